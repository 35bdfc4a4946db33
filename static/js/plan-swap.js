// When the sheet is renewed: what was unfolded stays unfolded, and focus goes where the work goes on.
(() => {
  const SHEET = "plan";
  let folds = new Map(); // id -> whether it was open
  let active = null;

  const isSheet = (target) => target?.id === SHEET;
  const sheetFolds = () => document.querySelectorAll(`#${SHEET} details[id]`);

  const unfold = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const goTo = (element) => {
    if (!element) return;
    unfold(element);
    element.focus();
    element.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!isSheet(detail.target)) return;
    folds = new Map([...sheetFolds()].map((fold) => [fold.id, fold.open]));
    active = document.activeElement;
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (!isSheet(detail.target)) return;
    for (const fold of sheetFolds()) if (folds.has(fold.id)) fold.open = folds.get(fold.id);
    // A browser that cannot move a field without blurring it leaves the focus nowhere.
    if (document.activeElement === document.body && active?.isConnected) active.focus();
    goTo(document.querySelector("#unsaved, #plan .problem")?.closest(".slot, .block")?.querySelector("[name], #unsaved"));
  });

  document.addEventListener("plan-focus", ({ detail }) => goTo(document.getElementById(detail.id)));

  document.addEventListener("click", ({ target }) => {
    target.closest("[data-dismiss]")?.closest(`.${target.closest("[data-dismiss]").dataset.dismiss}`).remove();
    const link = target.closest("a[href^='#']");
    const place = link && document.getElementById(link.hash.slice(1));
    if (place?.matches("details")) place.open = true;
    else if (place) unfold(place);
  });
})();
