// How to get to every screen that is pictured.

const loaded = (page) => page.locator(".messages .msg").last().waitFor();
const openChat = async (page, username) => {
  await page.goto("/chats?chat=" + username);
  await loaded(page);
};

/** Every screen: who looks (null: nobody signed in), and how to get there. */
export const screens = {
  "sign-in": { who: null, go: (page) => page.goto("/sign-in") },
  "sign-in-wrong": { who: null, go: (page) => signIn(page, "a wrong password") },
  "sign-up": { who: null, go: (page) => page.goto("/sign-up") },
  "chats-empty": { who: "fresh", go: (page) => page.goto("/chats") },
  "chats-none-open": { who: "me", go: (page) => page.goto("/chats") },
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
