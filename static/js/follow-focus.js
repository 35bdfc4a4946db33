// The outline and the evidence panel follow the part of the plan that one works in.
(() => {
  const outline = document.getElementById("outline-list");
  const target = document.getElementById("target");
  const search = document.getElementById("evidence-q");
  const tab = document.getElementById("t-evidence");
  if (!outline || !target) return;

  const mark = (id) => {
    for (const item of outline.children) {
      const isCurrent = item.dataset.section === id;
      item.classList.toggle("is-current", isCurrent);
      if (isCurrent) item.querySelector("a").setAttribute("aria-current", "true");
      else item.querySelector("a").removeAttribute("aria-current");
    }
  };

  let chosen = target.value;
  target.addEventListener("change", () => { chosen = target.value; });

  const offers = (id) => [...target.options].some((option) => option.value === id);

  const aimAt = (id) => {
    if (target.value === id || !offers(id)) return;
    target.value = id;
    target.dispatchEvent(new Event("change"));
  };

  // An answer renews the list of paragraphs; evidence still goes where it was about to go.
  const keepAim = () => {
    if (offers(chosen)) target.value = chosen;
    else chosen = target.value;
  };

  let current = "";
  document.addEventListener("focusin", (event) => {
    const section = event.target.closest("#plan [data-section]");
    if (!section || section.dataset.section === current) return;
    current = section.dataset.section;
    mark(current);
    aimAt(current);
  });

  document.addEventListener("htmx:oobAfterSwap", () => {
    mark(current);
    keepAim();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-evidence]");
    if (!button) return;
    event.preventDefault();
    aimAt(button.dataset.addEvidence);
    if (tab) tab.checked = true;
    // On a phone the panel is a sheet of its own; elsewhere it is in view, and the address stays.
    if (!search.checkVisibility()) location.hash = "evidence";
    search.focus();
  });
})();
