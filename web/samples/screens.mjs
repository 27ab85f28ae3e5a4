// Walks through every screen with the sample people and takes its picture.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../../tests/e2e/support/browser.mjs";
import { register } from "../../tests/e2e/support/people.mjs";
import { Server } from "../../tests/e2e/support/server.mjs";
import { screens as chatScreens } from "./chat-walks.mjs";
import { withClock } from "./clock.mjs";
import { seedGuild } from "./guild-seed.mjs";
import { guildScreens } from "./guild-walks.mjs";
import { seed } from "./seed.mjs";
import { settingsScreens } from "./settings-walks.mjs";
import { shoot, themes as allThemes, widths as allWidths } from "./shoot.mjs";

const out = process.env.SCREENS_OUT ?? join(dirname(fileURLToPath(import.meta.url)), "..", "screens-out");
/** Parts of names, or widths or themes to be the only ones. */
const wanted = process.argv.slice(2);
const choose = (all) => (wanted.some((one) => all.includes(one)) ? all.filter((one) => wanted.includes(one)) : all);
const [widths, themes] = [choose(allWidths), choose(allThemes)];
const parts = wanted.filter((one) => !allWidths.includes(one) && !allThemes.includes(one));
const isWanted = (name) => parts.length === 0 || parts.some((part) => (part.startsWith("=") ? name === part.slice(1) : name.includes(part)));

async function shootAll(browser, world, screens) {
  for (const [name, screen] of screens) {
    await shoot(browser, world, name, screen, { widths, themes, out }).catch((error) => console.error(`${name}: ${error.message.split("\n")[0]}`));
    console.log(name);
  }
}

async function withServer(start, work) {
  const server = await start();
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

const flags = ["--requests-per-second", "0", "--instance", "Open Tide"];
const [guilds, chats] = [{ ...guildScreens, ...settingsScreens }, chatScreens].map((all) => Object.entries(all).filter(([name]) => isWanted(name)));
await mkdir(out, { recursive: true });
const browser = await launch();
try {
  if (guilds.length > 0)
    await withServer(() => withClock(() => Server.start(flags)), async (server) => {
      const world = await seedGuild(server);
      await shootAll(browser, world, guilds);
      world.close();
    });
  if (chats.length > 0)
    await withServer(() => Server.start(flags), async (server) => {
      const world = { ...(await seed(server)), fresh: await register(server, "noor", { nickname: "Noor" }), isOld: true, server };
      await shootAll(browser, world, chats);
      for (const socket of world.online) socket.close();
    });
} finally {
  await browser.close();
}
