// A bot in a guild: it hears what people ask of it, and answers what the test says.
import assert from "node:assert/strict";
import { once } from "node:events";
import WebSocket from "ws";
import { ask } from "./guilds.mjs";
import { beat } from "./online.mjs";

const ALL_BUT_PRIVILEGED = 53_608_447 & ~((1 << 1) | (1 << 8) | (1 << 15));

export class Bot {
  /** An application of the owner's, in the guild, with these commands there. */
  static async join(owner, guild, name, commands = []) {
    const bot = new Bot();
    bot.server = owner.server;
    bot.application = await ask(owner, "POST", "/applications", { name });
    const { token } = await ask(owner, "POST", `/applications/${bot.application.id}/bot`, {});
    bot.token = `Bot ${token}`;
    await ask(owner, "POST", `/oauth2/authorize?client_id=${bot.application.id}&scope=bot`, { guild_id: guild.id, permissions: "0", authorize: true });
    bot.commands = await ask(bot, "PUT", `/applications/${bot.application.id}/guilds/${guild.id}/commands`, commands);
    await bot.#listen(token);
    return bot;
  }

  async #listen(token) {
    this.heard = [];
    this.socket = new WebSocket(`ws://127.0.0.1:${this.server.port}/?v=10&encoding=json`);
    this.socket.on("message", (text) => this.heard.push(JSON.parse(text)));
    beat(this.socket, JSON.stringify(await this.#next((packet) => packet.op === 10)));
    const properties = { os: "linux", browser: "test", device: "test" };
    this.socket.send(JSON.stringify({ op: 2, d: { token, intents: ALL_BUT_PRIVILEGED, properties } }));
    await this.#next((packet) => packet.t === "READY");
  }

  async #next(fits) {
    for (;;) {
      const at = this.heard.findIndex(fits);
      if (at >= 0) return this.heard.splice(at, 1)[0];
      await once(this.socket, "message");
    }
  }

  /** The next thing that somebody asks, of that type of interaction. */
  async asked(type) {
    return (await this.#next(({ t, d }) => t === "INTERACTION_CREATE" && d.type === type)).d;
  }

  say(channel, body) {
    return ask(this, "POST", `/channels/${channel.id}/messages`, body);
  }

  async answer({ id, token }, type, data) {
    const answer = await fetch(`${this.server.url}/api/v10/interactions/${id}/${token}/callback`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type, data }),
    });
    assert.equal(answer.status, 204, await answer.text());
  }

  editOriginal({ token }, body) {
    return ask(this, "PATCH", `/webhooks/${this.application.id}/${token}/messages/@original`, body);
  }

  close() {
    this.socket.close();
  }
}

export const row = (...components) => ({ type: 1, components });
export const button = (custom_id, label, more = {}) => ({ type: 2, style: 1, custom_id, label, ...more });
