// Lets the workspace open again without a connection: a worker keeps the page and what it is made of.
(() => {
  const root = document.querySelector("[data-worker]");
  if (!root?.dataset.worker || !navigator.serviceWorker) return;

  const SETTLE_MS = 3000;
  const parts = () => performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => name.startsWith(new URL(root.dataset.static, location)));

  const keep = async () => {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ page: location.pathname, parts: parts() });
  };

  let timer = 0;
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id !== "plan") return;
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLE_MS);
  });

  addEventListener("load", () => navigator.serviceWorker.register(root.dataset.worker).then(keep, () => {}));
})();
