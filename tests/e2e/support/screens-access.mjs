// axe-core finds nothing on any screen of the guilds' page and its settings: light, dark and in high contrast, wide and narrow; and
// on a phone a finger hits everything that can be pressed.
// One browser walks through the screens that web/screens takes pictures of; themes and widths change on the spot.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seedGuild } from "../../../web/samples/guild-seed.mjs";
import { violations } from "./axe.mjs";
import { launch, profile } from "./browser.mjs";
import { goInPlace } from "./in-place.mjs";
import { Server } from "./server.mjs";
import { beTouched, smallTargets } from "./targets.mjs";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** Where things stand changes with the width, what colour they have with the theme. */
const looks = [
  { name: "wide, light", size: WIDE, colorScheme: "light", contrast: "no-preference" },
  { name: "wide, dark", size: WIDE, colorScheme: "dark", contrast: "no-preference", only: ["color-contrast"] },
  { name: "wide, light, high contrast", size: WIDE, colorScheme: "light", contrast: "more", only: ["color-contrast"] },
  { name: "wide, dark, high contrast", size: WIDE, colorScheme: "dark", contrast: "more", only: ["color-contrast"] },
  { name: "narrow, dark", size: NARROW, colorScheme: "dark", contrast: "no-preference" },
];

let server, browser, world;
const contexts = new Map();
const pages = new Map();
/** In each look the rows that nothing was found in: the next screen's are only judged where they are made otherwise. */
const judged = new Map(looks.map(({ name }) => [name, new Set()]));

before(async () => {
  server = await Server.start(["--requests-per-second", "0"]);
  browser = await launch();
  world = await seedGuild(server);
});
after(async () => {
  world?.close();
  await browser?.close();
  await server?.stop();
});

async function contextOf(who) {
  if (!contexts.has(who)) contexts.set(who, await profile(browser, server, who && world[who], { viewport: WIDE, bypassCSP: true, reducedMotion: "reduce" }));
  return contexts.get(who);
}

async function newPage(who) {
  const page = await (await contextOf(who)).newPage();
  // A draft of the screen before would stand in the composer of this one.
  await page.addInitScript(() => localStorage.clear());
  return page;
}

/** One page of each person for all their screens, but those that bend the page or the network have one alone. */
async function pageFor(who, isAlone) {
  if (isAlone) return newPage(who);
  if (!pages.has(who)) {
    pages.set(who, await newPage(who));
    goInPlace(pages.get(who));
  }
  return pages.get(who);
}

/** A test for each of the screens, which say who looks and how to get there. */
export function testScreens(screens) {
  for (const [name, { who, go, isAlone = false }] of Object.entries(screens)) {
    test(`${name}: nothing to complain about`, async () => {
      const page = await pageFor(who, isAlone);
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
      await go(page, world);
      const found = [];
      for (const { name: look, size, colorScheme, contrast, only } of looks) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, contrast });
        found.push(...(await violations(page, only, judged.get(look))).map((one) => `${look}: ${one}`));
      }
      const letGo = await beTouched(page);
      found.push(...(await smallTargets(page)).map((one) => `too small for a finger: ${one}`));
      await letGo();
      if (isAlone) await page.close();
      assert.deepEqual(found, []);
    });
  }
}
