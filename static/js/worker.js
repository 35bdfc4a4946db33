// The service worker: without a connection it opens plans that were open on this device before. It keeps pages of plans
// for one person only, gives them up when somebody signs in or out, and never answers in place of a server that answers.
const PLAN = /^\/plans\/[0-9a-f-]{36}\/$/;
const PARTS = "parts";
const MOST_PAGES = 20;
const MOST_PARTS = 200;
const PATIENCE_MS = 8000;
const pagesOf = (person) => `plans of ${person}`;
const isPages = (name) => name.startsWith(pagesOf(""));

const forget = async (kept = "") => {
  const names = (await caches.keys()).filter((name) => isPages(name) && name !== kept);
  await Promise.all(names.map((name) => caches.delete(name)));
};

const bound = async (cache, most) => {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(keys.length - most, 0)).map((key) => cache.delete(key)));
};

const keepPage = async (path, answer) => {
  const person = answer.headers.get("X-Kept-For");
  if (!answer.ok || !person) return;
  await forget(pagesOf(person));
  const cache = await caches.open(pagesOf(person));
  await cache.put(path, answer);
  await bound(cache, MOST_PAGES);
};

const keepParts = async (urls) => {
  const cache = await caches.open(PARTS);
  const isNew = await Promise.all(urls.map(async (url) => !(await cache.match(url))));
  await cache.addAll(urls.filter((_, place) => isNew[place]));
  await bound(cache, MOST_PARTS);
};

const fetchPage = async (event, path) => {
  const answer = await fetch(event.request);
  if (answer.status < 500) event.waitUntil(keepPage(path, answer.clone()));
  return answer;
};

// The page as the server has it; the kept one where there is no answer, or none for long, or a fault.
const openPlan = async (event, path) => {
  const kept = await caches.match(path);
  const fresh = fetchPage(event, path);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  const answer = await Promise.race([fresh.catch(() => kept), late]);
  return answer.status >= 500 ? kept : answer;
};

const openPart = async (request) => (await caches.match(request)) ?? fetch(request);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { method, mode, url, destination } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (method === "POST" && pathname.startsWith("/accounts/")) event.waitUntil(forget());
  if (method !== "GET") return;
  if (mode === "navigate") {
    if (PLAN.test(pathname)) event.respondWith(openPlan(event, pathname));
  } else if (["script", "style", "font", "image"].includes(destination)) event.respondWith(openPart(event.request));
});

addEventListener("message", (event) => {
  const { page, parts } = event.data;
  const pages = page && fetch(page, { credentials: "same-origin" }).then((answer) => keepPage(page, answer));
  event.waitUntil(Promise.allSettled([pages, keepParts(parts)]));
});
