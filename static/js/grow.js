// Text fields grow with their text where the browser does not do so by itself.
(() => {
  if (CSS.supports("field-sizing", "content")) return;

  const FIELD = "textarea.slot-text";
  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  const growAll = () => document.querySelectorAll(FIELD).forEach(grow);

  for (const name of ["input", "workspace:adopted"]) {
    document.addEventListener(name, ({ target }) => target.matches(FIELD) && grow(target));
  }
  document.addEventListener("toggle", growAll, true);
  document.addEventListener("htmx:afterSettle", growAll);
  addEventListener("resize", growAll);
  growAll();
})();
