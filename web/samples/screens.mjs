// Walks through every screen with the sample people and takes its picture.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PHONE, launch, profile } from "../../tests/e2e/support/browser.mjs";
import { register } from "../../tests/e2e/support/people.mjs";
import { Server } from "../../tests/e2e/support/server.mjs";
import { redate, seed } from "./seed.mjs";

const out = join(dirname(fileURLToPath(import.meta.url)), "..", "screens-out");
const wanted = process.argv.slice(2);
const sizes = {
  1440: { viewport: { width: 1440, height: 900 } },
  1024: { viewport: { width: 1024, height: 768 } },
  390: PHONE,
};

const loaded = (page) => page.locator(".messages .msg").last().waitFor();
const openChat = async (page, username) => {
  await page.goto("/?chat=" + username);
  await loaded(page);
};

/** Every screen: who looks (null: nobody signed in), and how to get there. */
const screens = {
  "sign-in": { who: null, go: (page) => page.goto("/sign-in") },
  "sign-in-wrong": { who: null, go: (page) => signIn(page, "a wrong password") },
  "sign-up": { who: null, go: (page) => page.goto("/sign-up") },
  "chats-empty": { who: "fresh", go: (page) => page.goto("/") },
  "chats-none-open": { who: "me", go: (page) => page.goto("/") },
  talk: { who: "me", go: (page) => openChat(page, "olena") },
  "talk-writing": { who: "me", go: writing },
  "talk-new": { who: "me", go: fresh },
  "talk-emoji": {
    who: "me",
    go: async (page) => (await openChat(page, "taras.h"), await page.getByRole("button", { name: "Emoji" }).click()),
  },
  "talk-offline": { who: "me", go: offline },
  "talk-past": { who: "me", go: past },
  "talk-compact": { who: "me", go: compact },
  "talk-failed": { who: "me", go: failed },
  switcher: { who: "me", go: (page) => find(page, "ma") },
  "switcher-words": { who: "me", go: (page) => find(page, "light") },
  settings: { who: "me", go: (page) => page.goto("/settings") },
  "settings-unsaved": { who: "me", go: unsaved },
  "settings-end": {
    who: "me",
    go: async (page) => (await page.goto("/settings#devices"), await page.locator("#devices").scrollIntoViewIfNeeded()),
  },
  docs: { who: null, go: (page) => page.goto("/docs") },
};

async function signIn(page, password) {
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill("maren");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
}

async function writing(page, { online }) {
  await openChat(page, "olena");
  await page.locator(".composer textarea").fill("О 18:00, чудово. Я візьму квитки");
  await page.locator(".me").getByText("online").waitFor({ state: "attached" });
  online[0].send(JSON.stringify({ type: "typing", to: "maren" }));
  await page.locator(".under .writing").waitFor();
}

async function fresh(page) {
  await openChat(page, "dmitry");
  await page.locator(".new").waitFor();
}

async function find(page, text) {
  await openChat(page, "olena");
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").fill(text);
  await page.getByText(/^\d+ results?$/).waitFor({ state: "attached" });
}

async function offline(page) {
  await page.routeWebSocket(/\/ws$/, (socket) => socket.close());
  await openChat(page, "jonas_w");
  await page.locator(".composer textarea").fill("Der Zug fährt um 7:42, ich bringe Kaffee mit.");
  await page.locator(".composer textarea").press("Enter");
  await page.locator(".banner").waitFor();
}

/** Looking at a picture's chat must not read it for the next picture. */
const keepUnread = (page) =>
  page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => text.includes('"type":"read"') || server.send(text));
  });

async function past(page) {
  await openChat(page, "olena");
  await page.locator(".messages").evaluate((pane) => (pane.scrollTop = 0));
  await page.locator(".msg").nth(1).hover();
}

async function compact(page) {
  await page.addInitScript(() => localStorage.setItem("parley.density", "compact"));
  await openChat(page, "olena");
}

async function failed(page) {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    socket.connectToServer();
    socket.onMessage((frame) => {
      const { nonce } = JSON.parse(frame);
      if (nonce) socket.send(JSON.stringify({ type: "error", message: "the disk of the server is full.", nonce }));
    });
  });
  await openChat(page, "mireille");
  await page.locator(".composer textarea").fill("Et j’apporte la carte de la crête 🗺️");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".failed").waitFor();
}

async function unsaved(page) {
  await page.goto("/settings");
  await page.getByLabel("Nickname").fill("Maren Östlund");
  await page.getByLabel("Picture address").fill("www.example.org/me.jpg");
}

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
