// Saves each part by itself, and says in words whether all is saved. A part is sent only while it differs from what the
// server holds, and each edit has a name, so that one that is sent twice is made once. What is typed is kept on the
// device until the server has it (kept.js). The requests are htmx attributes; without this file they still save.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;

  const { kept, newName } = workspace;
  const SLOT = "slot-";
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 15000;
  const IN_WORDS = [409, 422]; // the answers that say what is wrong, and are shown
  const state = document.getElementById("save-state");
  // slot id -> held: the words on the server; base: the revision that is written over; shown: the one that the page was
  // last given; names, sent: edits without an answer; known: edits that the server has, over that revision; refused: the
  // words that the server did not take
  const parts = new Map();
  const known = new WeakSet(); // the fields that were here before the last answer

  const isSlot = (element) => element.name?.startsWith(SLOT);
  const idOf = (field) => field.name.slice(SLOT.length);
  const fields = () => [...form.elements].filter(isSlot);
  const revisionOf = (id) => document.getElementById(`rev-${id}`);
  const stateOf = (id) => document.getElementById(`state-${id}`);
  const hasProblem = (id) => stateOf(id)?.querySelector(".problem");
  const hasChoice = (id) => stateOf(id)?.querySelector(".problem-acts");
  const isUnsaved = (field) => {
    const part = parts.get(idOf(field));
    return part.held !== field.value || part.names.length > 0;
  };
  const unsaved = () => fields().filter(isUnsaved);

  // ---- What is known of each part

  const wordsOfServer = (field) =>
    field.options ? ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value : field.defaultValue;

  // A field that has just come holds what the server holds, unless it is one that could not be saved.
  const take = (field) => {
    known.add(field);
    const id = idOf(field);
    const { base, names, sent } = parts.get(id) ?? { names: [] };
    const isRefused = field.hasAttribute("aria-invalid");
    const revision = Number(revisionOf(id).value);
    parts.set(id, {
      held: isRefused ? undefined : wordsOfServer(field),
      base: (isRefused && base) || revision,
      shown: isRefused ? undefined : revision,
      names,
      sent,
      known: [],
    });
  };
  const namesOf = ({ names, known }) => workspace.bound([...names, ...known]);

  const keep = (field) => {
    const part = parts.get(idOf(field));
    const { base, sent } = part;
    kept.put(idOf(field), { text: field.value, base, names: namesOf(part), sent, isSaved: !isUnsaved(field) });
  };

  // Put into a field what this device kept of it; forget what the server has as well.
  const lay = (field, record) => {
    const part = parts.get(idOf(field));
    if (record.isSaved ? record.base <= part.base : record.text === part.held) return false;
    field.value = record.text;
    part.base = record.base;
    if (record.isSaved) part.held = record.text;
    else Object.assign(part, { names: record.names, sent: record.sent });
    return true;
  };

  // What is saved is forgotten when the whole page has come with it: without a connection an older page may come again.
  const recall = (field, isLoading) => {
    const record = kept.mine(idOf(field));
    if (isLoading && isUnsaved(field) && field.value !== record?.text) { // typed before this file came
      if (record) kept.setAside(idOf(field));
      keep(field);
    } else if (record && !lay(field, record) && (isLoading || !record.isSaved)) kept.drop(idOf(field));
  };

  const nameEdit = (field) => {
    const part = parts.get(idOf(field));
    if (!part.names.length || part.sent !== field.value) {
      part.names = workspace.bound([newName(), ...part.names]);
      part.sent = field.value;
      keep(field);
    }
    return namesOf(part).join(" ");
  };

  // ---- What is said

  let trouble = ""; // what keeps parts from being saved, in words
  let before = []; // what the server said last
  let own = null; // what was said here since
  const say = (words, isFailed = false) => {
    state.classList.toggle("is-failed", isFailed);
    if (state.firstChild === own && state.textContent === words) return; // a screen reader would say it at each letter
    if (state.firstChild !== own) before = [...state.childNodes];
    state.replaceChildren(words);
    own = state.firstChild;
  };

  const count = () => unsaved().length + workspace.settings.unsaved().length + workspace.waiting();
  const changes = () => {
    if (!count()) return "";
    const words = count() === 1 ? state.dataset.change : state.dataset.changes.replace("{n}", count());
    return `${words} ${kept.isSafe() ? state.dataset.kept : state.dataset.notKept}`;
  };

  const tell = () => {
    const words = document.createElement("span");
    words.append(count() ? `${trouble}: ${changes()}` : trouble);
    if (trouble === state.dataset.signedOut) {
      const link = Object.assign(document.createElement("a"), {
        href: state.dataset.signIn, target: "_blank", textContent: state.dataset.signInWords,
      });
      words.replaceChildren(`${trouble}: `, link, `. ${changes()}`);
    }
    // Where nothing new is to be said, the link stays the one that somebody may be pressing.
    if (state.textContent !== words.textContent) say(words, true);
    for (const id of unsaved().map(idOf)) if (!hasProblem(id)) sayAtPart(id, state.dataset.keptHere);
  };

  const sayAtPart = (id, words) => {
    const line = Object.assign(document.createElement("span"), { className: "slot-line slot-kept", textContent: words });
    stateOf(id).replaceChildren(line);
  };

  const sayThatPartSaves = (id) => {
    stateOf(id).querySelector(":is(.slot-kept, .slot-saved)")?.remove();
    const line = stateOf(id).querySelector(".slot-line")
      ?? stateOf(id).appendChild(Object.assign(document.createElement("span"), { className: "slot-line" }));
    line.prepend(Object.assign(document.createElement("span"), { className: "slot-saved", textContent: state.dataset.saving }));
  };

  const sayThatItSaves = () => trouble || say(state.dataset.saving);

  // An answer speaks of what was sent; somebody may have typed on, or taken back what was not sent.
  // An answer to something else, such as the checks, comes while a save is still under way.
  const sayHowItStands = () => {
    const isSaving = state.textContent === state.dataset.saving;
    if (trouble) tell();
    else if (isPending() && !isSaving) say(state.dataset.unsaved);
    else if (document.querySelector("#plan .problem")) say(state.dataset.problem, true); // the answer may be another part's
    else if (state.firstChild === own && !isSaving) state.replaceChildren(...before);
  };

  // ---- Trying again

  let timer = 0;
  let delay = FIRST_RETRY_MS;
  let isBehind = false; // whether there may be more to send than what is being typed
  let isUnsure = false; // whether something else may have been done, without an answer
  const ask = () => document.dispatchEvent(new Event("plan-moved-on"));
  const send = (field) => field?.dispatchEvent(new Event("change"));
  let turn = 0; // one that is never taken holds up no other
  const isStuck = (field) => hasChoice(idOf(field)) || (hasProblem(idOf(field)) && parts.get(idOf(field)).refused === field.value);
  const retry = () => {
    clearTimeout(timer);
    const waiting = unsaved().filter((field) => !isStuck(field));
    const field = waiting[turn++ % waiting.length];
    send(field);
    isBehind = workspace.settings.retry() || Boolean(field);
    if (trouble && !isBehind && !workspace.waiting()) ask(); // with nothing to send
  };
  const retryNow = () => {
    delay = FIRST_RETRY_MS;
    retry();
  };

  const failed = (words) => {
    trouble = words;
    isBehind = true;
    tell();
    clearTimeout(timer);
    timer = setTimeout(retry, delay);
    delay = Math.min(2 * delay, LAST_RETRY_MS);
  };

  const recovered = () => {
    trouble = "";
    delay = FIRST_RETRY_MS;
    state.classList.remove("is-failed");
    if (isBehind) setTimeout(retry);
    if (isUnsure) ask();
    isUnsure = false;
  };

  // ---- Requests and answers

  // A network that asks to be signed in to answers in the server's place, and has saved nothing.
  const isOurs = (xhr) => xhr.getResponseHeader(workspace.MARK);
  const isFine = (xhr) => xhr.status >= 200 && xhr.status < 400 && isOurs(xhr);
  const isInWords = (xhr) => IN_WORDS.includes(xhr.status) && isOurs(xhr);
  const isSignedOut = (xhr) => (xhr.getResponseHeader("HX-Redirect") || "").startsWith(state.dataset.signInPage) || xhr.status === 403;
  const whatIsWrong = (xhr) => {
    if (!xhr.status) return state.dataset.offline;
    if (isSignedOut(xhr)) return state.dataset.signedOut;
    return xhr.status === 404 ? state.dataset.gone : state.dataset.failed;
  };

  // Not every request is about the plan's words: a reply to a comment is not, and a search is not.
  const savesPlan = ({ requestConfig }) =>
    requestConfig.verb === "post" && Object.keys(requestConfig.parameters).some((name) => /^(slot|was)-/.test(name));
  const sentWith = (parameters) => {
    const names = new Set(Object.keys(parameters));
    return fields().filter((field) => names.has(field.name));
  };
  const isRenewal = ({ requestConfig, target }) => requestConfig.verb === "get" && target?.id === "plan";
  const isByItself = (element) => isSlot(element) || element.matches(".para-set");

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const token = workspace.token();
    if (token) {
      detail.headers["X-CSRFToken"] = token;
      if (detail.verb === "post") detail.parameters.csrfmiddlewaretoken = token;
    }
    const settled = detail.elt.closest(".problem-acts")?.closest(".slot-state").id.replace("state-", "");
    for (const field of sentWith(detail.parameters)) {
      const id = idOf(field);
      // Whoever has seen both texts and chosen writes over the newer one; everybody else over what they saw.
      if (id !== settled) detail.parameters[`rev-${id}`] = parts.get(id).base;
      if (isUnsaved(field)) detail.parameters[`edit-${id}`] = nameEdit(field);
    }
    workspace.settings.name(detail.parameters);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    // While two texts are there to choose from, typing must not choose.
    if (isSlot(elt) && (!isUnsaved(elt) || hasChoice(idOf(elt)))) event.preventDefault();
    else if (savesPlan(event.detail)) {
      sayThatItSaves();
      if (isSlot(elt) && !trouble && !hasProblem(idOf(elt))) sayThatPartSaves(idOf(elt));
    }
  });

  const textIn = (parameters, { name }) => parameters[name].replace(/\r\n?/g, "\n");
  const refuse = (parameters) => {
    for (const field of sentWith(parameters)) parts.get(idOf(field)).refused = textIn(parameters, field);
  };
  const accept = (field, parameters) => {
    const part = parts.get(idOf(field));
    const answered = (parameters[`edit-${idOf(field)}`] ?? "").split(" ");
    part.held = textIn(parameters, field);
    part.known = answered.filter(Boolean);
    part.names = part.names.filter((name) => !answered.includes(name));
    if (isUnsaved(field)) keep(field);
    else if (!kept.mine(idOf(field))?.isSaved) kept.drop(idOf(field));
  };

  // Before the answer is put into the page, which asks what is still unsaved.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, requestConfig } = event.detail;
    // To leave for the sign-in page would take the plan away.
    if (isSignedOut(xhr) || !isOurs(xhr)) return event.preventDefault();
    if (isRenewal(event.detail) && trouble && isFine(xhr)) {
      isUnsure = false;
      recovered();
      sayHowItStands();
    }
    if (!savesPlan(event.detail)) return;
    if (isFine(xhr)) {
      for (const field of sentWith(requestConfig.parameters)) accept(field, requestConfig.parameters);
      workspace.settings.accept(requestConfig.parameters);
    }
    if (isInWords(xhr)) refuse(requestConfig.parameters);
    if (isFine(xhr) || isInWords(xhr)) recovered();
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const { xhr, elt, requestConfig } = detail;
    if (isFine(xhr) && !isSignedOut(xhr)) return;
    if (isInWords(xhr)) { // the form answers for itself
      if (savesPlan(detail) && state.textContent === state.dataset.saving) state.replaceChildren(...before);
      return;
    }
    if (savesPlan(detail) || isSignedOut(xhr) || (isRenewal(detail) && trouble)) failed(whatIsWrong(xhr));
    if (requestConfig.verb !== "post" || isByItself(elt)) return;
    isUnsure = true;
    workspace.notify(state.dataset.notDone);
  });

  const isPending = () => unsaved().some((field) => !field.hasAttribute("aria-invalid"))
    || workspace.settings.pending().length || workspace.waiting();

  document.addEventListener("htmx:afterSettle", () => {
    for (const field of fields()) {
      const id = idOf(field);
      if (!known.has(field)) {
        take(field);
        recall(field); // it may come back with its paragraph, and its words have not been sent
      }
      const part = parts.get(id);
      field.toggleAttribute("aria-invalid", false);
      if (hasProblem(id)) {
        field.setAttribute("aria-invalid", "true");
        continue;
      }
      const revision = Number(revisionOf(id).value);
      if (revision === part.shown) continue; // an answer to something else; the words here may be over an older one
      part.shown = part.base = revision;
      part.known = [];
      keep(field);
      if (!isUnsaved(field)) document.dispatchEvent(new CustomEvent("workspace:saved", { detail: { id, text: field.value, base: revision } }));
    }
    sayHowItStands();
  });

  const sayThatSomeIsUnsaved = () => (trouble ? tell() : say(state.dataset.unsaved));

  form.addEventListener("input", ({ target }) => {
    if (isSlot(target)) keep(target);
    if (isSlot(target) ? isUnsaved(target) : target.closest(".para-set")) sayThatSomeIsUnsaved();
    else if (isSlot(target)) {
      stateOf(idOf(target)).querySelector(".slot-kept")?.remove();
      sayHowItStands();
    }
  });

  // ---- Leaving, and coming back

  // What was typed in the last moment before the page goes.
  const sendLast = (field) => {
    const id = idOf(field);
    const data = new URLSearchParams({
      [field.name]: field.value, [`rev-${id}`]: parts.get(id).base, [`edit-${id}`]: nameEdit(field),
    });
    workspace.post(`slots/${id}/`, data, { keepalive: true });
  };

  addEventListener("pagehide", () => {
    unsaved().filter((field) => !hasChoice(idOf(field))).forEach(sendLast);
    workspace.settings.sendLast();
  });
  addEventListener("beforeunload", (event) => {
    if (!kept.isSafe() && count()) event.preventDefault();
  });
  addEventListener("online", retryNow);
  document.addEventListener("visibilitychange", retryNow);
  document.addEventListener("workspace:signed-in", retryNow);

  // The link to sign in goes, and whoever was on it goes on to write.
  let last = null;
  form.addEventListener("focusin", ({ target }) => { if (isSlot(target)) last = target; });
  document.addEventListener("workspace:signed-in", () => state.contains(document.activeElement) && last?.focus());

  workspace.isBusy = (field) => isUnsaved(field) || field === document.activeElement;

  // Another tab saved these words: they are shown here, too, where nobody is writing.
  workspace.adopt = ({ id, text, base }) => {
    const field = document.getElementById(SLOT + id);
    const part = parts.get(id);
    if (!field || !part || isUnsaved(field) || base <= part.base) return;
    field.value = text;
    Object.assign(part, { held: text, base, shown: base });
    revisionOf(id).value = base;
    keep(field);
    field.dispatchEvent(new CustomEvent("workspace:adopted", { bubbles: true }));
  };

  fields().forEach(take);
  fields().forEach((field) => recall(field, true));
  // The words of a tab that is gone. What is older than what is here goes into the field only where it `isNews`.
  workspace.lay = (field, record, isNews) => {
    const isOlder = !record.isSaved && record.base < parts.get(idOf(field)).base;
    const isLaid = !isUnsaved(field) && (isNews || !isOlder) && lay(field, record);
    if (isLaid) keep(field);
    if (isLaid && isUnsaved(field)) sayThatSomeIsUnsaved();
    return isLaid;
  };
  workspace.retry = retryNow;
  workspace.failed = (answer) => failed(whatIsWrong(answer));
  // Words from beside the page are saved, and this is what the server says of it.
  workspace.caughtUp = (words) => {
    if (count()) return;
    recovered();
    state.replaceChildren(...words);
  };
  if (unsaved().length) sayThatSomeIsUnsaved();
  document.addEventListener("DOMContentLoaded", retry); // htmx listens to the fields from then on
})();
