// Walks through every screen with the sample people and takes its picture.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PHONE, launch, profile } from "../../tests/e2e/support/browser.mjs";
import { register } from "../../tests/e2e/support/people.mjs";
import { Server } from "../../tests/e2e/support/server.mjs";
import { redate, seed } from "./seed.mjs";
import { screens } from "./walks.mjs";

const out = join(dirname(fileURLToPath(import.meta.url)), "..", "screens-out");
const wanted = process.argv.slice(2);
const sizes = {
  1440: { viewport: { width: 1440, height: 900 } },
  1024: { viewport: { width: 1024, height: 768 } },
  390: PHONE,
};

/** Looking at a picture's chat must not read it for the next picture. */
const keepUnread = (page) =>
  page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => text.includes('"type":"read"') || server.send(text));
  });

async function shoot(browser, server, world, name, width, theme) {
  const { who, go } = screens[name];
  const options = { ...sizes[width], colorScheme: theme, timezoneId: "UTC" };
  const context = await profile(browser, server, who && world[who], options);
  // Always the same early afternoon, so that two runs of the pictures can be compared.
  const now = new Date().setUTCHours(14, 28, 0, 0);
  await redate(context, now);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await keepUnread(page);
  const online = who !== null && !name.startsWith("talk-offline") && !name.startsWith("settings");
  const listed = online ? page.waitForResponse(/\/api\/chats$/) : null;
  await go(page, world);
  // The list that comes after "ready" carries the samples' own times.
  await (await listed)?.finished();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(out, `${name}-${width}-${theme}.png`) });
  await context.close();
}

const server = await Server.start();
const browser = await launch();
try {
  await mkdir(out, { recursive: true });
  const world = { ...(await seed(server)), fresh: await register(server, "noor", { nickname: "Noor" }) };
  for (const name of Object.keys(screens)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    for (const width of Object.keys(sizes))
      for (const theme of ["light", "dark"]) await shoot(browser, server, world, name, width, theme);
    console.log(name);
  }
  for (const socket of world.online) socket.close();
} finally {
  await browser.close();
  await server.stop();
}
