// Evidence by keyboard: from the search into what it found, and from an added card back to the part that it went into.
// When an answer takes away what has the focus, the focus goes to what stands in its place.
(() => {
  const panel = document.getElementById("evidence");
  if (!panel) return;

  const search = document.getElementById("evidence-q");
  const target = document.getElementById("target");
  const results = document.getElementById("evidence-results");
  const own = document.getElementById("own-evidence");
  const cards = () => [...results.querySelectorAll(".bank")];
  const adds = () => [...results.querySelectorAll("[name='evidence']")];
  const isLost = () => document.activeElement === document.body;

  const goBack = () => {
    const part = document.querySelector(`[data-add-evidence="${target.value}"]`)?.closest(".slot");
    const field = part?.querySelector(".slot-text");
    if (!field) return;
    document.dispatchEvent(new CustomEvent("plan-focus", { detail: { id: field.id } }));
  };

  // Enter sends the search, and what it finds takes the focus.
  search.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !adds().length) return;
    event.preventDefault();
    adds()[0].focus();
  });

  results.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = adds();
    const place = all.indexOf(event.target);
    if (!step || place < 0 || event.altKey) return;
    event.preventDefault();
    (place + step < 0 ? search : all[place + step])?.focus();
  });

  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.matches("[type='search']:not(:placeholder-shown)")) return;
    event.preventDefault();
    goBack();
  });

  // A mouse or a finger may go on adding; whoever pressed a key goes on writing.
  let pressed = null;
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[name='evidence'], .own-form [type='submit']");
    if (button) pressed = { sender: button.closest(".own-form") ?? button, isByKey: !event.detail };
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!pressed || detail.requestConfig.elt !== pressed.sender) return;
    const { isByKey } = pressed;
    pressed = null;
    if (detail.xhr.status !== 200) return;
    if (isByKey) goBack();
    else if (isLost()) document.getElementById("own-evidence-open")?.focus();
  });

  // How many cards were found is told to who searches, and not to whoever works in the plan meanwhile.
  document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target, fragment } }) => {
    if (target.id === "evidence-count" && !panel.contains(document.activeElement)) fragment.replaceChildren();
  });

  let place = -1; // of the card that has the focus; "Show more" stands after the last
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target !== results) return;
    const active = document.activeElement;
    const card = cards().indexOf(active.closest(".bank"));
    place = results.contains(active) ? (card < 0 ? cards().length : card) : -1;
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target === own) (own.querySelector(".is-invalid") ?? own.querySelector("textarea"))?.focus();
    if (detail.target !== results) return;
    if (detail.requestConfig.triggeringEvent?.type === "submit") adds()[0]?.focus();
    else if (place >= 0 && isLost()) (adds()[place] ?? adds().at(-1) ?? search).focus();
  });
})();
