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
