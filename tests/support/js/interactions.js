// People who ask a bot something, and the bot: everything between the two clients and the server.
import { botOf, member } from './discord.js';
import { Gateway } from './gateway.js';

let nonces = 0;

export class Stage {
  // A guild of an owner and a guest with a bot in it; all three hear events. `commands` are registered in the guild.
  static async build(server, commands = []) {
    const stage = new Stage();
    stage.server = server;
    stage.owner = await member(server, 'owner');
    stage.guest = await member(server, 'guest');
    Object.assign(stage, await botOf(stage.owner, 'helper'));
    stage.guild = await stage.owner.ok('POST', '/guilds', { name: 'Stage' });
    stage.channel = (await stage.owner.ok('GET', `/guilds/${stage.guild.id}/channels`)).find(({ type }) => type === 0);
    const { code } = await stage.owner.ok('POST', `/channels/${stage.channel.id}/invites`, {});
    await stage.guest.ok('POST', `/invites/${code}`, {});
    await stage.owner.ok('POST', `/oauth2/authorize?client_id=${stage.application.id}&scope=bot`, { guild_id: stage.guild.id, permissions: '0', authorize: true });
    stage.path = `/applications/${stage.application.id}/guilds/${stage.guild.id}/commands`;
    stage.commands = await stage.bot.ok('PUT', stage.path, commands);
    stage.ears = await stage.listen(stage.token);
    stage.screen = await stage.listen(stage.owner.authorization);
    return stage;
  }

  async listen(token, more) {
    const gateway = await Gateway.open(this.server);
    await gateway.ready(token, more);
    return gateway;
  }
  close() { for (const gateway of [this.ears, this.screen]) gateway.cut(); }

  command(name) { return this.commands.find((one) => one.name === name); }

  // What a client sends for a command: `data` is laid over what it knows of it.
  call(name, data = {}, more = {}, who = this.owner) {
    const { id, version, type } = this.command(name);
    return this.ask({ type: 2, data: { id, version, name, type, options: [], ...data }, ...more }, who);
  }
  ask(question, who = this.owner, options = {}) {
    nonces += 1;
    const body = {
      application_id: this.application.id, guild_id: this.guild.id, channel_id: this.channel.id, session_id: 'x', nonce: `${nonces}`, ...question,
    };
    return who.send('POST', '/interactions', body, options);
  }
  // The same, taken by the server; resolves to what the bot hears.
  async asked(answer) {
    const { status, text } = await answer;
    if (status !== 204) throw new Error(`the question was answered ${status} ${text}`);
    return (await this.ears.event('INTERACTION_CREATE')).d;
  }
  calls(name, data, more, who) { return this.asked(this.call(name, data, more, who)); }
  press(message, custom_id, data = {}, who) { return this.asked(this.ask({ type: 3, message_id: message.id, data: { custom_id, ...data } }, who)); }

  // What the owner's client is told of that name, by its `id` or whatever else tells it from others.
  async shown(name, wanted) {
    const is = (d) => Object.entries(wanted).every(([key, value]) => d[key] === value);
    return (await this.screen.socket.next(({ json }) => json?.t === name && is(json.d), name)).json.d;
  }

  // The bot's first answer; nobody's token is needed.
  answer({ id, token }, type, data, query = '', options = {}) {
    return this.bot.post(`/interactions/${id}/${token}/callback${query}`, { type, ...(data && { data }) }, { headers: { Authorization: '' }, ...options });
  }
  async answered(interaction, type, data) {
    const answer = await this.answer(interaction, type, data, '?with_response=true');
    if (answer.status !== 200) throw new Error(`the answer was answered ${answer.status} ${answer.text}`);
    return answer.json();
  }
  webhook({ token }, message) { return `/webhooks/${this.application.id}/${token}${message ? `/messages/${message}` : ''}`; }
}
