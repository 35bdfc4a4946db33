// When the sheet is renewed: what was unfolded stays unfolded, and focus goes where the work goes on. A button that is
// pressed while an answer is awaited is pressed when its turn has come: the answer may bring another in its place, and
// htmx drops what a button asked that is no longer there.
(() => {
  const SHEET = "plan";
  let folds = new Map(); // id -> whether it was open
  let active = null;

  const isSheet = (target) => target?.id === SHEET;
  const fieldOf = (problem) =>
    document.getElementById(problem.parentElement.id.replace("state-", "slot-").replace("set-", "factor-"));
  const sheetFolds = () => document.querySelectorAll(`#${SHEET} details[id]`);

  const unfold = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // What lies over the plan, as the outline does on a phone, is left for what is behind it.
  workspace.sheet = () => {
    const pane = document.querySelector(":is(.outline, .tabpane):target");
    return pane && getComputedStyle(pane).position === "fixed" ? pane : null;
  };

  const goTo = (element) => {
    if (!element) return;
    const sheet = workspace.sheet();
    if (sheet && !sheet.contains(element)) location.hash = element.id;
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
    // What another tab did takes nobody away, and neither does an answer that comes late.
    if (detail.requestConfig.verb !== "post" || hasGoneOn()) return;
    const problem = document.querySelector(`#${SHEET} .problem`);
    goTo(document.getElementById("unsaved") || (problem && fieldOf(problem)));
  });

  // The text that was kept is gone on with.
  document.addEventListener("htmx:afterSettle", ({ detail: { requestConfig } }) => {
    const problem = requestConfig?.elt.closest(".problem");
    if (problem && document.activeElement === document.body) goTo(fieldOf(problem));
  });

  // Whoever has gone on to type elsewhere, while an answer was on its way, stays there.
  let atPress = null;
  document.addEventListener("htmx:beforeRequest", ({ detail: { requestConfig } }) => {
    if (requestConfig.verb === "post") atPress = document.activeElement;
  });
  const hasGoneOn = () => document.activeElement !== atPress && document.activeElement.matches("textarea, select, input");
  document.addEventListener("plan-focus", ({ detail: { id, elt } }) => {
    if (!elt || !hasGoneOn()) goTo(document.getElementById(id));
  });

  const running = new Set();
  const pressed = [];
  const isInTurn = (element) => element.closest("[data-hx-sync]")?.matches(".workspace");
  const nowOf = (button) => [...document.querySelectorAll(`button[data-hx-post="${CSS.escape(button.getAttribute("data-hx-post"))}"]`)]
    .find(({ id, name, value }) => id === button.id && name === button.name && value === button.value);
  const pressNext = () => {
    while (pressed.length && !running.size) nowOf(pressed.shift())?.click();
  };

  document.addEventListener("htmx:confirm", (event) => {
    const { elt } = event.detail;
    if (!running.size || !elt.matches("button") || !isInTurn(elt)) return;
    event.preventDefault();
    pressed.push(elt);
  });

  document.addEventListener("htmx:beforeSend", ({ detail: { elt, xhr } }) => {
    if (!isInTurn(elt)) return;
    running.add(xhr);
    xhr.addEventListener("loadend", () => {
      running.delete(xhr);
      pressNext();
    });
  });

  // What was done on the page before is said at the head of this one; whoever is led further down is told there, too.
  addEventListener("load", () => {
    const done = document.querySelector(".flashes")?.textContent.trim();
    if (done && location.hash) workspace.notify(done);
  });

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-dismiss]")) target.closest(".notice").remove();
    const link = target.closest("a[href^='#']");
    const place = link && document.getElementById(link.hash.slice(1));
    if (place?.matches("details")) place.open = true;
    else if (place) unfold(place);
  });
})();
