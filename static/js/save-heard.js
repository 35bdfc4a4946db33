// What a screen reader hears of saving: what is wrong, that it is right again, and the first "Saved". For the eye there
// are three messages at each pause; aloud they would speak over what somebody types.
(() => {
  const state = document.getElementById("save-state");
  const heard = document.getElementById("save-heard");
  if (!heard) return;

  const { saving, unsaved, problem } = state.dataset;
  let isNews = true; // whether "Saved" would be
  const listen = () => {
    const words = state.textContent.trim();
    if (!words || [saving, unsaved].includes(words)) return;
    const isWrong = state.classList.contains("is-failed") || words === problem;
    if ((isWrong || isNews) && heard.textContent !== words) heard.textContent = words;
    isNews = isWrong;
  };
  new MutationObserver(listen).observe(state, { childList: true });
})();
