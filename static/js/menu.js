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
