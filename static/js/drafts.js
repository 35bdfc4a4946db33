// What a teacher writes on the page of a submission, saved as it is written: on this device at each keystroke
// (kept.js), on the server a moment later, and from then on no more on the device. Words go with the revision that they
// are written over (the field `rev-`) and with the names of the saves without an answer, as those of a plan do
// (autosave.js); where another window wrote otherwise, both texts are shown.
(() => {
  const form = document.querySelector("[data-drafts]");
  if (!form) return;

  const { kept } = workspace;
  const FIELD = ["comment", "reply", "edit", "quote", "at", "kind", "link", "saved"].map((kind) => `[name^="${kind}-"]`)
    .concat("#overall").join();
  const PAUSE_MS = 800;
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 15000;
  const PATIENCE_MS = 20000;
  const MOST_AFTER_LEAVING = 60000; // browsers send no more than 64 kB for a page that is left
  const state = document.getElementById("draft-state"); // not there once the plan is decided
  const place = document.getElementById("kept-words");
  const unsaved = new Map(); // name -> what the server had when the field was changed; of words, the revision
  const held = new Map(); // name -> what the server has, where this page has saved it
  let names = []; // of the saves that got no answer, the last one first
  let timer = 0;
  let delay = FIRST_RETRY_MS;
  let sending = null;

  const fieldOf = (name) => form.elements.namedItem(name); // of radio buttons all
  const valueOf = (name) => fieldOf(name)?.value ?? "";
  const onServer = (name) => {
    const field = fieldOf(name);
    if (field.type === "hidden") return ""; // it does not tell
    if (field instanceof RadioNodeList) return [...field].find((one) => one.defaultChecked)?.value ?? "";
    return field.options ? ([...field.options].find((one) => one.defaultSelected)?.value ?? "") : field.defaultValue;
  };
  const isWords = (name) => !/^(at|kind|link|quote|saved)-/.test(name);
  const revisionOf = (name) => fieldOf(`rev-${name}`);
  const baseOf = (name) => (isWords(name) ? Number(revisionOf(name).value) : held.get(name) ?? onServer(name));
  // Where it is said what is wrong with words, also for what was chosen beside them.
  const stateOf = (name) => [name, name.replace(/^\w+/, "comment"), name.replace(/^\w+/, "edit")]
    .map((words) => form.querySelector(`#state-${words}`)).find(Boolean);
  const hasChoice = (name) => stateOf(name)?.querySelector(".problem");
  const say = (words, link) => state?.replaceChildren(words, ...(link ? [" ", link] : []));
  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  // ---- To the server

  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  };

  const signIn = () => Object.assign(document.createElement("a"), {
    href: state.dataset.signIn, target: "_blank", textContent: state.dataset.signInWords,
  });

  // A network that asks to be signed in to answers in the server's place, and has saved nothing.
  const isOurs = (answer) => answer?.headers.has(workspace.MARK);

  const failed = (answer) => {
    const isSignedOut = answer?.type === "opaqueredirect" || answer?.status === 403;
    const isGone = answer?.status === 404;
    if (state && isSignedOut) say(state.dataset.signedOut, signIn());
    else if (state) say(state.dataset[isGone ? "gone" : kept.isSafe() ? "failed" : "notKept"]);
    if (state && answer?.status === 422) say(state.dataset.tooLong);
    if (isGone || answer?.status === 422) {
      delay = FIRST_RETRY_MS; // the next key tries again
      return;
    }
    later(delay);
    delay = Math.min(2 * delay, LAST_RETRY_MS);
  };

  const settle = (name, value, { revision, saved, problem }) => {
    if (problem) stateOf(name).innerHTML = problem;
    if (problem || !fieldOf(name)) return;
    if (isWords(name)) revisionOf(name).value = revision;
    unsaved.set(name, baseOf(name)); // words go on from there, also where another window emptied the field
    if (saved) held.set(name, value);
    if (!saved || valueOf(name) !== value) return note(name);
    unsaved.delete(name);
    kept.drop(name);
  };

  const answered = (sent, results) => {
    delay = FIRST_RETRY_MS;
    names = [];
    for (const [name, value] of sent) if (results[name]) settle(name, value, results[name]);
    tell();
  };
  const tell = () => {
    const waiting = [...unsaved.keys()];
    if (waiting.some((name) => !hasChoice(name))) later(PAUSE_MS);
    else if (state) say(waiting.length ? state.dataset.problem : `${state.dataset.saved} ${clock()}`);
  };

  async function save() {
    clearTimeout(timer);
    const sent = [...unsaved.keys()].filter((name) => !hasChoice(name)).map((name) => [name, valueOf(name)]);
    if (sending || !sent.length) return;
    names = workspace.bound([workspace.newName(), ...names]);
    sent.forEach(([name]) => note(name));
    if (state && delay === FIRST_RETRY_MS) say(state.dataset.saving);
    const revisions = sent.filter(([name]) => isWords(name)).map(([name]) => [`rev-${name}`, revisionOf(name).value]);
    const body = new URLSearchParams([...sent, ...revisions, ["names", names.join(" ")]]);
    const mine = { stop: new AbortController(), isHalted: false };
    const patience = setTimeout(() => mine.stop.abort(), PATIENCE_MS);
    sending = mine;
    const answer = await fetch(form.dataset.drafts, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": workspace.token() },
      redirect: "manual",
      keepalive: body.toString().length < MOST_AFTER_LEAVING,
      signal: mine.stop.signal,
    }).catch(() => {});
    clearTimeout(patience);
    sending = null;
    if (mine.isHalted) later(PAUSE_MS);
    else if (isOurs(answer) && (answer.ok || answer.status === 409)) answered(sent, await answer.json());
    else failed(answer);
  }

  // ---- On this device

  const note = (name) => {
    if (!unsaved.has(name)) unsaved.set(name, baseOf(name));
    kept.put(name, { typed: valueOf(name), base: unsaved.get(name), names });
  };

  document.addEventListener("input", ({ target }) => {
    if (target.form !== form || !target.matches(FIELD)) return;
    if (!target.value && isWords(target.name) && hasChoice(target.name)) return giveUp(target.name);
    note(target.name);
    if (delay === FIRST_RETRY_MS) later(PAUSE_MS);
  });

  // Whoever takes out their own of two texts leaves the other one where it is.
  const giveUp = (name) => {
    stateOf(name).replaceChildren();
    unsaved.delete(name);
    kept.drop(name);
    tell();
  };

  const show = (key, words) => {
    const item = document.getElementById("kept-words-item").content.firstElementChild.cloneNode(true);
    item.dataset.key = key;
    item.querySelector("blockquote").textContent = words;
    item.querySelector("[data-discard-words]").addEventListener("click", () => {
      kept.forget(key);
      item.remove();
      place.hidden = !place.querySelector("[data-key]");
    });
    place.append(item);
    place.hidden = false;
  };

  const fill = (name, words) => {
    if (valueOf(name) !== words) fieldOf(name).value = words;
    const box = words && document.getElementById(name)?.closest("details");
    if (box) box.open = true;
  };

  const plain = (words) => words.replace(/\s+/g, " ").trim();
  const isSent = (words) =>
    [...document.querySelectorAll(".overall, .note-text")].some((shown) => plain(shown.innerText) === plain(words));

  // Words into their field, unless others are being written there: the server knows whether they go over newer ones.
  const fits = (name, typed, base) => {
    if (!fieldOf(name)) return false;
    if (valueOf(name) === typed) return true;
    if (unsaved.has(name)) return false;
    if (!isWords(name)) return valueOf(name) === base;
    return typed ? Boolean(valueOf(name)) || !isSent(typed) : base === baseOf(name);
  };
  const lay = ({ key, id: name, record: { typed, base, names: sent = [] } }) => {
    if (fits(name, typed, base)) {
      if (isWords(name) && valueOf(name) !== typed) revisionOf(name).value = Number(base) || 0;
      fill(name, typed);
      names = workspace.bound([...new Set([...names, ...sent])]);
      unsaved.set(name, isWords(name) ? baseOf(name) : base);
      kept.forget(key);
      note(name);
    } else if (!typed || /^(at|kind|link|saved)-/.test(name) || isSent(typed)) kept.forget(key);
    else if (!place.querySelector(`[data-key="${CSS.escape(key)}"]`)) show(key, typed);
  };

  const takeUp = async () => {
    (await kept.abandoned()).forEach(lay);
    if (unsaved.size) save();
  };
  const begin = () => {
    kept.all().filter(({ key }) => kept.isMine(key)).forEach(lay);
    takeUp();
  };

  // ---- What is added is no draft any more

  // An older save must not come after it.
  const halt = () => {
    clearTimeout(timer);
    if (!sending) return;
    sending.isHalted = true;
    sending.stop.abort();
  };
  form.addEventListener("submit", halt);
  form.addEventListener("formdata", ({ formData }) => formData.set("names", names.join(" ")));
  document.addEventListener("htmx:configRequest", ({ detail: { elt, verb, parameters } }) => {
    if (elt.form !== form || verb !== "post") return;
    if (unsaved.has("overall")) names = workspace.bound([workspace.newName(), ...names]); // it goes along
    parameters.names = names.join(" ");
  });
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => elt.form === form && halt());
  // Before the answer brings the fields anew: what was typed on meanwhile is put back into them.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, requestConfig: { parameters } } = event.detail;
    if (!xhr.getResponseHeader(workspace.MARK)) return event.preventDefault();
    if (xhr.status !== 200 || xhr.getResponseHeader("HX-Redirect")) return;
    for (const name of [...unsaved.keys()].filter((name) => name !== "overall" && parameters[name] === valueOf(name))) {
      unsaved.delete(name);
      kept.drop(name);
    }
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { elt, xhr } }) => {
    const isAnswered = xhr.status && xhr.status < 500 && xhr.getResponseHeader(workspace.MARK);
    if (state && !isAnswered && elt.form === form) say(state.dataset.notDone);
    if (unsaved.size) later(PAUSE_MS);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const name of [...unsaved.keys()]) {
      if (fieldOf(name)) layAnew(name, kept.mine(name));
      else unsaved.delete(name);
    }
  });

  // An answer brought the field anew: empty, since what stood in it was sent, or with words of another window.
  const layAnew = (name, { typed, base }) => {
    if (isWords(name) && (onServer(name) || base > baseOf(name))) revisionOf(name).value = base;
    fill(name, typed);
    if (isWords(name)) unsaved.set(name, baseOf(name));
    note(name);
  };

  // ---- Which of two texts stays

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    event.preventDefault();
    const name = button.value.slice(button.value.indexOf(" ") + 1);
    const field = fieldOf(name);
    revisionOf(name).value = button.dataset.take;
    field.value = button.dataset.text ?? field.value;
    unsaved.delete(name);
    note(name);
    stateOf(name).replaceChildren();
    field.focus();
    save();
  });

  // ---- When to try again, and when to warn

  addEventListener("online", save);
  new BroadcastChannel("essay-planner signed-in").addEventListener("message", save);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  document.addEventListener("workspace:tab-left", takeUp);
  addEventListener("beforeunload", (event) => {
    if (!kept.isSafe() && unsaved.size) event.preventDefault();
  });

  begin();
})();
