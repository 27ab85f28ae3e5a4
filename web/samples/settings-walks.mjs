// How to get to every page of the settings: they lie over the page, and an entry of the history names them.
const over = async (page, path, layer) => {
  await page.goto(path);
  await page.locator(".talk .messages .msg").last().waitFor();
  await page.evaluate((made) => {
    history.pushState({ layer: made }, "");
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }, layer);
  await page.locator(".layer h1").first().waitFor();
  await page.locator(".layer-page [aria-busy=true]").first().waitFor({ state: "detached" });
};
const guild = (section) => (page, world) => over(page, world.path("firmware"), { kind: "guild-settings", guildId: world.guild.id, section });
const channel = (section) => (page, world) => over(page, world.path("firmware"), { kind: "channel-settings", channelId: world.channels.maintainers.id, section });
const own = (section) => (page, world) => over(page, world.path("firmware"), { kind: "user-settings", section });

async function role(page, world) {
  await guild("roles")(page, world);
  await page.locator("button.line-open").filter({ hasText: "Core" }).click();
  await page.getByLabel("Find a permission").waitFor();
}
async function unsaved(page, world) {
  await guild("overview")(page, world);
  await page.getByLabel("Name", { exact: true }).fill("Open Tide Society");
  await page.locator(".layer-save").waitFor();
}

const named = (prefix, walk, sections) => Object.fromEntries(sections.map((section) => [`${prefix}-${section || "list"}`, { who: "me", go: walk(section) }]));

export const settingsScreens = {
  ...named("guild-settings", guild, ["", "overview", "roles", "channels", "emojis", "members", "invites", "bans", "audit", "webhooks", "bots"]),
  "guild-settings-role": { who: "me", go: role },
  "guild-settings-unsaved": { who: "me", go: unsaved, isAlone: true },
  ...named("channel-settings", channel, ["overview", "permissions"]),
  ...named("user-settings", own, ["", "profile", "account", "devices", "people", "appearance", "notifications", "keyboard", "language"]),
};
