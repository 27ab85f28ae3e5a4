// Builds the sample guild on a server: people, channels, what they said, a bot, and who is online.
import assert from "node:assert/strict";
import { Bot, button, row } from "../../tests/e2e/support/bots.mjs";
import { ask, guildOf, write } from "../../tests/e2e/support/guilds.mjs";
import { appear } from "../../tests/e2e/support/online.mjs";
import { login, register } from "../../tests/e2e/support/people.mjs";
import { minutesAgo } from "./clock.mjs";
import { directTalk, elsewhere, groupTalk, firmware, members, otherDirects, otherGuilds, places, posts, roles } from "./guild-people.mjs";
import { chart, landscape } from "./png.mjs";

const dataUrl = (bytes) => `data:image/png;base64,${bytes.toString("base64")}`;

const commands = [
  { name: "tide", description: "High and low water at a gauge.", options: [
    { type: 3, name: "gauge", description: "Which gauge", required: true, choices: [{ name: "Old pier", value: "old" }, { name: "Lighthouse", value: "light" }] },
    { type: 4, name: "days", description: "For how many days", min_value: 1, max_value: 14 },
    { type: 6, name: "tell", description: "Whom to tell" },
  ] },
  { name: "timer", description: "Reminds this channel later.", options: [{ type: 3, name: "when", description: "In how long", required: true }] },
  { name: "weather", description: "Wind and waves for the next hours." },
  { name: "Remind me", type: 3 },
];

async function upload(person, channel, content, files) {
  const form = new FormData();
  const attachments = files.map(({ name, alt }, id) => ({ id, filename: name, description: alt }));
  form.append("payload_json", JSON.stringify({ content, attachments }));
  files.forEach(({ name, bytes }, at) => form.append(`files[${at}]`, new Blob([bytes], { type: name.endsWith(".png") ? "image/png" : "application/octet-stream" }), name));
  const answer = await fetch(`${person.server.url}/api/v10/channels/${channel.id}/messages`, { method: "POST", headers: { Authorization: person.token }, body: form });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

const chartFile = () => ({ name: "storm-night.png", alt: "The level of the water in a stormy night, a reading a minute", bytes: chart(960, 540) });
const pierFiles = () => [
  { name: "pier-0712.png", alt: "Ridges behind each other under a low sun", bytes: landscape(1200, 800, { seed: 3 }) },
  { name: "pier-0731.png", alt: "The same ridges, violet, minutes later", bytes: landscape(1200, 800, { sky: "#6d6a94", glow: "#e0a08c", near: "#221a36", sun: [0.3, 0.36], seed: 7 }) },
];
const build = {
  title: "Build 1042 of main passed", url: "https://forge.opentide.example/builds/1042", color: 0x0e7c7b,
  description: "All 318 tests on `gauge-c` and `gauge-b`, **3 min 08 s**.",
  fields: [{ name: "Flash", value: "187 of 256 KB", inline: true }, { name: "RAM", value: "41 of 64 KB", inline: true }, { name: "Current", value: "2.1 mA", inline: true }],
  footer: { text: "Tidewatch" },
};
const spring = [
  { type: 17, accent_color: 0x0e7c7b, components: [
    { type: 10, content: "### Spring tide on Saturday\nHigh water at **09:42**, 3.1 m at the old pier. Who takes the readings?" },
    { type: 14 },
    row(button("mine", "I do", { style: 1 }), button("tell", "Remind me", { style: 2 }), { type: 2, style: 5, url: "https://docs.opentide.example/rota", label: "The rota" }),
    row({ type: 3, custom_id: "mast", placeholder: "Choose a mast", options: [{ label: "Old pier", value: "1", description: "Steel, 6 m" }, { label: "Lighthouse", value: "2", description: "Wood, 4 m" }, { label: "Breakwater", value: "3" }] }),
  ] },
];

class Telling {
  constructor(server) {
    Object.assign(this, { server, people: {}, channels: {}, ids: {}, sockets: [] });
  }

  /** Names in the samples' texts become the ids that the server gave. */
  #named(text) {
    return text.replace(/<@([\w.]+)>/g, (all, name) => (this.ids[name] ? `<@${this.ids[name]}>` : all)).replace(/<#([^>]+)>/g, (all, name) => (this.channels[name] ? `<#${this.channels[name].id}>` : all));
  }

  async meet() {
    for (const { username, name, bio, avatar } of members) {
      const person = (this.people[username] = await register(this.server, username, { nickname: name }));
      this.ids[username] = (await ask(person, "GET", "/users/@me")).id;
      if (bio || avatar) await ask(person, "PATCH", "/users/@me", { ...(bio ? { bio } : {}), ...(avatar ? { avatar: dataUrl(avatar) } : {}) });
    }
    this.people.fresh = await register(this.server, "noor", { nickname: "Noor" });
  }

  /** A token lasts as long as the pictures need, not as long as the samples' story. */
  async signInAnew() {
    for (const person of Object.values(this.people)) person.token = await login(this.server, person.username);
  }

  async found() {
    const { maren, fresh, ...others } = this.people;
    const { guild, general } = await guildOf(maren, "Open Tide", Object.values(others));
    this.guild = guild;
    this.channels.general = general;
    this.roles = {};
    for (const role of roles) this.roles[role.name] = await ask(maren, "POST", `/guilds/${guild.id}/roles`, role);
    for (const { username, roles: own } of members)
      if (own.length > 0) await ask(maren, "PATCH", `/guilds/${guild.id}/members/${this.ids[username]}`, { roles: own.map((name) => this.roles[name].id) });
    const made = await ask(maren, "GET", `/guilds/${guild.id}/channels`);
    for (const { category, channels } of places) {
      const parent = category ? await ask(maren, "POST", `/guilds/${guild.id}/channels`, { name: category, type: 4 }) : null;
      for (const { isClosed, ...channel } of channels) {
        const permission_overwrites = isClosed ? [{ id: guild.id, type: 0, deny: "1024", allow: "0" }, { id: this.roles.Maintainers.id, type: 0, deny: "0", allow: "1024" }] : [];
        this.channels[channel.name] = await ask(maren, "POST", `/guilds/${guild.id}/channels`, { ...channel, permission_overwrites, ...(parent ? { parent_id: parent.id } : {}) });
      }
    }
    for (const { id } of made) await ask(maren, "DELETE", `/channels/${id}`);
    await ask(maren, "POST", `/guilds/${guild.id}/emojis`, { name: "tide", image: dataUrl(landscape(96, 96, { seed: 9 })) });
    for (const name of otherGuilds) await guildOf(this.people.olena, name, [maren]);
    this.young = await guildOf(this.people["anya.koval"], "Sunday Readers");
    this.bot = await Bot.join(maren, guild, "Tidewatch", commands);
    await ask(maren, "POST", `/channels/${this.channels.firmware.id}/webhooks`, { name: "Forge" });
  }

  /** Several conversations at once, in the order of the time; answers the lines that have a name. */
  async talk(...conversations) {
    const said = {};
    const lines = conversations.flatMap(({ channel, lines }) => lines.map((line) => ({ channel, ...line })));
    let ago = Infinity;
    for (const line of lines.sort((a, b) => b.ago - a.ago)) {
      if (line.ago !== ago) await minutesAgo((ago = line.ago));
      const message = await this.#line(line.channel, line, this.#named(line.text ?? ""), said);
      if (line.id) said[line.id] = message;
      for (const [emoji, count] of line.react ?? []) await this.#react(line.channel, message, emoji, count);
    }
    return said;
  }

  #line(channel, line, content, said) {
    if (line.embed) return this.bot.say(channel, { embeds: [build] });
    if (line.components) return this.bot.say(channel, { flags: 1 << 15, components: spring });
    const who = this.people[line.who];
    if (line.chart) return upload(who, channel, content, [chartFile()]);
    if (line.pictures) return upload(who, channel, content, pierFiles());
    return write(who, channel, content, line.re ? { message_reference: { message_id: said[line.re].id }, allowed_mentions: { parse: ["users"], replied_user: false } } : {});
  }

  async #react(channel, message, emoji, count) {
    const others = members.map(({ username }) => this.people[username]).slice(0, count);
    for (const person of others) await ask(person, "PUT", `/channels/${channel.id}/messages/${message.id}/reactions/${encodeURIComponent(emoji)}/@me`);
  }

  async tellGuild() {
    const { maren, mireille } = this.people;
    for (const [name, who, text] of elsewhere) await write(this.people[who], this.channels[name], this.#named(text));
    for (const { who, title, text, tags, replies } of posts) {
      const { ideas } = this.channels;
      const applied_tags = tags.map((name) => ideas.available_tags.find((tag) => tag.name === name).id);
      const post = await ask(this.people[who], "POST", `/channels/${ideas.id}/threads`, { name: title, applied_tags, auto_archive_duration: 10080, message: { content: text } });
      for (const [answering, words] of replies) await write(this.people[answering], post, words);
    }
    const said = await this.talk({ channel: this.channels.firmware, lines: firmware }, { channel: this.direct, lines: directTalk });
    this.lastRead = said.rota;
    this.thread = await ask(mireille, "POST", `/channels/${this.channels.firmware.id}/messages/${said.pulse.id}/threads`, { name: "Reset pulse on revision B" });
    await ask(maren, "PUT", `/channels/${this.channels.firmware.id}/pins/${said.pulse.id}`);
    await ask(maren, "PUT", `/channels/${this.channels.firmware.id}/pins/${said.pier.id}`);
    for (const [who, text] of [["dmitry", "На ревизии B супервизор другой, 8 мс хватит?"], ["mireille", "Measured: 9.4 ms in the cold. I would not go below 12."], ["olena", "Тоді 12 для всіх."]]) await write(this.people[who], this.thread, text);
  }

  async befriend() {
    const { maren } = this.people;
    const withWhom = async (username) => ask(maren, "POST", "/users/@me/channels", { recipient_id: this.ids[username] });
    for (const [who, text] of otherDirects) await write(this.people[who], await withWhom(who), text);
    this.direct = await withWhom("olena");
    for (const who of ["olena", "taras.h", "mireille"]) {
      await ask(maren, "PUT", `/users/@me/relationships/${this.ids[who]}`, {});
      await ask(this.people[who], "PUT", `/users/@me/relationships/${this.ids.maren}`, {});
    }
    await ask(this.people["anya.koval"], "PUT", `/users/@me/relationships/${this.ids.maren}`, {});
    this.group = await ask(maren, "POST", "/users/@me/channels", { recipients: ["olena", "taras.h"].map((who) => this.ids[who]) });
    await ask(maren, "PATCH", `/channels/${this.group.id}`, { name: "Saturday on the pier" });
    for (const [who, text] of groupTalk) await write(this.people[who], this.group, text);
  }

  /** An invite that still works, and what Maren has read: all but the last lines of a few places. */
  async read() {
    const { maren } = this.people;
    this.code = (await ask(maren, "POST", `/channels/${this.channels.welcome.id}/invites`, { max_age: 604800, max_uses: 25 })).code;
    const unread = new Set(["hardware-revision-c-assembly-notes", "harbour-bar", "українською", "announcements"]);
    for (const channel of Object.values(this.channels)) {
      if (channel.type === 4 || channel.type === 2 || channel.type === 15 || unread.has(channel.name) || channel.name === "general") continue;
      const lines = await ask(maren, "GET", `/channels/${channel.id}/messages?limit=10`);
      const last = channel.name === "firmware" ? this.lastRead : lines[0];
      if (last) await ask(maren, "POST", `/channels/${channel.id}/messages/${last.id}/ack`, {});
    }
    for (const { id, last_message_id: last } of (await ask(maren, "GET", "/users/@me/channels")).slice(0, 20))
      if (last && id !== this.direct.id) await ask(maren, "POST", `/channels/${id}/messages/${last}/ack`, {}).catch(() => null);
  }

  async gather() {
    for (const entry of members) if (entry.status && entry.username !== "maren") this.sockets.push(await appear(this.people[entry.username], entry));
  }
}

/** Everything that the pictures of guilds need; `close` ends the connections. */
export async function seedGuild(server) {
  const told = new Telling(server);
  await minutesAgo(24 * 1440);
  await told.meet();
  await told.found();
  await minutesAgo(4 * 1440);
  await told.signInAnew();
  await told.befriend();
  await told.tellGuild();
  await minutesAgo(1);
  await told.read();
  await told.gather();
  await minutesAgo(0);
  const close = () => [...told.sockets, told.bot].forEach((one) => one.close());
  return Object.assign(told, { close, me: told.people.maren, fresh: told.people.fresh, youngOwner: told.people["anya.koval"], path: (name) => `/channels/${told.guild.id}/${told.channels[name].id}` });
}
