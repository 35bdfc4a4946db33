// A box that opens to write in (details[data-compose]): opening it puts the cursor into it, Discard empties and shuts it.
document.addEventListener("toggle", (event) => {
  const box = event.target;
  if (box.matches("[data-compose]") && box.open) box.querySelector("textarea").focus();
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-discard]");
  if (!button) return;
  const box = button.closest("[data-compose]");
  box.querySelector("textarea").value = "";
  box.open = false;
  box.querySelector("summary").focus();
});

// What could not be kept comes back with the reason, and is shown.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 422) return;
  detail.shouldSwap = true;
  detail.isError = false;
});

// The button that was pressed is gone with its box: go on from the comments that took its place.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (document.activeElement === document.body) detail.target.focus();
});
