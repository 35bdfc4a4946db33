// A box that opens to write in (details[data-compose]): opening it puts the cursor into it, Discard empties and shuts it.
// A box that the page brings along open leaves the cursor where it is.
document.addEventListener("click", (event) => {
  const summary = event.target.closest("[data-compose] > summary");
  if (!summary) return;
  // Opened here: the browser tells of it only later, and what is typed until then would go nowhere.
  event.preventDefault();
  const box = summary.parentElement;
  box.open = !box.open;
  if (box.open) box.querySelector("textarea").focus();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-discard]");
  if (!button) return;
  const box = button.closest("[data-compose]");
  box.querySelectorAll("textarea, input[type=text], select").forEach((field) => {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true })); // drafts.js forgets it
  });
  box.open = false;
  box.querySelector("summary").focus();
});

// The button that was pressed is gone with its box: go on from what took its place, a box of the same name if need be.
document.addEventListener("htmx:afterSettle", ({ detail: { target } }) => {
  if (document.activeElement !== document.body) return;
  (target.isConnected ? target : document.getElementById(target.id))?.focus();
});
