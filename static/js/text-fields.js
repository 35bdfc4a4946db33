// Text fields: what arrives in them is clean, and they grow with it.

// What is pasted or dragged in from Word, a web page or a PDF arrives as clean text: no characters that cannot be seen,
// and plain line ends, spaces, bullets and letters. A word that was broken off with a hyphen that cannot be seen is
// whole again; a hyphen that can be seen may be the word's own, and stays. Joiners (U+200C, U+200D) stay, since some
// scripts need them.
(() => {
  const STEPS = [
    [/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n"],
    [/[\xA0\u2007\u202F]/g, " "],
    [/[\xAD\x02\uFFFE]\n/g, ""],
    [/[\0-\x08\x0E-\x1F\x7F-\x9F\xAD\u200B\u2060\uFEFF\uFFFE]/g, ""],
    [/[\uFB00-\uFB06]/g, (letters) => letters.normalize("NFKC")],
    [/^[ \t]*(?:[•·▪◦‣\uF0A7\uF0B7][ \t]+|[o§]\t[ \t]*)/gm, "- "],
    [/^[ \t]*(\d{1,3}[.)])\t[ \t]*/gm, "$1 "],
    [/[ \t]+\n/g, "\n"],
    [/\n{3,}/g, "\n\n"],
  ];
  const clean = (text) => STEPS.reduce((words, [pattern, plain]) => words.replace(pattern, plain), text);

  const insert = (event, text) => {
    const field = event.target;
    const words = clean(text);
    if (words === text) return; // nothing to clean: the browser does as always
    event.preventDefault();
    // The one way in that the browser can undo.
    if (document.execCommand("insertText", false, words)) return;
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const isText = ({ target }) => target.matches("textarea") && !target.readOnly;

  document.addEventListener("paste", (event) => isText(event) && insert(event, event.clipboardData.getData("text/plain")));
  document.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertFromDrop" && isText(event)) insert(event, event.data ?? "");
  });
})();

// Text fields grow with their text where the browser does not do so by itself.
(() => {
  if (CSS.supports("field-sizing", "content")) return;

  const FIELD = "textarea";
  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  // While they are measured the page is shorter, and who is at its end would be moved up.
  const growThem = (fields) => {
    const { scrollY } = window;
    fields.forEach(grow);
    scrollTo({ top: scrollY, behavior: "instant" });
  };
  const growAll = () => growThem(document.querySelectorAll(FIELD));

  for (const name of ["input", "workspace:adopted"]) {
    document.addEventListener(name, ({ target }) => target.matches(FIELD) && growThem([target]));
  }
  document.addEventListener("toggle", growAll, true);
  document.addEventListener("htmx:afterSettle", growAll);
  addEventListener("resize", growAll);
  document.fonts.ready.then(growAll);
  growAll();
})();
