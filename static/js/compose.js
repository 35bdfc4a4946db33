// A box that opens to write in (details[data-compose]): opening it puts the cursor into it, Discard empties and shuts it.
// A box that the page brings along open leaves the cursor where it is.
let asked = null;

document.addEventListener("click", (event) => {
  asked = event.target.closest("[data-compose] > summary")?.parentElement;
});

document.addEventListener("toggle", (event) => {
  const box = event.target;
  if (box === asked && box.open) box.querySelector("textarea").focus();
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-discard]");
  if (!button) return;
  const box = button.closest("[data-compose]");
  box.querySelectorAll("textarea, input[type=text], select").forEach((field) => { field.value = ""; });
  box.open = false;
  box.querySelector("summary").focus();
});

// The button that was pressed is gone with its box: go on from the comments that took its place.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (document.activeElement === document.body) detail.target.focus();
});
