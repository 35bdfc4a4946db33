// The outline: paragraphs are dragged in it, and it follows the work.

// Dragging paragraphs in the outline. The order is saved by a button that the page already has. The library is fetched
// when somebody comes near the outline: few drag, and the first page is lighter without it.
(() => {
  const list = document.querySelector("[data-sortable]");
  if (!list) return;

  const start = () => Sortable.create(list, {
    draggable: ".is-movable",
    handle: ".grip",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    onEnd: ({ oldIndex, newIndex }) => {
      if (oldIndex !== newIndex) document.getElementById("save-order").click();
    },
  });

  const fetchLibrary = () => {
    const script = document.createElement("script");
    script.src = list.dataset.sortable;
    script.addEventListener("load", start);
    document.head.append(script);
    for (const name of ["pointerover", "focusin", "hashchange"]) removeEventListener(name, approach);
  };

  const approach = ({ target }) => {
    const isNear = target instanceof Node && list.parentElement.contains(target);
    if (isNear || location.hash === "#outline") fetchLibrary();
  };

  for (const name of ["pointerover", "focusin", "hashchange"]) addEventListener(name, approach);
})();

// The outline and the evidence panel follow the part of the plan that one works in; a link to a part takes one there.
(() => {
  const outline = document.getElementById("outline-list");
  const target = document.getElementById("target");
  const search = document.getElementById("evidence-q");
  const tab = document.getElementById("t-evidence");
  if (!outline || !target) return;

  let part = ""; // the id of the part that one works in
  let last = ""; // the id of what had the focus in it

  const mark = () => {
    for (const link of outline.querySelectorAll("li > a")) {
      const isCurrent = link.hash === `#${part}`;
      link.parentElement.classList.toggle("is-current", isCurrent);
      if (isCurrent) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  let chosen = target.value;
  target.addEventListener("change", () => { chosen = target.value; });

  const offers = (id) => [...target.options].some((option) => option.value === id);

  const aimAt = (id) => {
    if (target.value === id || !offers(id)) return;
    target.value = id;
    target.dispatchEvent(new Event("change"));
  };

  // An answer renews the list of paragraphs; evidence still goes where it was about to go.
  const keepAim = () => {
    if (offers(chosen)) target.value = chosen;
    else {
      chosen = target.value;
      part = ""; // if it comes back, and one is in it, evidence goes there again
    }
  };

  document.addEventListener("focusin", (event) => {
    const place = event.target.closest("#plan > [id]");
    if (!place) return;
    last = event.target.id || place.id;
    if (place.id === part) return;
    part = place.id;
    mark();
    aimAt(place.dataset.section);
  });

  document.addEventListener("htmx:oobAfterSwap", () => {
    mark();
    keepAim();
  });

  const focusOn = (place) => {
    const handle = place?.matches("details") ? place.firstElementChild : place;
    if (!handle) return;
    if (handle.tabIndex < 0) handle.tabIndex = -1;
    handle.focus({ preventScroll: true });
  };

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-dismiss]")) focusOn(workspace.sheet() ?? document.getElementById(last));
    const link = target.closest(":is(.outline, .panel) a[href^='#']");
    // The browser goes there first, and would take the focus away.
    if (link) setTimeout(() => focusOn(document.getElementById(link.hash.slice(1))?.closest("#plan *")));
  });

  // Evidence is left for the part that it goes to (evidence.js).
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest(".outline, .tabpane:not(#evidence)")) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("plan-focus", { detail: { id: last || "plan" } }));
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-evidence]");
    if (!button) return;
    event.preventDefault();
    aimAt(button.dataset.addEvidence);
    if (tab) tab.checked = true;
    // On a phone the panel is a sheet of its own; elsewhere it is in view, and the address stays.
    if (!search.checkVisibility()) location.hash = "evidence";
    search.focus();
  });
})();
