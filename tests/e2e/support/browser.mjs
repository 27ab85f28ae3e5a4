// One Chromium for a test file, and pages in it that belong to a person.
import { chromium } from "playwright-core";

const ARGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGS.split(" ") });

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** A fresh browser profile; with a person it is signed in as them. */
export async function profile(browser, server, person, options = {}) {
  // A worker would answer before the routes of a test do; who tests the worker allows it.
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, serviceWorkers: "block", ...options });
  // A wait ends as soon as its condition holds; the limit only has to be fair to a busy machine.
  context.setDefaultTimeout(20_000);
  if (person)
    await context.addCookies([
      { name: "access_token", value: person.token, url: server.url, httpOnly: true, sameSite: "Lax" },
    ]);
  return context;
}

/** A page on which any error of a script or a break of the CSP fails the test that looks at `page.problems`. */
export async function open(context, path = "/chats") {
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on(
    "console",
    (line) => /Content Security Policy|Refused to/.test(line.text()) && page.problems.push(line.text()),
  );
  await page.goto(path);
  return page;
}

export const chatRow = (page, username) => page.locator(`a.chat[data-chat="${username}"]`);
export const composer = (page) => page.locator(".composer textarea");
export const messages = (page) => page.locator(".messages .msg");
export const message = (page, text) => page.locator(".messages .msg .text").filter({ hasText: text });

export async function say(page, text) {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}
