// Putting a saved comment into the one that is being written: its words, its kind, and the cursor in its first blank.
const BLANK = "[...]";
let last = null; // the comment box that was written in last

document.addEventListener("focusin", (event) => {
  last = event.target.closest(".compose") ?? last;
});

const buttons = (finder) => [...finder.querySelectorAll("[data-insert]")];

function shut(finder) {
  finder.querySelector("[data-found]").replaceChildren();
  finder.querySelector("input[type=search]").value = "";
}

function put(field, text) {
  const before = field.value.slice(0, field.selectionStart).trimEnd();
  const after = field.value.slice(field.selectionEnd).trimStart();
  const start = before ? `${before} ` : "";
  field.value = start + text + (after && ` ${after}`);
  field.dispatchEvent(new Event("input", { bubbles: true })); // drafts.js keeps it
  field.focus();
  const blank = text.indexOf(BLANK);
  const from = start.length + (blank < 0 ? text.length : blank);
  field.setSelectionRange(from, blank < 0 ? from : from + BLANK.length);
}

// The box that is written in; else the only one that is open.
function target(button) {
  const open = [...document.querySelectorAll("[data-compose][open] > .compose")];
  return button.closest(".compose") ?? (open.includes(last) ? last : open[0]);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  const box = target(button);
  const status = document.querySelector("[data-bank-status]");
  if (status) status.textContent = box ? "" : "Open the comment that it is for, then press again.";
  if (!box) return;
  const { insert: text, savedPk, kind } = button.dataset;
  const finder = box.querySelector("[data-find-saved]");
  const saved = finder.querySelector("[data-saved]");
  saved.value = savedPk;
  saved.dispatchEvent(new Event("input", { bubbles: true })); // drafts.js keeps it
  const choice = box.querySelector(`[name^="kind-"][value="${kind}"]`);
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  shut(finder);
  put(box.querySelector("textarea"), text);
});

document.addEventListener("focusout", (event) => {
  const finder = event.target.closest("[data-find-saved]");
  if (finder && event.relatedTarget && !finder.contains(event.relatedTarget)) shut(finder);
});

function step(finder, from, by) {
  const all = buttons(finder);
  const to = all.indexOf(from) + by;
  (all[to] ?? (to < 0 ? finder.querySelector("input[type=search]") : from)).focus();
}

const KEYS = {
  ArrowDown: (finder, from) => step(finder, from, 1),
  ArrowUp: (finder, from) => step(finder, from, -1),
  Escape: (finder) => { shut(finder); finder.querySelector("input[type=search]").focus(); },
  Enter: (finder, from) => (from.matches("[data-insert]") ? from : buttons(finder)[0])?.click(),
};

document.addEventListener("keydown", (event) => {
  const finder = event.target.closest?.("[data-find-saved]");
  if (!finder || event.target.matches("[type=submit]") || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key](finder, event.target);
});
