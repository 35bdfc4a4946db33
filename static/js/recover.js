// What was kept on this device by a tab that is gone, or for a part that is not on this page: it goes into its field;
// where that is not free, or has newer words, to the server as another window's; and where the server takes it no more,
// its words are shown to be copied.
(() => {
  const root = document.querySelector("[data-kept]");
  const place = document.getElementById("kept-words");
  if (!root) return;

  const { kept } = workspace;
  const FIRST_RETRY_MS = 1000;
  const LAST_RETRY_MS = 15000;
  const isSettings = (id) => id.startsWith("settings-");
  const isBeside = (id) => id.startsWith("beside-"); // see beside.js
  const isOurs = ({ headers }) => headers.has(workspace.MARK);
  const isDone = (answer) => answer.ok && isOurs(answer);
  const isRefused = (answer) => [404, 409, 422].includes(answer.status) && isOurs(answer);
  const placeOf = (id) => document.getElementById(isSettings(id) ? id : `slot-${id}`);
  const wordsOf = ({ text, typed, values, was }) =>
    text ?? typed ?? (was.endsWith(`|${values.factor}`) ? "" : values.factor);
  const lay = (id, record, isNews) =>
    (isSettings(id) ? workspace.settings?.lay : workspace.lay)?.(placeOf(id), record, isNews);

  // What was typed on since stays: its part may have come back, or its tab.
  const forget = (entry) => kept.isStill(entry) && kept.forget(entry.key);

  const itemOf = (key) => place.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const hide = (key) => {
    itemOf(key)?.remove();
    place.hidden = !place.querySelector("[data-key]");
  };
  const show = ({ key, record }) => {
    const words = wordsOf(record);
    if (!words || itemOf(key)) return;
    const item = document.getElementById("kept-words-item").content.firstElementChild.cloneNode(true);
    item.dataset.key = key;
    item.querySelector("blockquote").textContent = words;
    item.querySelector("[data-discard-words]").addEventListener("click", () => {
      forget({ key, record });
      hide(key);
    });
    place.append(item);
    place.hidden = false;
  };

  const waiting = new Set(); // the keys of what got no answer yet

  // The page follows what it did not know of, and says what the server says.
  const tell = async (answer, { id, record: { text } }) => {
    if (answer.headers.has("HX-Trigger-After-Settle")) document.dispatchEvent(new Event("plan-moved-on"));
    const parts = Object.assign(document.createElement("template"), { innerHTML: await answer.text() }).content;
    const base = Number(parts.getElementById(`rev-${id}`)?.value);
    if (base && isDone(answer)) workspace.adopt?.({ id, text, base });
    const words = parts.querySelector("[data-hx-swap-oob$='#save-state']");
    if (words) workspace.caughtUp?.(words.childNodes);
  };

  // Its name is kept with it: where its part comes back before the answer does, it goes on from this edit.
  const nameEdit = (entry) => {
    const { key, record } = entry;
    if (record.sent === record.text) return;
    const isStill = kept.isStill(entry);
    const names = workspace.bound([workspace.newName(), ...record.names]);
    entry.record = { ...record, names, sent: record.text };
    if (isStill) kept.store(key, entry.record);
  };

  const post = (entry) => {
    const { id } = entry;
    if (isSettings(id)) return workspace.sendSettings(id, entry.record);
    nameEdit(entry);
    const { text, base, names } = entry.record;
    return workspace.post(`slots/${id}/`, new URLSearchParams({
      [`slot-${id}`]: text, [`rev-${id}`]: base, [`edit-${id}`]: names.join(" "),
    }));
  };

  const send = async (entry) => {
    const { key, id } = entry;
    const answer = await post(entry);
    const isSignedOut = answer?.headers.has("HX-Redirect");
    if (!answer || isSignedOut || !(isDone(answer) || isRefused(answer))) {
      waiting.add(key);
      workspace.failed?.({ status: answer?.status ?? 0, getResponseHeader: (name) => answer?.headers.get(name) });
      return;
    }
    waiting.delete(key);
    if (isDone(answer) || (answer.status === 409 && placeOf(id) && lay(id, entry.record, true))) forget(entry);
    else show(entry);
    await tell(answer, entry);
  };

  const takeUp = async (entry) => {
    const { id, record } = entry;
    if (!kept.isStill(entry)) return;
    const isLaid = placeOf(id) && lay(id, record);
    if (isLaid || record.isSaved) kept.forget(entry.key);
    else await send(entry);
  };

  let timer = 0;
  let delay = FIRST_RETRY_MS;
  const recover = async () => {
    clearTimeout(timer);
    workspace.retry?.(); // htmx drops what waited behind a part that is gone
    const entries = (await kept.abandoned()).filter(({ id }) => !isBeside(id));
    // Of this tab only what has no field here: its other words are in their fields already.
    const mine = kept.all().filter(({ key, id }) => !isBeside(id) && kept.isMine(key) && !placeOf(id));
    entries.sort((a, b) => Number(b.record.isSaved) - Number(a.record.isSaved) || a.record.base - b.record.base);
    entries.push(...mine);
    for (const key of waiting) if (!entries.some((entry) => entry.key === key)) waiting.delete(key);
    for (const entry of entries) await takeUp(entry);
    workspace.retry?.();
    clearTimeout(timer);
    if (waiting.size) timer = setTimeout(recover, delay);
    delay = waiting.size ? Math.min(2 * delay, LAST_RETRY_MS) : FIRST_RETRY_MS;
  };

  workspace.waiting = () => waiting.size;
  workspace.keptWords = { show, hide };
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id === "plan") recover();
  });
  addEventListener("online", recover);
  addEventListener("storage", kept.abandoned); // another tab is writing: it may leave before all is saved
  for (const name of ["workspace:tab-left", "workspace:signed-in", "DOMContentLoaded"]) {
    document.addEventListener(name, recover);
  }
})();
