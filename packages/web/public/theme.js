// Before the first paint, so that a dark screen does not flash: the kept theme, else the system's. src/shell/theme.ts goes on from here.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("gouji.theme");
  } catch {
    // Storage may be closed to us; the system's theme is used.
  }
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
