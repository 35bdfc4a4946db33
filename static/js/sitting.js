// Tells the server that the page of a submission is open, as long as somebody can see it, and shows what colleagues do
// with the plan meanwhile. Not by htmx: a session that has ended must not take away a page on which somebody writes.
(() => {
  const place = document.querySelector("[data-sitting]");
  if (!place) return;

  const PAUSE_MS = 60000;
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; // signing in again changes it

  const show = (html) => {
    if (html.trim() === place.innerHTML.trim()) return; // it would be read aloud again
    place.innerHTML = html;
  };

  const tell = async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await fetch(place.dataset.sitting, {
      method: "POST",
      headers: { "X-CSRFToken": token() },
      redirect: "manual",
    }).catch(() => {});
    if (answer?.ok && answer.headers.has(workspace.MARK)) show(await answer.text());
  };

  document.addEventListener("visibilitychange", tell);
  setInterval(tell, PAUSE_MS);
  tell();
})();
