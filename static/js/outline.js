// Dragging paragraphs in the outline. The order is saved by a button that the page already has.
(() => {
  const list = document.querySelector("[data-sortable]");
  if (!list || typeof Sortable === "undefined") return;

  Sortable.create(list, {
    draggable: ".is-movable",
    handle: ".grip",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    onEnd: ({ oldIndex, newIndex }) => {
      if (oldIndex !== newIndex) document.getElementById("save-order").click();
    },
  });
})();
