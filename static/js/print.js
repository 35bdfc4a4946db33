// On paper a field shows only what is in sight, and cannot go on on the next page. So its words stand beside it while
// the page is printed; print.css shows them in its place.
(() => {
  const words = (field) => (field.localName === "select" ? field.selectedOptions[0]?.value : field.value) ?? "";

  addEventListener("beforeprint", () => {
    for (const field of document.querySelectorAll("textarea, .sheet select")) {
      const copy = document.createElement("p");
      copy.className = `on-paper ${field.className}`;
      copy.textContent = words(field);
      field.after(copy);
    }
  });
  addEventListener("afterprint", () => document.querySelectorAll(".on-paper").forEach((copy) => copy.remove()));
})();
