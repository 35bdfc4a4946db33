// Says in words whether the plan is saved, and keeps saves few: a field is sent only while it differs from what the
// server holds. The requests themselves are htmx attributes; without this file they still save.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;

  const RETRY_MS = 3000;
  const IN_WORDS = [409, 422]; // the answers that say what is wrong, and are shown
  const state = document.getElementById("save-state");
  const held = new Map(); // field name -> the text that the server holds
  const known = new WeakSet(); // the fields that were here before the last answer

  const isSlot = (element) => element.name?.startsWith("slot-");
  const slots = () => [...form.elements].filter(isSlot);
  const isUnsaved = (field) => held.get(field.name) !== field.value;
  const stateOf = (field) => document.getElementById(field.name.replace("slot-", "state-"));
  const hasChoice = (field) => stateOf(field)?.querySelector(".problem-acts");

  const say = (words, isFailed) => {
    state.textContent = words;
    state.classList.toggle("is-failed", isFailed);
  };

  let before = []; // what was said before a request
  const sayThatItSaves = () => {
    before = [...state.childNodes];
    say(state.dataset.saving, false);
  };

  // A field that has just come holds what the server holds, unless it is one that could not be saved.
  const remember = (field) => {
    if (!known.has(field) && !field.hasAttribute("aria-invalid")) held.set(field.name, field.value);
    known.add(field);
  };

  const retry = () => slots().filter(isUnsaved).forEach((field) => field.dispatchEvent(new Event("change")));

  let timer = 0;
  const failed = (words) => {
    say(words, true);
    clearTimeout(timer);
    timer = setTimeout(retry, RETRY_MS);
  };

  const isFine = ({ status }) => status >= 200 && status < 400;
  const isSignedOut = (xhr) => (xhr.getResponseHeader("HX-Redirect") || "").startsWith(state.dataset.signIn);

  // Not every request is about the plan's words: a reply to a comment is not, and a search is not.
  const savesPlan = ({ requestConfig }) =>
    requestConfig.verb === "post" && Object.keys(requestConfig.parameters).some((name) => /^(slot|was)-/.test(name));

  slots().forEach(remember);

  form.addEventListener("input", ({ target }) => {
    if (isSlot(target) && isUnsaved(target)) say(state.dataset.unsaved, false);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    // While two texts are there to choose from, typing must not choose.
    if (isSlot(elt) && (!isUnsaved(elt) || hasChoice(elt))) event.preventDefault();
    else if (savesPlan(event.detail)) sayThatItSaves();
  });

  // Before the answer is put into the page, which asks what is still unsaved.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (!savesPlan(event.detail)) return;
    if (isSignedOut(xhr)) return event.preventDefault(); // to leave for the sign-in page would lose what is not saved
    if (!isFine(xhr)) return;
    state.classList.remove("is-failed");
    for (const [name, value] of Object.entries(requestConfig.parameters)) {
      if (name.startsWith("slot-")) held.set(name, value.replace(/\r\n?/g, "\n"));
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!savesPlan(detail)) return;
    if (isSignedOut(detail.xhr)) return failed(state.dataset.signedOut);
    if (IN_WORDS.includes(detail.xhr.status)) {
      // A form with a slip answers for itself, and says nothing about the plan.
      if (state.textContent === state.dataset.saving) state.replaceChildren(...before);
    } else if (!isFine(detail.xhr)) failed(state.dataset.failed);
  });

  document.addEventListener("htmx:afterSettle", () => {
    for (const field of slots()) {
      remember(field);
      if (stateOf(field)?.querySelector(".problem")) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    // An answer speaks of what was sent; somebody may have typed on.
    if (slots().some((field) => isUnsaved(field) && !field.hasAttribute("aria-invalid"))) say(state.dataset.unsaved, false);
  });

  // What was typed in the last moment before the page goes.
  addEventListener("pagehide", () => {
    for (const field of slots().filter((slot) => isUnsaved(slot) && !hasChoice(slot))) {
      const revision = field.name.replace("slot-", "rev-");
      const data = new FormData();
      data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.set(field.name, field.value);
      data.set(revision, form.elements[revision].value);
      navigator.sendBeacon(field.getAttribute("hx-post"), data);
    }
  });
})();
