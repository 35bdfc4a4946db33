// What every page has: the theme, menus, and what becomes of fields on paper.

// "Automatic" follows the device. Runs before the first paint, so that a dark screen never flashes white.
(() => {
  const html = document.documentElement;
  if (html.dataset.theme !== "auto") return;

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { html.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", follow);
  follow();
})();

// Menus made of <details class="menu">: Escape, a click elsewhere or leaving by Tab closes them.
(() => {
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  const closeOthers = (place) => {
    for (const menu of openMenus()) if (!menu.contains(place)) menu.open = false;
  };

  document.addEventListener("click", ({ target }) => closeOthers(target));
  document.addEventListener("focusin", ({ target }) => closeOthers(target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  });
})();

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
