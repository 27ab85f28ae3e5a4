// How to get to every screen of the guilds' page.
import { PASSWORD } from "../../tests/e2e/support/people.mjs";

export const said = (page, text) => page.locator(".talk .messages .msg").filter({ hasText: text }).first();
const settled = (page) => page.locator(".talk .messages .msg").last().waitFor();
const composer = (page) => page.locator(".talk .composer textarea");
const isPhone = (page) => page.viewportSize().width <= 640;
const open = (name) => async (page, world) => (await page.goto(world.path(name)), await settled(page));
const firmware = open("firmware");

/** A tool of the conversation's head; where there is little room it stands in a menu. */
async function tool(page, name) {
  const shared = page.getByRole("button", { name: "Pins, threads and search" });
  if ((await shared.count()) === 0) return page.locator(".talk > .head").getByRole("button", { name, exact: true }).click();
  await shared.click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}
async function panel(page, world, name, inside) {
  await firmware(page, world);
  await tool(page, name);
  await page.locator(inside).first().waitFor();
}

async function search(page, world) {
  await panel(page, world, "Search", ".panel [role=combobox]");
  await page.getByRole("combobox").fill("mast");
  await page.keyboard.press("Enter");
  await page.locator(".panel .found").first().waitFor();
}
async function searchFilters(page, world) {
  await panel(page, world, "Search", ".panel [role=combobox]");
  await page.getByRole("combobox").fill("from:");
  await page.getByRole("option").first().waitFor();
}
async function thread(page, world) {
  await firmware(page, world);
  await page.locator(".thread-chip").click();
  await page.locator(".panel .msg").nth(2).waitFor();
}
async function rowMenu(page, world) {
  await firmware(page, world);
  await said(page, "Не против").locator(".text").click({ button: "right" });
  await page.getByRole("menu").waitFor();
}
async function hovered(page, world) {
  await firmware(page, world);
  const row = said(page, "Не против");
  await row.scrollIntoViewIfNeeded();
  await row.hover();
}
async function emoji(page, world) {
  await firmware(page, world);
  await page.locator(".talk .composer").getByRole("button", { name: "Emoji" }).click();
  await page.locator(".panel .grid .emoji, .picker-place .emoji").first().waitFor();
}
async function typing(page, world, text) {
  await firmware(page, world);
  await composer(page).pressSequentially(text);
  await page.getByRole("option").first().waitFor();
}
async function command(page, world) {
  await typing(page, world, "/tid");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Call /tide" }).waitFor();
}
async function botForm(page, world) {
  await firmware(page, world);
  await page.getByRole("button", { name: "I do" }).click();
  await world.bot.answer(await world.bot.asked(3), 9, {
    custom_id: "rota", title: "Take the readings",
    components: [
      { type: 18, label: "Who comes with you?", description: "One name is enough.", component: { type: 4, custom_id: "who", style: 1, placeholder: "Nobody works alone on the pier", required: false } },
      { type: 18, label: "Which mast?", component: { type: 3, custom_id: "mast", placeholder: "Choose one", options: [{ label: "Old pier", value: "1" }, { label: "Lighthouse", value: "2" }] } },
      { type: 18, label: "What should we know?", component: { type: 4, custom_id: "note", style: 2, required: false } },
    ],
  });
  await page.getByRole("dialog", { name: "Take the readings" }).waitFor();
}
async function picture(page, world) {
  await firmware(page, world);
  await page.getByRole("button", { name: "Ridges behind each other under a low sun" }).click();
  await page.getByRole("dialog").locator("img").waitFor();
}
async function dialogByKey(page, world, key, name) {
  await firmware(page, world);
  await page.locator("body").press(key);
  await page.getByRole("dialog", name ? { name } : {}).first().waitFor();
}
async function switcher(page, world, text) {
  await dialogByKey(page, world, "Control+k");
  if (text) await page.getByRole("combobox").fill(text);
}
async function person(page, world) {
  await firmware(page, world);
  await said(page, "Не против").getByRole("button", { name: /Дмитрий/ }).first().or(page.locator(".msg .by .name").filter({ hasText: "Дмитрий" }).last()).first().click();
  await page.getByRole("dialog").waitFor();
}
async function guildMenu(page, world, entry) {
  await page.goto(`/channels/${world.guild.id}${isPhone(page) ? "" : "/" + world.channels.firmware.id}`);
  await page.getByRole("button", { name: "Guild menu" }).click();
  await page.getByRole("menu").waitFor();
  if (!entry) return;
  await page.getByRole("menuitem", { name: entry }).click();
  await page.getByRole("dialog").waitFor();
}
async function offline(page, world) {
  await page.routeWebSocket(/\?v=10/, (socket) => socket.close());
  await page.route(/\/messages$/, (route) => route.abort());
  await page.goto(world.path("firmware"));
  await settled(page);
  await composer(page).fill("I can bring the second battery.");
  await composer(page).press("Enter");
  await page.locator(".banner").waitFor();
}
async function loading(page, world) {
  await page.routeWebSocket(/\?v=10/, () => {});
  await page.route(/\/messages\?/, () => {});
  await page.route(/\/channels\//, async (route) => {
    if (!route.request().isNavigationRequest()) return route.fallback();
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/"first":\{.*?\}(?=<\/script>)/s, (first) => '"none":0}');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(world.path("firmware"));
  await page.locator(".bone:visible").first().waitFor();
}
async function writing(page, world) {
  await firmware(page, world);
  await said(page, "Shouting quietly").locator(".text").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Reply" }).click();
  await composer(page).fill("Yes: the HAL has a timer already.\n**Tonight**, after the train.");
  await page.locator(".composer input[type=file]").first().setInputFiles({ name: "hal-timer.patch", mimeType: "text/plain", buffer: Buffer.alloc(2300, "a") });
  await page.locator(".composer .file, .attached, .composer li").first().waitFor();
}
async function edit(page, world) {
  await firmware(page, world);
  await said(page, "I’ll merge #318").locator(".text").click({ button: "right", position: { x: 5, y: 5 } });
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByLabel("Editing your message").waitFor();
}
async function erase(page, world) {
  await firmware(page, world);
  await said(page, "I’ll merge #318").locator(".text").click({ button: "right", position: { x: 5, y: 5 } });
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.locator(".msg.erasing").waitFor();
}
async function author(page, world) {
  await firmware(page, world);
  await page.locator(".talk .msg > .av").last().click({ button: "right" });
  await page.getByRole("menu").waitFor();
}
async function reactors(page, world) {
  await firmware(page, world);
  await page.locator(".talk .msg .react").last().scrollIntoViewIfNeeded();
  await page.locator(".talk .msg .react:not(.add)").last().click({ button: "right" });
  await page.locator(".reactor").first().waitFor();
}
async function searchAround(page, world) {
  await search(page, world);
  await page.locator(".found").first().hover();
  await page.getByRole("button", { name: "Show what was said around it" }).first().click();
  await page.locator(".neighbour").first().waitFor();
}
const friends = (tab) => async (page) => {
  await page.goto("/channels/@me/friends");
  await page.getByRole("tab", { name: tab }).click();
  await page.locator("#friends").waitFor();
};
async function forum(page, world) {
  await page.goto(world.path("ideas"));
  await page.locator(".post").nth(3).waitFor();
}
async function post(page, world) {
  await forum(page, world);
  await page.locator(".post").filter({ hasText: "шторма" }).click();
  await page.locator(".panel .msg").nth(2).waitFor();
}
async function newPost(page, world) {
  await forum(page, world);
  await page.getByRole("button", { name: "New post" }).click();
  await page.getByLabel("Title").waitFor();
}
async function direct(page, world) {
  await page.goto(`/channels/@me/${world.direct.id}`);
  await settled(page);
}
async function group(page, world) {
  await page.goto(`/channels/@me/${world.group.id}`);
  await settled(page);
}
async function aboutGroup(page, world) {
  await group(page, world);
  await page.getByRole("button", { name: "The group" }).click();
  await page.getByRole("dialog", { name: "The group" }).waitFor();
}
async function newGroup(page) {
  await own(page);
  await page.getByRole("button", { name: "New group" }).click();
  await page.getByRole("dialog", { name: "New group" }).getByLabel(/Taras/).check();
}
async function list(page, world) {
  await page.goto(`/channels/${world.guild.id}`);
  await page.locator(".side a.row").first().waitFor();
}
async function members(page, world) {
  await firmware(page, world);
  if (page.viewportSize().width < 1180) await page.getByRole("button", { name: "Members", exact: true }).click();
  await page.locator(".member").first().waitFor();
}
async function own(page) {
  await page.goto("/channels/@me");
  await page.locator("a.chat").first().waitFor();
}
async function status(page) {
  await page.goto("/channels/@me");
  if (isPhone(page)) await page.getByRole("button", { name: "You" }).click();
  await page.locator(".self:visible").click();
  await page.getByRole("menu").waitFor();
}
async function added(page, how) {
  await page.goto("/channels/@me");
  await page.getByRole("button", { name: how }).click();
  await page.getByRole("dialog").waitFor();
}
async function young(page, world) {
  await page.goto(world.young.path);
  await page.locator(".talk .composer textarea").waitFor();
}

const by = (who, go) => ({ who, go });
const mine = (go) => by("me", go);
/** It leaves behind what only a new page is rid of: routes, a message that goes, what was begun. */
const alone = (go) => ({ ...mine(go), isAlone: true });

export const guildScreens = {
  channel: mine(firmware),
  "channel-past": mine(async (page, world) => (await firmware(page, world), await said(page, "Forty hours").scrollIntoViewIfNeeded(), await page.waitForFunction(() => [...document.images].every((image) => image.complete)))),
  "channel-list": mine(list),
  "channel-hover": mine(hovered),
  "channel-menu": mine(rowMenu),
  "channel-empty": mine(async (page, world) => (await page.goto(world.path("quiet-corner")), await composer(page).waitFor())),
  "channel-loading": alone(loading),
  "channel-offline": alone(offline),
  "channel-writing": alone(writing),
  "channel-edit": alone(edit),
  "channel-erase": alone(erase),
  "channel-author": mine(author),
  "channel-reactors": mine(reactors),
  "guild-young": by("youngOwner", young),
  "composer-people": mine((page, world) => typing(page, world, "Ask @ma")),
  "composer-commands": mine((page, world) => typing(page, world, "/")),
  "composer-command": alone(command),
  "composer-emoji": mine(emoji),
  "bot-form": mine(botForm),
  forum: mine(forum),
  "forum-post": mine(post),
  "forum-new": mine(newPost),
  thread: mine(thread),
  threads: mine((page, world) => panel(page, world, "Threads", ".thread-row")),
  pins: mine((page, world) => panel(page, world, "Pinned messages", ".found")),
  search: mine(search),
  "search-filters": mine(searchFilters),
  "search-around": mine(searchAround),
  members: mine(members),
  person: mine(person),
  picture: mine(picture),
  switcher: mine((page, world) => switcher(page, world, "")),
  "switcher-found": mine((page, world) => switcher(page, world, "ma")),
  keys: mine((page, world) => dialogByKey(page, world, "Control+/", "Keyboard shortcuts")),
  "guild-menu": mine((page, world) => guildMenu(page, world)),
  invite: mine((page, world) => guildMenu(page, world, "Invite people")),
  "add-channel": mine((page, world) => guildMenu(page, world, "Add a channel")),
  notifications: mine((page, world) => guildMenu(page, world, "Notifications…")),
  direct: mine(direct),
  group: mine(group),
  "group-about": mine(aboutGroup),
  "group-new": mine(newGroup),
  directs: mine(own),
  friends: mine(friends("All")),
  "friends-pending": mine(friends(/^Pending/)),
  "friends-add": mine(friends("Add a friend")),
  status: mine(status),
  first: by("fresh", async (page) => (await page.goto("/channels/@me"), await page.locator(".step").first().waitFor())),
  "add-guild": by("fresh", (page) => added(page, /^Create a guild/)),
  "invite-page": by("fresh", async (page, world) => (await page.goto(`/invite/${world.code}`), await page.getByRole("button", { name: "Accept the invite" }).waitFor())),
  "invite-page-out": by(null, async (page, world) => (await page.goto(`/invite/${world.code}`), await page.getByRole("link", { name: /Create an account/ }).waitFor())),
  "invite-page-gone": by("fresh", async (page) => (await page.goto("/invite/nothere"), await page.getByText("does not work any more").waitFor())),
  nowhere: mine(async (page) => (await page.goto("/channels/1234567890123456789"), await page.getByText("You are not in this guild").first().waitFor())),
  consent: mine((page, world) => page.goto(`/oauth2/authorize?client_id=${world.bot.application.id}&scope=bot&permissions=${0x800 | 0x4000 | 0x8000 | 0x10000}`)),
  "consent-unknown": mine((page) => page.goto("/oauth2/authorize?client_id=1&scope=bot")),
  "not-found": by(null, (page) => page.goto("/no/such/page")),
  "sign-up-wrong": by(null, async (page) => {
    await page.goto("/sign-up");
    await page.getByLabel("Username").fill("maren");
    await page.getByLabel("E-mail address").fill("maren@example.org");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.locator(".error").first().waitFor();
  }),
};
