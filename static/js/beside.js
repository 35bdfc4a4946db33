// What is typed beside the plan, a reply or evidence of one's own, is kept on this device until it is sent. Where the
// plan is closed, or the comment is gone, it is shown to be copied.
(() => {
  const { kept } = workspace;
  const FIELD = "[name^='reply-'], .own-form :is(input:not([type=hidden]), textarea, select)";
  const PREFIX = "beside-";
  const fields = () => [...document.querySelectorAll(FIELD)];
  const idOf = ({ name }) => PREFIX + name;
  const valueOf = (field) => field[field.type === "checkbox" ? "checked" : "value"];
  const isBeside = ({ id }) => id.startsWith(PREFIX);
  const isOpen = document.querySelector("[data-autosave]"); // only then is there a form for one's own evidence

  const lay = (field) => {
    const record = kept.mine(idOf(field));
    if (!record) return;
    field[field.type === "checkbox" ? "checked" : "value"] = record.typed;
    const fold = field.closest("details");
    if (fold) fold.open = true;
  };

  const hasPlace = ({ id }) =>
    (isOpen && !id.startsWith(`${PREFIX}reply-`)) || fields().some((field) => idOf(field) === id);
  const showTheRest = () => {
    for (const entry of kept.all().filter((entry) => isBeside(entry) && kept.isMine(entry.key))) {
      if (hasPlace(entry)) workspace.keptWords.hide(entry.key);
      else if (entry.record.isWords) workspace.keptWords.show(entry);
    }
  };

  const met = new WeakSet();
  const meet = () => {
    for (const field of fields().filter((field) => !met.has(field))) {
      met.add(field);
      lay(field);
    }
  };

  const takeUp = async () => {
    for (const { key, id, record } of (await kept.abandoned()).filter(isBeside)) {
      if (kept.mine(id)) continue; // until that is sent
      kept.put(id, record);
      kept.forget(key);
      fields().filter((field) => idOf(field) === id).forEach(lay);
    }
    showTheRest();
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.matches(FIELD)) return;
    const isWords = !target.matches("select, [type=checkbox]");
    if (valueOf(target)) kept.put(idOf(target), { typed: valueOf(target), isWords });
    else kept.drop(idOf(target));
  });

  // Before the answer brings the fields anew: what was typed on meanwhile is put back into them.
  document.addEventListener("htmx:beforeOnLoad", ({ defaultPrevented, detail: { elt, xhr, requestConfig: { parameters } } }) => {
    const isSent = !defaultPrevented && xhr.status === 200 && !xhr.getResponseHeader("HX-Redirect");
    const box = isSent && elt.closest(".own-form, .note-answer");
    if (!box) return;
    for (const field of box.querySelectorAll(FIELD)) {
      if (field.type === "checkbox" || field.value === parameters[field.name]) kept.drop(idOf(field));
    }
  });

  addEventListener("beforeunload", (event) => {
    if (!kept.isSafe() && kept.all().some((entry) => isBeside(entry) && kept.isMine(entry.key))) event.preventDefault();
  });

  document.addEventListener("htmx:afterSettle", () => {
    meet();
    showTheRest();
  });
  document.addEventListener("DOMContentLoaded", takeUp);
  document.addEventListener("workspace:tab-left", takeUp);
  meet();
})();
