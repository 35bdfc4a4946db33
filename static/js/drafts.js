// What a teacher writes on the page of a submission, saved as it is written: on this device at each keystroke
// (kept.js), on the server a moment later, and from then on no more on the device.
(() => {
  const form = document.querySelector("[data-drafts]");
  if (!form) return;

  const { kept } = workspace;
  const FIELD = ["comment", "reply", "edit", "quote", "at", "kind", "link"].map((kind) => `[name^="${kind}-"]`)
    .concat("#overall").join();
  const PAUSE_MS = 800;
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 15000;
  const PATIENCE_MS = 20000;
  const MOST_AFTER_LEAVING = 60000; // browsers send no more than 64 kB for a page that is left
  const state = document.getElementById("draft-state"); // not there once the plan is decided
  const place = document.getElementById("kept-words");
  const unsaved = new Map(); // name -> what the server had when the field was changed
  const held = new Map(); // name -> what the server has, where this page has saved it
  let timer = 0;
  let delay = FIRST_RETRY_MS;
  let sending = null;

  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; // signing in again changes it
  const fieldOf = (name) => form.elements.namedItem(name); // of radio buttons all
  const valueOf = (name) => fieldOf(name)?.value ?? "";
  const onServer = (name) => {
    const field = fieldOf(name);
    if (field instanceof RadioNodeList) return [...field].find((one) => one.defaultChecked)?.value ?? "";
    return field.options ? ([...field.options].find((one) => one.defaultSelected)?.value ?? "") : field.defaultValue;
  };
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

  const failed = (answer) => {
    const isSignedOut = answer?.type === "opaqueredirect" || answer?.status === 403;
    const isGone = answer?.status === 404;
    if (state && isSignedOut) say(state.dataset.signedOut, signIn());
    else if (state) say(state.dataset[isGone ? "gone" : kept.isSafe() ? "failed" : "notKept"]);
    if (isGone) return;
    later(delay);
    delay = Math.min(2 * delay, LAST_RETRY_MS);
  };

  const saved = (sent) => {
    delay = FIRST_RETRY_MS;
    for (const [name, value] of sent) {
      held.set(name, value);
      if (valueOf(name) !== value) continue;
      unsaved.delete(name);
      kept.drop(name);
    }
    if (unsaved.size) later(PAUSE_MS);
    else if (state) say(`${state.dataset.saved} ${clock()}`);
  };

  async function save() {
    clearTimeout(timer);
    if (sending || !unsaved.size) return;
    const sent = [...unsaved.keys()].map((name) => [name, valueOf(name)]);
    if (state && delay === FIRST_RETRY_MS) say(state.dataset.saving);
    const body = new URLSearchParams(sent);
    const mine = { stop: new AbortController(), isHalted: false };
    const patience = setTimeout(() => mine.stop.abort(), PATIENCE_MS);
    sending = mine;
    const answer = await fetch(form.dataset.drafts, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token() },
      redirect: "manual",
      keepalive: body.toString().length < MOST_AFTER_LEAVING,
      signal: mine.stop.signal,
    }).catch(() => {});
    clearTimeout(patience);
    sending = null;
    if (mine.isHalted) later(PAUSE_MS);
    else if (answer?.ok) saved(sent);
    else failed(answer);
  }

  // ---- On this device

  const note = (name) => {
    if (!unsaved.has(name)) unsaved.set(name, held.get(name) ?? onServer(name));
    kept.put(name, { typed: valueOf(name), base: unsaved.get(name) });
  };

  document.addEventListener("input", ({ target }) => {
    if (target.form !== form || !target.matches(FIELD)) return;
    note(target.name);
    if (delay === FIRST_RETRY_MS) later(PAUSE_MS);
  });

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

  // Into its field, unless other words came there meanwhile, from another device or tab.
  const lay = ({ key, id: name, record: { typed, base } }) => {
    const field = fieldOf(name);
    if (field && (valueOf(name) === typed || (valueOf(name) === base && !unsaved.has(name)))) {
      fill(name, typed);
      unsaved.set(name, base);
      kept.forget(key);
      note(name);
    } else if (!typed || /^(at|kind|link)-/.test(name) || isSent(typed)) kept.forget(key);
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
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => elt.form === form && halt());
  // Before the answer brings the fields anew: what was typed on meanwhile is put back into them.
  document.addEventListener("htmx:beforeOnLoad", ({ detail: { xhr, requestConfig: { parameters } } }) => {
    if (xhr.status !== 200 || xhr.getResponseHeader("HX-Redirect")) return;
    for (const name of [...unsaved.keys()].filter((name) => parameters[name] === valueOf(name))) {
      unsaved.delete(name);
      kept.drop(name);
    }
  });
  document.addEventListener("htmx:afterRequest", () => unsaved.size && later(PAUSE_MS));
  document.addEventListener("htmx:afterSettle", () => {
    for (const name of [...unsaved.keys()]) {
      if (fieldOf(name)) fill(name, kept.mine(name).typed);
      else unsaved.delete(name);
    }
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
