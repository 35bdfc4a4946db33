// Lets the workspace open again without a connection: a worker keeps the page and what it is made of.
(() => {
  const root = document.querySelector("[data-worker]");
  if (!root?.dataset.worker || !navigator.serviceWorker) return;

  const SETTLE_MS = 3000;
  const parts = () => performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => name.startsWith(new URL(root.dataset.static, location)));

  const keep = async (page) => {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ page, parts: parts() });
  };
  const keepPage = () => keep(location.pathname);

  // A worker that was here before has kept the page as it came.
  const isKept = Boolean(navigator.serviceWorker.controller);

  let timer = 0;
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id !== "plan") return;
    clearTimeout(timer);
    timer = setTimeout(keepPage, SETTLE_MS);
  });

  addEventListener("load", () => navigator.serviceWorker.register(root.dataset.worker)
    .then(() => keep(isKept ? "" : location.pathname), () => {}));
})();
