// Words that were kept on this device by a tab that is gone, or for a part that is not on this page: they go into their
// field; where that is not free, or has newer words, to the server as another window's; and where the server takes them
// no more, they are shown to be copied.
(() => {
  const root = document.querySelector("[data-kept]");
  const place = document.getElementById("kept-words");
  if (!root) return;

  const { kept } = workspace;
  const isDone = ({ status }) => status >= 200 && status < 300;
  const fieldOf = (id) => document.getElementById(`slot-${id}`);
  const isRefused = ({ status }) => [404, 409, 422].includes(status);

  const show = ({ key, id, record }) => {
    if (place.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
    const item = document.getElementById("kept-words-item").content.firstElementChild.cloneNode(true);
    item.dataset.key = key;
    item.querySelector("blockquote").textContent = record.text;
    item.querySelector("[data-discard-words]").addEventListener("click", () => {
      kept.forget(key, id);
      item.remove();
      place.hidden = !place.querySelector("[data-key]");
    });
    place.append(item);
    place.hidden = false;
  };

  // The page follows what it did not know of.
  const showSaved = async (answer, { id, record: { text } }) => {
    if (answer.headers.has("HX-Trigger-After-Settle")) document.dispatchEvent(new Event("plan-moved-on"));
    const base = Number((await answer.text()).match(/name="rev-[^"]*" value="(\d+)"/)?.[1]);
    if (base) workspace.adopt?.({ id, text, base });
  };

  const send = async (entry) => {
    const { key, id, record } = entry;
    const names = record.sent === record.text ? record.names : [workspace.newName(), ...record.names];
    const body = new URLSearchParams({
      [`slot-${id}`]: record.text, [`rev-${id}`]: record.base, [`edit-${id}`]: names.join(" "),
    });
    const answer = await workspace.post(`${root.dataset.plan}slots/${id}/`, body).catch(() => null);
    if (!answer || answer.headers.has("HX-Redirect")) return;
    const field = fieldOf(id);
    if (isDone(answer)) await showSaved(answer, entry);
    if (isDone(answer) || (answer.status === 409 && field && workspace.lay?.(field, record, true))) kept.forget(key, id);
    else if (isRefused(answer)) show(entry);
  };

  const takeUp = async (entry) => {
    const { key, id, record } = entry;
    const field = fieldOf(id);
    if (record.isSaved) {
      if (field && workspace.lay) workspace.lay(field, record);
      kept.forget(key, id);
    } else if (field && workspace.lay && workspace.lay(field, record)) kept.forget(key, id);
    else await send(entry);
  };

  const recover = async () => {
    const isSlot = ({ id }) => !id.startsWith("settings-");
    const entries = (await kept.abandoned()).filter(isSlot);
    // Of this tab only what has no field here: its other words are in their fields already.
    const mine = kept.all().filter((entry) => isSlot(entry) && kept.isMine(entry.key) && !document.getElementById(`slot-${entry.id}`));
    entries.sort((a, b) => Number(b.record.isSaved) - Number(a.record.isSaved) || a.record.base - b.record.base);
    for (const entry of [...entries, ...mine]) await takeUp(entry);
    workspace.retry?.();
  };

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id === "plan") recover();
  });
  addEventListener("online", recover);
  addEventListener("storage", kept.abandoned); // another tab is writing: it may leave before all is saved
  document.addEventListener("workspace:tab-left", recover);
  document.addEventListener("DOMContentLoaded", recover);
})();
