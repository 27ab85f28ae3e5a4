// axe-core finds nothing on any screen of the guilds' page and its settings: light, dark and in high contrast, wide and narrow.
// One browser walks through the screens that web/screens takes pictures of; themes and widths change on the spot.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seedGuild } from "../../web/samples/guild-seed.mjs";
import { guildScreens } from "../../web/samples/guild-walks.mjs";
import { settingsScreens } from "../../web/samples/settings-walks.mjs";
import { violations } from "./support/axe.mjs";
import { PHONE, launch, profile } from "./support/browser.mjs";
import { Server } from "./support/server.mjs";

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

for (const [name, { who, go }] of Object.entries({ ...guildScreens, ...settingsScreens })) {
  test(`${name}: nothing to complain about`, async () => {
    const page = await (await contextOf(who)).newPage();
    // A draft of the screen before would stand in the composer of this one.
    await page.addInitScript(() => localStorage.clear());
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
    await go(page, world);
    const found = [];
    for (const { name: look, size, colorScheme, contrast, only } of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, contrast });
      found.push(...(await violations(page, only)).map((one) => `${look}: ${one}`));
    }
    await page.close();
    assert.deepEqual(found, []);
  });
}

/** What is pressed on a phone and cannot be hit within 44 px around its middle. Links inside of a text are as tall as their line. */
const tooSmall = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("button, a[href], select, input:not([type=file]), textarea, [role=switch]")];
    const isSeen = (one) => one.checkVisibility() && !one.closest("[inert], .hidden, .text") && !one.matches("[tabindex='-1'], .hidden, [hidden]");
    const hits = (one, x, y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (one.contains(hit) || hit.contains(one) || hit.closest("label")?.contains(one));
    };
    return all.filter(isSeen).flatMap((one) => {
      const box = one.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const isInSight = x > 22 && y > 22 && x < innerWidth - 22 && y < innerHeight - 22 && hits(one, x, y);
      const around = [[x, y - 21], [x, y + 21], [x - 21, y], [x + 21, y]];
      return !isInSight || around.every(([atX, atY]) => hits(one, atX, atY)) ? [] : [`${one.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`];
    });
  });

for (const name of ["channel", "channel-list", "channel-writing", "guild-young", "forum", "thread", "pins", "search", "directs", "first", "add-guild", "person", "guild-settings-overview", "guild-settings-roles", "guild-settings-invites", "user-settings-appearance", "user-settings-people"]) {
  const { who, go } = { ...guildScreens, ...settingsScreens }[name];
  test(`${name}: a finger hits what it aims at`, async () => {
    const context = await profile(browser, server, world[who], { ...PHONE, reducedMotion: "reduce" });
    const page = await context.newPage();
    await go(page, world);
    assert.deepEqual(await tooSmall(page), []);
    await context.close();
  });
}
