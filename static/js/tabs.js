// One's other tabs follow along: words that one tab has saved are shown in the others, and a plan whose parts were added,
// moved or removed is fetched again. Fields in which somebody writes are left alone.
(() => {
  const root = document.querySelector("[data-kept]");
  if (!root || !document.querySelector("[data-autosave]")) return;

  const AWAY_MS = 5000;
  const channel = new BroadcastChannel(`essay-planner ${root.dataset.kept}`);
  const signedIn = new BroadcastChannel("essay-planner signed-in");
  const stampOf = () => document.getElementById("plan").dataset.stamp;

  const refresh = () => htmx.ajax("GET", `${root.dataset.plan}?stamp=${encodeURIComponent(stampOf())}`, {
    source: "#plan", target: "#plan", swap: "outerHTML",
  });
  const isRefresh = ({ requestConfig, target }) => requestConfig?.verb === "get" && target?.id === "plan";

  channel.addEventListener("message", ({ data }) => (data.id ? workspace.adopt(data) : refresh()));
  signedIn.addEventListener("message", () => document.dispatchEvent(new Event("workspace:signed-in")));
  document.addEventListener("workspace:saved", ({ detail }) => channel.postMessage(detail));
  document.addEventListener("plan-moved-on", refresh);

  // What is being written stays as it is, with the revision that it is written over and what is wrong with it.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!isRefresh(detail)) return;
    const busy = [...document.querySelectorAll("#plan [name^='slot-']")].filter(workspace.isBusy).map(({ id }) => id);
    const settings = document.activeElement.closest(".para-set");
    const stay = busy.flatMap((id) => [id, id.replace("slot-", "rev-"), id.replace("slot-", "state-")]);
    for (const id of settings ? [...stay, settings.id] : stay) {
      detail.serverResponse = detail.serverResponse.replace(`id="${id}"`, `id="${id}" hx-preserve="true"`);
    }
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const isChange = detail.requestConfig?.verb === "post" && detail.target.id === "plan";
    if (isChange) channel.postMessage({ isChanged: true });
  });

  // Another device may have changed the plan meanwhile.
  let left = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = performance.now();
    else if (performance.now() - left > AWAY_MS) refresh();
  });
  addEventListener("online", refresh);
})();
