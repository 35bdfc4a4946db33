// Keys that press what is on the page already. Those without Ctrl or Alt work only where nobody types, and can be
// switched off in the list of shortcuts (WCAG 2.1.4). `alone` says what each of them does; `always` returns what an
// event does that works everywhere; what is among `again` goes on while a key is held down.
window.shortcutKeys = ({ alone, always, again }) => {
  const list = document.getElementById("shortcuts");
  const isOn = list.querySelector("[type='checkbox']");
  const FIELDS = "textarea, select, input:not([type='radio'], [type='checkbox'])";
  const showList = () => list.showModal();
  const single = { ...alone, "?": showList };

  // A letter or a digit is the one on the key: a Greek, Cyrillic or Persian keyboard has the same keys.
  const onKey = (key, code) => {
    if (/^\p{L}$/u.test(key)) return code.match(/^Key(\w)/)?.[1];
    return /^\p{Nd}$/u.test(key) && code.match(/^Digit(\d)/)?.[1];
  };
  const nameOf = ({ key, code, shiftKey }) => {
    const name = /^[a-z0-9]$/i.test(key) ? key : onKey(key, code) || key;
    return /^[a-z]$/i.test(name) ? (shiftKey ? "Shift+" : "") + name.toLowerCase() : name;
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
