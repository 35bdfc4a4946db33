// The side, factor and weight of a paragraph: kept on this device until the server has them, and joined with what was
// chosen elsewhere, each by itself. Of a factor the words of both are kept: it is sent with the one that it was written
// over, and with what was sent before, and the server puts the two beside each other.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;

  const { kept } = workspace;
  const JOINT = " / "; // as the server puts it between two factors
  const shown = new WeakMap(); // what the server last said of a set
  const held = new WeakMap(); // what a set said that the server has: of a factor, before it was tidied
  const bases = new WeakMap(); // the factor that the one here is written over
  const tries = new WeakMap(); // the factors sent over it
  const settings = () => [...form.querySelectorAll(".para-set")];
  const inputs = (set) => [...set.querySelectorAll("input")];
  const nameOf = (input) => input.name.split("-", 1)[0];
  const sectionOf = (set) => set.id.slice("settings-".length);
  const fieldOf = (set, name) => `${name}-${sectionOf(set)}`;
  const stateOf = (set) => document.getElementById(fieldOf(set, "set"));
  const read = (set) => Object.fromEntries(
    inputs(set).filter(({ type, checked }) => type !== "radio" || checked).map((input) => [nameOf(input), input.value]));
  const wasOf = (set) => document.getElementById(fieldOf(set, "was")).value;
  const wasFor = (set) => {
    const { side, weight } = split(wasOf(set));
    return `${side}|${weight}|${bases.get(set)}`;
  };
  const split = (was) => {
    const [side, weight, ...factor] = was.split("|");
    return { side, weight, factor: factor.join("|") };
  };
  const tidy = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");

  const filter = (values, test) =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => test(name, value)));
  const changes = (values, before) => filter(values, (name, value) => value !== before[name]);
  const isUnsaved = (set) => Object.keys(changes(read(set), held.get(set))).length > 0;
  const isRefused = (set) => set.querySelector("[aria-invalid]");
  const unsaved = () => settings().filter(isUnsaved);
  const pending = () => unsaved().filter((set) => !isRefused(set));
  const recordOf = (set) => ({ values: read(set), was: wasFor(set), tried: tries.get(set) });
  const keep = (set) => kept.put(set.id, recordOf(set));

  // An answer may never come.
  const remember = (set) => {
    tries.set(set, workspace.bound([...new Set([tidy(read(set).factor), ...tries.get(set)])]));
    keep(set);
    return tries.get(set);
  };

  const put = (set, values) => {
    for (const input of inputs(set).filter((input) => nameOf(input) in values)) {
      if (input.type === "radio") input.checked = values[nameOf(input)] === input.value;
      else input.value = values[nameOf(input)];
    }
  };

  // Only what was changed here: another tab may have changed the rest. What was chosen since, before this file came over a
  // slow network, stays; of a factor both.
  const lay = (set, { values, was, tried = [] }) => {
    const since = changes(read(set), held.get(set));
    const news = changes(values, split(was));
    put(set, filter(news, (name) => !(name in since)));
    if ("factor" in news) {
      if ("factor" in since) put(set, { factor: [news.factor, since.factor].filter(Boolean).join(JOINT) });
      bases.set(set, split(was).factor);
      tries.set(set, tried);
    }
    if (isUnsaved(set)) keep(set);
    else kept.drop(set.id);
  };

  // What was chosen elsewhere shows where nobody chooses otherwise here.
  const follow = (set) => {
    const now = split(wasOf(set));
    if (!shown.has(set)) held.set(set, now);
    const [mine, known] = [read(set), held.get(set)];
    const before = shown.get(set) ?? now;
    const moved = changes(now, before);
    const isBusy = (name) => mine[name] !== known[name];
    const news = filter(moved, (name, value) => !isBusy(name) && tidy(mine[name]) !== value);
    put(set, news);
    held.set(set, { ...known, ...news });
    shown.set(set, { ...now, ...filter(before, (name) => name in moved && isBusy(name)) });
    const isAnswered = "factor" in moved && tidy(known.factor) === now.factor;
    if (bases.has(set) && isBusy("factor") && !isAnswered && !stateOf(set).querySelector("[data-other]")) return;
    bases.set(set, now.factor);
    tries.set(set, []);
  };

  const mark = (set) => {
    const isWrong = Boolean(stateOf(set).querySelector(".problem"));
    const factor = document.getElementById(fieldOf(set, "factor"));
    factor.classList.toggle("is-invalid", isWrong);
    if (isWrong) factor.setAttribute("aria-invalid", "true");
    else factor.removeAttribute("aria-invalid");
  };

  const meet = (set) => {
    // It may have come back with its paragraph as the server has it, and what was chosen has not been sent.
    const record = !shown.has(set) && kept.mine(set.id);
    follow(set);
    mark(set);
    if (record) lay(set, record);
    else if (isUnsaved(set)) keep(set);
  };

  workspace.settings = {
    unsaved,
    pending,
    accept: (parameters) => {
      for (const set of settings().filter((set) => parameters[fieldOf(set, "was")] !== undefined)) {
        const sent = ["side", "weight", "factor"].map((name) => [name, parameters[fieldOf(set, name)] ?? ""]);
        held.set(set, Object.fromEntries(sent));
        if (!isUnsaved(set)) kept.drop(set.id);
      }
    },
    // The choices of a tab that is gone.
    lay: (set, record) => !isUnsaved(set) && (lay(set, record), true),
    retry: () => {
      const set = pending()[0];
      set?.dispatchEvent(new Event("input", { bubbles: true }));
      return Boolean(set);
    },
    sendLast: () => {
      for (const set of pending()) {
        remember(set);
        workspace.sendSettings(set.id, recordOf(set), { keepalive: true });
      }
    },
    // What a request says of the factors in it.
    name: (parameters) => {
      for (const set of settings().filter((set) => parameters[fieldOf(set, "was")] !== undefined)) {
        parameters[fieldOf(set, "was")] = wasFor(set);
        if (isUnsaved(set)) parameters[fieldOf(set, "tried")] = remember(set);
      }
    },
  };

  form.addEventListener("input", ({ target }) => {
    const set = target.closest(".para-set");
    if (set) keep(set);
  });
  document.addEventListener("htmx:afterSettle", () => settings().forEach(meet));
  settings().forEach(meet);
})();
