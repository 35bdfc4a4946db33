// Tells the server that the feedback on this page was opened, as the words beside it say. What fails is tried again the
// next time; the button stays for it.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const form = document.querySelector("[data-feedback-read]");
  if (!form) return;
  const request = { method: "POST", body: new FormData(form), headers: { "X-Beacon": "1" } };
  const answer = await fetch(form.action, request).catch(() => null);
  if (answer?.status === 204) form.querySelector("button").remove();
});
