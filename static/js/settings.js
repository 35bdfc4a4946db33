// The side, factor and weight of a paragraph are kept on this device, too, until the server has them.
(() => {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;

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

  const lay = (set, values) => {
    for (const input of inputs(set)) {
      if (input.type === "radio") input.checked = values[nameOf(input)] === input.value;
      else input.value = values[nameOf(input)];
    }
  };

  const recall = ({ key, id, record }) => {
    const set = document.getElementById(id);
    if (set && !isUnsaved(set)) lay(set, record.values);
    kept.forget(key, id);
    if (set && isUnsaved(set)) kept.put(id, record);
  };

  workspace.settings = { unsaved, retry: () => send(unsaved().find((set) => !isRefused(set))) };

  form.addEventListener("input", ({ target }) => {
    const set = target.closest(".para-set");
    if (set) kept.put(set.id, { values: read(set) });
  });

  document.addEventListener("htmx:afterSettle", () => {
    for (const set of settings()) if (kept.mine(set.id) && !isUnsaved(set)) kept.drop(set.id);
  });

  const isOurs = ({ id }) => id.startsWith("settings-");
  kept.all().filter(({ key, id }) => isOurs({ id }) && kept.isMine(key)).forEach(recall);
  kept.abandoned().then((entries) => {
    entries.filter(isOurs).forEach(recall);
    workspace.settings.retry();
  });
})();
