// Keys that press what is on the page already. Those without Ctrl or Alt work only where nobody types, and can be
// switched off in the list of shortcuts (WCAG 2.1.4). `alone` says what each of them does; `always` returns what an
// event does that works everywhere; what is among `again` goes on while a key is held down.
window.shortcutKeys = ({ alone, always, again }) => {
  const list = document.getElementById("shortcuts");
  const isOn = list.querySelector("[type='checkbox']");
  const FIELDS = "textarea, select, input:not([type='radio'], [type='checkbox'])";
  const showList = () => list.showModal();
  const single = { ...alone, "?": showList };

  // A letter is the one on the key: a Greek or Cyrillic keyboard has the same keys.
  const nameOf = ({ key, code, shiftKey }) => {
    const letter = /^[a-z]$/i.test(key) ? key : /^\p{L}$/u.test(key) && code.match(/^Key(\w)/)?.[1];
    return letter ? (shiftKey ? "Shift+" : "") + letter.toLowerCase() : key;
  };

  const command = (event) => {
    const { target, altKey, ctrlKey, metaKey } = event;
    const act = always(event);
    if (act || altKey || ctrlKey || metaKey || target.matches(FIELDS)) return act;
    return isOn.checked ? single[nameOf(event)] : undefined;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const act = command(event);
    if (!act || (event.repeat && !again.includes(act))) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", ({ target }) => target.closest("[data-shortcuts]") && showList());

  // What could not be kept on the server is not what the switch shows.
  list.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful) isOn.checked = !isOn.checked;
  });
};
