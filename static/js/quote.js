// Quoting: words selected in a slot bring up its Quote button, which opens the slot's comment with the words in it, and
// with how many letters come before them, since the same words may stand there twice.
const PATIENCE_MS = 250; // touching the button takes the selection away just before the touch arrives
const SPACE = /\s/u;
const LETTER = /[\p{L}\p{N}_]/u;
const UNPARTED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u; // no spaces in between
let quoted = { words: "", at: 0 };
let away = 0;

const buttons = () => document.querySelectorAll("[data-quote]");

// The letters as they were submitted: without those that were taken out since the submission before.
function read(range) {
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  copy.querySelectorAll("del").forEach((gone) => gone.remove());
  copy.querySelectorAll("br").forEach((end) => end.replaceWith(" "));
  return [...copy.textContent];
}

const isInWord = (letters, place) =>
  [letters[place - 1], letters[place]].every((one) => one && LETTER.test(one) && !UNPARTED.test(one));

// What is selected in whole words, and how many letters, spaces apart, come before.
function wholeWords(text, range) {
  const before = document.createRange();
  before.selectNodeContents(text);
  const all = read(before);
  before.setEnd(range.startContainer, range.startOffset);
  let start = read(before).length;
  let end = start + read(range).length;
  while (start < end && SPACE.test(all[start])) start += 1;
  while (end > start && SPACE.test(all[end - 1])) end -= 1;
  if (start === end) return null;
  while (isInWord(all, start)) start -= 1;
  while (isInWord(all, end)) end += 1;
  const at = all.slice(0, start).filter((one) => !SPACE.test(one)).length;
  return { words: all.slice(start, end).join("").replace(/\s+/g, " "), at };
}

function place(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-words]");
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const text = range && place(range.startContainer);
  const found = text && text === place(range.endContainer) ? wholeWords(text, range) : null;
  clearTimeout(away);
  if (!found) {
    away = setTimeout(() => buttons().forEach((button) => { button.hidden = true; }), PATIENCE_MS);
    return;
  }
  quoted = found;
  const own = text.closest(".rv-slot").querySelector("[data-quote]");
  buttons().forEach((button) => { button.hidden = button !== own; });
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-quote]")) event.preventDefault();
});

function fill(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true })); // drafts.js keeps it
}

// Words that are typed are meant where they stand first.
document.addEventListener("input", ({ target }) => {
  const at = target.id.startsWith("quote-") && document.getElementById(target.id.replace("quote", "at"));
  if (at?.value) fill(at, "");
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-quote]");
  if (!button) return;
  const { quote: slot } = button.dataset;
  button.hidden = true;
  fill(document.getElementById(`quote-${slot}`), quoted.words);
  fill(document.getElementById(`at-${slot}`), quoted.at);
  document.getElementById(`compose-${slot}`).open = true;
  document.getElementById(`comment-${slot}`).focus();
});
