// Quoting: words selected in a slot bring up its Quote button, which opens the slot's comment with the words in it.
const PATIENCE_MS = 250; // touching the button takes the selection away just before the touch arrives
let words = "";
let away = 0;

const buttons = () => document.querySelectorAll("[data-quote]");

// The words as they were submitted: without those that were taken out since the submission before.
function read(range) {
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  copy.querySelectorAll("del").forEach((gone) => gone.remove());
  copy.querySelectorAll("br").forEach((end) => end.replaceWith(" "));
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function place(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-words]");
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const text = range && place(range.startContainer);
  const found = text && text === place(range.endContainer) ? read(range) : "";
  clearTimeout(away);
  if (!found) {
    away = setTimeout(() => buttons().forEach((button) => { button.hidden = true; }), PATIENCE_MS);
    return;
  }
  words = found;
  const own = text.closest(".rv-slot").querySelector("[data-quote]");
  buttons().forEach((button) => { button.hidden = button !== own; });
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-quote]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-quote]");
  if (!button) return;
  const { quote: slot } = button.dataset;
  button.hidden = true;
  const field = document.getElementById(`quote-${slot}`);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true })); // drafts.js keeps it
  document.getElementById(`compose-${slot}`).open = true;
  document.getElementById(`comment-${slot}`).focus();
});
