// The review page by keyboard: each key leads to what is on the page already, or presses it (keys.js). What sends
// something to a student is only led to: pressing it is one more key.
(() => {
  const plan = document.getElementById("plan");
  const find = (selector) => document.querySelector(selector);
  const BOX = "[data-compose]";

  // ---- Where one is: what has the focus in the plan, or had it last; its place stays when the comments come anew

  let last = null;
  let row = null;
  document.addEventListener("focusin", ({ target }) => {
    if (!plan.contains(target)) return;
    last = target;
    row = target.closest(".rv-row");
  });
  const here = () => (last?.isConnected ? last : row);

  const goTo = (place) => {
    if (!place) return;
    const fold = place.parentElement.closest("details:not([open])");
    if (fold && !place.matches("summary")) fold.open = true;
    if (!place.matches("summary")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  };

  // The parts, and instead of those that are folded away the line that unfolds them.
  const stops = () => [...plan.querySelectorAll(".rv-row, details.rv-part:not([open]) > summary")]
    .filter((place) => place.matches("summary") || !place.closest("details.rv-part:not([open])"));

  const step = (side, among) => {
    const place = here();
    const found = among.filter((stop) => !place || (place !== stop && place.compareDocumentPosition(stop) & side
      && !stop.contains(place)));
    return side === Node.DOCUMENT_POSITION_FOLLOWING ? found[0] : found.at(-1);
  };
  const next = () => goTo(step(Node.DOCUMENT_POSITION_FOLLOWING, stops()));
  const previous = () => goTo(step(Node.DOCUMENT_POSITION_PRECEDING, stops()));

  const nextOf = (selector) => () => {
    const all = [...plan.querySelectorAll(selector)];
    goTo(step(Node.DOCUMENT_POSITION_FOLLOWING, all) ?? all[0]);
  };
  const nextChange = nextOf(".rv-row:has(ins, del, .pill-new)");
  const nextComment = nextOf(".note");

  // ---- What the keys do

  const comment = () => {
    const fold = last?.matches("details.rv-part > summary") && last.parentElement;
    if (fold) fold.open = true;
    const place = fold ? fold.querySelector(".rv-row") : (row ?? stops().find((stop) => stop.matches(".rv-row")));
    const box = place?.querySelector(".rv-compose");
    if (box?.open) box.querySelector("textarea").focus();
    else box?.querySelector("summary").click();
  };

  const press = (selector) => () => find(selector)?.click();
  const lead = (selector) => () => {
    const place = find(selector);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  };

  const leaveTyping = () => goTo(row ?? stops()[0]);

  const ALONE = {
    j: next,
    k: previous,
    d: nextChange,
    c: comment,
    f: nextComment,
    l: lead("#criteria input:checked, #criteria input"),
    w: lead("#overall"),
    r: lead("#decide-buttons [value='returned']"),
    a: lead("#decide-buttons [value='approved']"),
    "Shift+n": press("[data-next-plan]"),
    "Shift+p": press("[data-previous-plan]"),
  };

  const always = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
    if (altKey && !ctrlKey && !metaKey && !shiftKey && !target.matches("select")) {
      return { ArrowDown: next, ArrowUp: previous }[key];
    }
    const button = target.closest(BOX)?.querySelector("[type='submit']:not(.only-scriptless, [data-take])");
    if ((ctrlKey || metaKey) && key === "Enter" && button) return () => button.click();
    const isTyping = target.matches("textarea, input:not([type='radio'], [type='checkbox'])");
    return key === "Escape" && isTyping && target.form?.id === "review-form" ? leaveTyping : undefined;
  };

  shortcutKeys({ alone: ALONE, always, again: [next, previous] });
})();
