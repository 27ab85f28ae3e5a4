// Room for the keyboard on the screen. Most browsers make the page smaller for it (interactive-widget in the page's head);
// where one lays it over the page, the page is told how much it covers.

/** Less is a bar of the browser that comes and goes, not a keyboard. */
const LEAST = 80;

export function keepClearOfKeyboard(): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = (): void => {
    const covered = Math.round(innerHeight - view.height * view.scale);
    document.documentElement.style.setProperty("--covered", `${covered > LEAST ? covered : 0}px`);
    // It was moved up so that the field can be seen; now the field can be seen without.
    if (covered > LEAST) scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  fit();
}
