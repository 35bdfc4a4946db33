// The plan in other places: one's other tabs, and the copy that opens without a connection.

// One's other tabs follow along: words that one tab has saved are shown in the others, and a plan that was changed
// otherwise is fetched again. Fields in which somebody writes are left alone.
(() => {
  const root = document.querySelector("[data-kept]");
  if (!root) return;

  const AWAY_MS = 5000;
  const isOpen = document.querySelector("[data-autosave]");
  const channel = new BroadcastChannel(`essay-planner ${root.dataset.kept}`);
  const stampOf = () => document.getElementById("plan").dataset.stamp;

  const refresh = () => (isOpen ? htmx.ajax("GET", `${root.dataset.plan}?stamp=${encodeURIComponent(stampOf())}`, {
    source: "#plan", target: "#plan", swap: "outerHTML",
  }).catch(() => {}) : location.reload()); // autosave.js says what is wrong

  // A page that opens says how new it is: a plan is also submitted, and old words are brought back, on pages of their own.
  channel.addEventListener("message", ({ data }) => {
    if (data.id) workspace.adopt?.(data);
    else if (!(data.stamp <= stampOf())) refresh();
  });
  channel.postMessage({ stamp: stampOf() });
  if (!isOpen) return;

  const signedIn = new BroadcastChannel("essay-planner signed-in");
  signedIn.addEventListener("message", () => document.dispatchEvent(new Event("workspace:signed-in")));
  document.addEventListener("workspace:saved", ({ detail }) => channel.postMessage(detail));
  document.addEventListener("plan-moved-on", refresh);

  // What is being written stays as it is, with the revision that it is written over and what is wrong with it. What was
  // sent is in the answer as it now is.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target?.id !== "plan") return;
    const sent = new Set(Object.keys(detail.requestConfig.parameters));
    const busy = [...document.querySelectorAll("#plan [name^='slot-']")]
      .filter((field) => !sent.has(field.name) && workspace.isBusy(field)).map(({ id }) => id);
    if (!busy.every((id) => detail.serverResponse.includes(`id="${id}"`))) {
      workspace.notify(document.getElementById("save-state").dataset.removed);
    }
    for (const id of busy.flatMap((id) => [id, id.replace("slot-", "rev-"), id.replace("slot-", "state-")])) {
      detail.serverResponse = detail.serverResponse.replace(`id="${id}"`, `id="${id}" data-hx-preserve="true"`);
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig, xhr } }) => {
    const isPart = requestConfig.elt.matches("[name^='slot-']"); // it tells what it saved
    if (requestConfig.verb === "post" && !isPart && xhr.status && xhr.status < 500) channel.postMessage({});
  });

  // Another device may have changed the plan meanwhile.
  let left = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = performance.now();
    else if (performance.now() - left > AWAY_MS) refresh();
  });
  addEventListener("online", refresh);
})();

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

  document.addEventListener("workspace:signed-in", keepPage); // signing in gave it up
  addEventListener("load", () => navigator.serviceWorker.register(root.dataset.worker)
    .then(() => keep(isKept ? "" : location.pathname), () => {}));
})();
