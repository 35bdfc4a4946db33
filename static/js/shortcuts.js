// The workspace by keyboard: each key presses a button that is on the page already (keys.js).
(() => {
  if (!document.getElementById("shortcuts")) return;

  const said = document.getElementById("shortcut-said");
  const FIELDS = "textarea, select, input:not([type='radio'], [type='checkbox'])";
  const find = (selector) => document.querySelector(selector);

  // ---- Where one is: what has the focus in the plan, or had it last

  let last = null;
  let part = "";
  let slot = ""; // the slot in which one typed last
  document.addEventListener("focusin", ({ target }) => {
    if (!target.closest("#plan")) return;
    last = target;
    part = target.closest("#plan > [id]")?.id ?? "plan";
    if (target.matches("[id^='slot-']")) slot = target.id;
  });
  const here = () => (last?.isConnected ? last : document.getElementById(part));
  const paragraph = () => here()?.closest(".para");

  const goTo = (id) => document.dispatchEvent(new CustomEvent("plan-focus", { detail: { id } }));

  // ---- What the keys do

  const step = (side) => {
    const place = here();
    const slots = [...document.querySelectorAll("#plan [id^='slot-']")];
    const found = slots.filter((field) => !place || place.compareDocumentPosition(field) & side);
    const field = side === Node.DOCUMENT_POSITION_FOLLOWING ? found[0] : found.at(-1);
    if (field) goTo(field.id);
  };
  const next = () => step(Node.DOCUMENT_POSITION_FOLLOWING);
  const previous = () => step(Node.DOCUMENT_POSITION_PRECEDING);

  // To the head of the part; "next" goes on from where one typed.
  const leaveTyping = () => {
    const field = last;
    const place = field.closest("#plan > *");
    (place.matches("details") ? place.firstElementChild : place).focus();
    last = field;
  };
  const typeOn = () => (document.getElementById(slot) ? goTo(slot) : next());

  const searchEvidence = () => {
    const id = paragraph()?.dataset.section ?? document.getElementById("target").value;
    find(`[data-add-evidence="${id}"]`)?.click();
  };

  const choose = (name, value) => () => {
    const block = paragraph();
    const option = block?.querySelector(`[name="${name}-${block.dataset.section}"][value="${value}"]`);
    if (!option) return;
    option.click();
    const title = [".para-n", ".para-title"].map((shown) => block.querySelector(shown).textContent);
    const words = [option.closest("fieldset").querySelector("legend"), option.closest("label")];
    said.textContent = `${title.join(". ")}. ${words.map((shown) => shown.textContent.trim()).join(": ")}`;
  };

  // The button in the outline takes the focus when it is pressed by hand; here the focus stays with the paragraph.
  let moved = "";
  const move = (direction) => () => {
    const id = paragraph()?.dataset.section;
    const button = document.getElementById(`${direction}-${id}`);
    if (!button || button.hasAttribute("aria-disabled")) return;
    moved = button.id;
    button.click();
  };
  addEventListener("plan-focus", (event) => {
    if (event.detail.id !== moved) return;
    event.stopPropagation();
    const fold = document.getElementById(moved.replace(/^\w+/, "fold"));
    moved = "";
    if (document.activeElement === document.body) fold.focus();
    fold.scrollIntoView({ block: "nearest" });
  }, true);

  const nextIn = (name) => () => {
    const pane = document.getElementById(name);
    if (!pane) return;
    const found = [...pane.querySelectorAll(".find")];
    find(`#t-${name}`)?.click();
    if (!pane.checkVisibility()) find(`.dock [href='#${name}']`).click();
    (found[found.indexOf(document.activeElement) + 1] ?? found[0] ?? pane).focus();
  };

  const press = (selector) => () => find(selector)?.click();

  const ALONE = {
    j: next,
    k: previous,
    e: typeOn,
    n: press("#plan [name='kind'][value='paragraph']"),
    "Shift+j": move("down"),
    "Shift+k": move("up"),
    s: choose("side", "supports"),
    c: choose("side", "challenges"),
    1: choose("weight", 1),
    2: choose("weight", 2),
    3: choose("weight", 3),
    "/": searchEvidence,
    f: nextIn("feedback"),
    x: nextIn("checks"),
    "Shift+s": press("[name='then'][value='submit']"),
  };

  const always = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
    const isInPlan = target.closest("#plan");
    if (altKey && !ctrlKey && !metaKey && !shiftKey && (isInPlan || !target.matches("select"))) {
      return { ArrowDown: next, ArrowUp: previous }[key];
    }
    const isReply = target.matches("textarea:not([id^='slot-'])");
    if ((ctrlKey || metaKey) && key === "Enter" && !target.closest("#evidence") && !isReply) return searchEvidence;
    if (altKey || ctrlKey || metaKey || key !== "Escape" || !isInPlan || !target.matches(FIELDS)) return undefined;
    return leaveTyping;
  };

  shortcutKeys({ alone: ALONE, always, again: [next, previous] });
})();
