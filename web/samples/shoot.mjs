// Takes the picture of a screen: at one width, in each of the themes.
import { join } from "node:path";
import { PHONE, profile } from "../../tests/e2e/support/browser.mjs";
import { now } from "./clock.mjs";
import { redate } from "./seed.mjs";

const viewports = { 1440: { width: 1440, height: 900 }, 1024: { width: 1024, height: 768 }, 390: PHONE.viewport };
/** How a person's system may ask pages to look. */
const looks = { light: { colorScheme: "light", contrast: "no-preference" }, dark: { colorScheme: "dark", contrast: "no-preference" }, contrast: { colorScheme: "light", contrast: "more" } };
export const themes = Object.keys(looks);
export const widths = Object.keys(viewports).sort((a, b) => b - a);
const isPhone = (width) => viewports[width] === PHONE.viewport;

/** Looking at a picture's chat must not read it for the next picture. */
async function keepUnread(page) {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => text.includes('"type":"read"') || server.send(text));
  });
  await page.route(/\/ack$/, (route) => route.fulfill({ json: { token: null } }));
}

async function walk(browser, world, name, { who, go }, options) {
  const context = await profile(browser, world.server, who && world[who], { ...options, timezoneId: "UTC", reducedMotion: "reduce" });
  if (world.isOld) await redate(context, now);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await keepUnread(page);
  // The list that comes after "ready" carries the samples' own times.
  const listed = world.isOld && who !== null && !/^(talk-offline|settings)/.test(name) ? page.waitForResponse(/\/api\/chats$/) : null;
  await go(page, world);
  await (await listed)?.finished();
  await page.evaluate(() => document.fonts.ready);
  // A lazy one comes only once it is in sight.
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.getBoundingClientRect().top >= innerHeight || image.getBoundingClientRect().bottom <= 0));
  return page;
}

/** One walk for all wide windows, one for the phone: a walk takes longer than many pictures. */
export async function shoot(browser, world, name, screen, { widths, themes, out }) {
  for (const [group, options] of [[widths.filter(isPhone), PHONE], [widths.filter((width) => !isPhone(width)), { viewport: viewports[1440] }]]) {
    if (group.length === 0) continue;
    const page = await walk(browser, world, name, screen, options);
    for (const width of group) {
      await page.setViewportSize(viewports[width]);
      for (const theme of themes) {
        await page.emulateMedia(looks[theme]);
        await page.screenshot({ path: join(out, `${name}-${width}-${theme}.png`) });
      }
    }
    await page.context().close();
  }
}
