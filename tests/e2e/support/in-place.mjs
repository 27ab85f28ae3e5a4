// One page for many screens of the guilds' page: it goes from one to the next as its own links do. A browser takes longer to load
// it, and the tools that judge it, than to judge it.

/** What a screen may leave open, and what closes it. */
const CLOSABLE = "dialog[open], [role=dialog], [role=menu], .picker-place, .suggest, .panel";
/** What it may leave behind that only a new page is rid of. */
const LEFT = `${CLOSABLE}, .replying, .edit-box, .attach, .erasing, .banner, .unsent`;

const isApp = (page) => page.evaluate(() => location.pathname.startsWith("/channels/") && document.querySelector(".app.community") !== null);

async function closeAll(page) {
  const closable = page.locator(CLOSABLE);
  for (let tries = 0; tries < 6 && (await closable.count()) > 0; tries++) {
    const [panel, others] = [page.locator(".panel .shut"), page.locator(CLOSABLE.replace(", .panel", ""))];
    if ((await others.count()) === 0 && (await panel.isVisible())) await panel.click();
    else await page.keyboard.press("Escape");
  }
}

/** The address is one of the history's entries, as after a link: no file is loaded anew. */
const goTo = (page, path) =>
  page.evaluate((address) => {
    for (const area of document.querySelectorAll(".composer textarea")) {
      area.value = "";
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  }, path);

/** From now on `page.goto` stays in the page wherever that leads to the same as a new one. */
export function goInPlace(page) {
  const load = page.goto.bind(page);
  page.goto = async (path, options) => {
    await page.mouse.move(0, 0);
    if (!path.startsWith("/channels/") || !(await isApp(page))) return load(path, options);
    await closeAll(page);
    if ((await page.locator(LEFT).count()) > 0) return load(path, options);
    await goTo(page, path);
    await page.waitForFunction((layers) => document.querySelectorAll(layers).length === 0, ".layer");
    return null;
  };
}
