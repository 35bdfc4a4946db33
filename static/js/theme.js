// "Automatic" follows the device. Runs before the first paint, so that a dark screen never flashes white.
(() => {
  const html = document.documentElement;
  if (html.dataset.theme !== "auto") return;

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { html.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", follow);
  follow();
})();
