// The side, factor and weight of a paragraph are kept on this device, too, until the server has them. Those of a
// paragraph that was removed meanwhile are sent after it.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;
  const root = form.closest("[data-kept]");

  const { kept } = workspace;
  const settings = () => [...form.querySelectorAll(".para-set")];
  const inputs = (set) => [...set.querySelectorAll("input:not([type=hidden])")];
  const nameOf = (input) => input.name.split("-", 1)[0];
  const read = (set) => Object.fromEntries(
    inputs(set).filter(({ type, checked }) => type !== "radio" || checked).map((input) => [nameOf(input), input.value]));
  const shown = (set) => set.querySelector("[name^='was-']").value;

  const isUnsaved = (set) => {
    const { side, weight, factor } = read(set);
    return `${side}|${weight}|${factor}` !== shown(set);
  };
  const isRefused = (set) => set.querySelector("[aria-invalid]");
  const unsaved = () => settings().filter(isUnsaved);
  const send = (set) => set?.dispatchEvent(new Event("input", { bubbles: true }));

  const keep = (set) => kept.put(set.id, { values: read(set), was: shown(set) });

  const split = (was) => {
    const [side, weight, ...factor] = was.split("|");
    return { side, weight, factor: factor.join("|") };
  };

  // Only what was changed here: another tab may have changed the rest.
  const lay = (set, { values, was }) => {
    const before = split(was);
    for (const input of inputs(set).filter((input) => values[nameOf(input)] !== before[nameOf(input)])) {
      if (input.type === "radio") input.checked = values[nameOf(input)] === input.value;
      else input.value = values[nameOf(input)];
    }
  };

  const sendAfter = async ({ key, id, record: { values, was } }) => {
    const section = id.slice("settings-".length);
    const body = new URLSearchParams({ [`was-${section}`]: was });
    for (const [name, value] of Object.entries(values)) body.set(`${name}-${section}`, value);
    const answer = await workspace.post(`${root.dataset.plan}sections/${section}/`, body).catch(() => null);
    if (answer?.ok && !answer.headers.has("HX-Redirect")) kept.forget(key, id);
  };

  const recall = (entry) => {
    const { key, id, record } = entry;
    const set = document.getElementById(id);
    if (!set) return sendAfter(entry);
    if (!isUnsaved(set)) lay(set, record);
    kept.forget(key, id);
    if (isUnsaved(set)) keep(set);
  };

  workspace.settings = {
    unsaved,
    retry: () => {
      const set = unsaved().find((set) => !isRefused(set));
      send(set);
      return Boolean(set);
    },
  };

  form.addEventListener("input", ({ target }) => {
    const set = target.closest(".para-set");
    if (set) keep(set);
  });

  const mine = () => kept.all().filter(({ key, id }) => isOurs({ id }) && kept.isMine(key));
  const isOurs = ({ id }) => id.startsWith("settings-");

  document.addEventListener("htmx:afterSettle", () => {
    for (const set of settings()) {
      const record = kept.mine(set.id);
      if (!record || isUnsaved(set)) continue;
      // It may have come back with its paragraph as the server has it, and what was chosen has not been sent.
      lay(set, record);
      if (isUnsaved(set)) send(set);
      else kept.drop(set.id);
    }
    mine().filter(({ id }) => !document.getElementById(id)).forEach(sendAfter);
  });

  const takeUp = async () => {
    (await kept.abandoned()).filter(isOurs).forEach(recall);
    workspace.settings.retry();
  };

  mine().forEach(recall);
  document.addEventListener("DOMContentLoaded", takeUp);
  document.addEventListener("workspace:tab-left", takeUp);
})();
