// Text fields grow with their text where the browser does not do so by itself.
(() => {
  if (CSS.supports("field-sizing", "content")) return;

  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  const growAll = () => document.querySelectorAll("textarea.slot-text").forEach(grow);

  document.addEventListener("input", ({ target }) => target.matches("textarea.slot-text") && grow(target));
  document.addEventListener("toggle", growAll, true);
  document.addEventListener("htmx:afterSettle", growAll);
  growAll();
})();
