// What is typed, kept on this device until the server has it, so that no fault between the two loses a word.
// Each tab keeps its own records: two tabs may be writing in the same part. A tab that has gone leaves its records, and
// the next one takes them up. `isSafe` says whether the browser keeps what it is given.
window.workspace = {};
(() => {
  const root = document.querySelector("[data-kept]");
  if (!root) return;

  const PREFIX = `essay-planner ${root.dataset.kept} `;
  const LOCK = `${PREFIX}tab `;
  const MOST_NAMES = 100;
  const PATIENCE_MS = 20000;
  const memory = new Map(); // what the browser would not keep: it lives as long as the page

  const newName = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return undefined; // forbidden or full
    }
  };

  let tab = attempt(() => sessionStorage.getItem(LOCK)) || newName();
  const remember = () => attempt(() => sessionStorage.setItem(LOCK, tab));

  const keyOf = (id) => `${PREFIX}${tab} ${id}`;
  const read = (key) => memory.get(key) ?? attempt(() => JSON.parse(localStorage.getItem(key))) ?? null;

  const all = () => [...new Set([...(attempt(() => Object.keys(localStorage)) ?? []), ...memory.keys()])]
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => {
      const [owner, id] = key.slice(PREFIX.length).split(" ");
      return { key, owner, id, record: read(key) };
    })
    .filter(({ record }) => record);

  const takeName = () => {
    tab = newName();
    remember();
    return claim();
  };

  // Over plain http there are no locks, and tabs ask each other for their names.
  const ANSWER_MS = 500;
  const heard = new Set();
  const channel = navigator.locks ? null : new BroadcastChannel(LOCK);
  channel?.addEventListener("message", ({ data }) => {
    if (!data) channel.postMessage(tab);
    else if (data === tab) takeName();
    else heard.add(data);
  });

  // A tab holds a lock for as long as it lives. A copy of a tab starts with the name of the other, and needs its own.
  const claim = () => (channel ? channel.postMessage("") : navigator.locks.request(LOCK + tab, { ifAvailable: true },
    (lock) => (lock ? new Promise(() => {}) : takeName())));

  const living = async () => {
    if (channel) {
      heard.clear();
      channel.postMessage("");
      await new Promise((answered) => setTimeout(answered, ANSWER_MS));
      return new Set([tab, ...heard]);
    }
    const { held } = await navigator.locks.query();
    return new Set([tab, ...held.map(({ name }) => name.replace(LOCK, ""))]);
  };

  // A page that is loaded again lets go of its lock for a moment, so what a tab left is looked at a little later.
  const LOOK_MS = 500;
  const watched = new Set();
  const watch = (owner) => {
    if (watched.has(owner)) return;
    watched.add(owner);
    navigator.locks?.request(LOCK + owner, () => {
      watched.delete(owner);
      setTimeout(() => document.dispatchEvent(new Event("workspace:tab-left")), LOOK_MS);
    });
  };

  workspace.MARK = "X-Essay-Planner"; // in each answer of the server to a script
  workspace.notify = (words) => {
    const notice = Object.assign(document.createElement("div"), { className: "notice is-passing", textContent: words });
    document.getElementById("notice").replaceChildren(notice);
  };
  workspace.newName = newName;
  workspace.token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; // signing in again changes it
  // Undefined where no answer comes.
  workspace.post = (path, body, more) => fetch(root.dataset.plan + path, {
    method: "POST",
    body,
    headers: { "HX-Request": "true", "X-CSRFToken": workspace.token() },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...more,
  }).catch(() => {});
  workspace.sendSettings = (id, { values, was, tried = [] }, more) => {
    const section = id.slice("settings-".length);
    const choices = Object.entries(values).map(([name, value]) => [`${name}-${section}`, value]);
    const before = tried.map((factor) => [`tried-${section}`, factor]);
    return workspace.post(`sections/${section}/`, new URLSearchParams([[`was-${section}`, was], ...choices, ...before]), more);
  };
  // Of the names of edits without an answer: the first may have come when an outage began, the last when it ended.
  workspace.bound = (names) =>
    (names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES / 2), ...names.slice(-MOST_NAMES / 2)] : names);
  const store = (key, record) => {
    memory.delete(key);
    const isKept = attempt(() => localStorage.setItem(key, JSON.stringify(record)) ?? true);
    if (!isKept) memory.set(key, record);
  };
  workspace.kept = {
    mine: (id) => read(keyOf(id)),
    put: (id, record) => store(keyOf(id), record),
    store,
    // As if another tab had left it.
    setAside: (id) => {
      store(`${PREFIX}${newName()} ${id}`, read(keyOf(id)));
      workspace.kept.drop(id);
    },
    drop: (id) => workspace.kept.forget(keyOf(id)),
    forget: (key) => {
      attempt(() => localStorage.removeItem(key));
      memory.delete(key);
    },
    all,
    isStill: ({ key, record }) => JSON.stringify(read(key)) === JSON.stringify(record),
    isMine: (key) => key.startsWith(keyOf("")),
    // Of other tabs that are gone. When one that still lives goes, "workspace:tab-left" tells to look again.
    abandoned: async () => {
      const tabs = await living();
      for (const { owner } of all()) if (owner !== tab && tabs.has(owner)) watch(owner);
      return all().filter(({ owner }) => !tabs.has(owner));
    },
    isSafe: () => memory.size === 0,
  };

  remember();
  claim();
})();
