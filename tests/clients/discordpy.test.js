// discord.py, the library of most bots that are not written in JavaScript: what it calls is answered as it reads it, and no event ends it.
// It is Debian's (package python3-discord); where it is missing, nothing is run and the suite says so.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until, within } from '../support/js/deadline.js';
import { dataUri, png } from '../support/js/pictures.js';
import { Screen } from './support/screen.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

const python = '/usr/bin/python3';  // Debian's
const isThere = spawnSync(python, ['-c', 'import discord']).status === 0;
const skip = isThere ? false : 'python3-discord is not installed';

function run(script, world, token) {
  const child = spawn(python, [fileURLToPath(new URL(`python/${script}`, import.meta.url)), world.gate.origin], { env: { PATH: process.env.PATH, BOT_TOKEN: token, PYTHONDONTWRITEBYTECODE: '1' } });
  child.out = '';
  child.said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { child.out += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { child.said += text; });
  return child;
}

await suite('discord.py', async () => {
  const world = await createWorld({ name: 'discord.py' }, { flags: ['--requests-per-second', '0'] });
  after(() => world.close());
  const { owner } = world;

  async function home() {
    const { application, token } = await world.createBot('Ada');
    const guild = await world.createGuild();
    await world.addBot(guild, application);
    return { application, token, guild, guest: await world.person('guest', guild) };
  }

  test('is answered whatever it calls', { skip }, async () => {
    const { token } = await home();
    const child = run('calls.py', world, token);
    await within(once(child, 'close'), () => `the calls to end; they said ${child.out}${child.said}`, 120_000);
    const calls = child.out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(calls.filter(({ wrong }) => wrong), [], child.said);
    assert.equal(calls.at(-1).name, 'leave', child.said);
  });

  test('reads every event, and goes on', { skip }, async () => {
    const { application, token, guild, guest } = await home();
    const child = run('listener.py', world, token);
    after(() => child.kill('SIGKILL'));
    await until(() => child.out.includes('ready'), `the listener to be ready; it said ${child.said}`);
    const here = `/channels/${guild.general}`;
    const there = `/guilds/${guild.id}`;
    const thumb = encodeURIComponent('👍');

    const said = await owner.post(`${here}/messages`, { content: `<@${guest.id}> @everyone` });
    await owner.post(`${here}/messages`, { content: 'answer', message_reference: { message_id: said.id } });
    await owner.post(`${here}/messages`, { message_reference: { type: 1, channel_id: guild.general, message_id: said.id } });
    await owner.patch(`${here}/messages/${said.id}`, { content: 'edited' });
    for (const path of [`/reactions/${thumb}/@me`, `/reactions/${thumb}`, '/reactions']) {
      await guest.put(`${here}/messages/${said.id}/reactions/${thumb}/@me`);
      await (path.endsWith('@me') ? guest : owner).delete(`${here}/messages/${said.id}${path}`);
    }
    await guest.post(`${here}/typing`);
    await owner.put(`${here}/pins/${said.id}`);
    await owner.delete(`${here}/messages/${said.id}`);

    const { id: direct } = await guest.post('/users/@me/channels', { recipient_id: application.bot.id });
    const whispered = await guest.post(`/channels/${direct}/messages`, { content: 'you there?' });
    await guest.put(`/channels/${direct}/messages/${whispered.id}/reactions/${thumb}/@me`);
    await guest.delete(`/channels/${direct}/messages/${whispered.id}`);

    for (const type of [0, 2, 4, 5, 13, 15, 16]) {
      const { id } = await owner.post(`${there}/channels`, { name: `kind ${type}`, type });
      await owner.patch(`/channels/${id}`, { name: `other ${type}` });
      await owner.delete(`/channels/${id}`);
    }
    const thread = await owner.post(`${here}/threads`, { name: 'aside', type: 11 });
    await guest.post(`/channels/${thread.id}/messages`, { content: 'in it' });
    await owner.put(`/channels/${thread.id}/thread-members/${application.bot.id}`);
    await owner.delete(`/channels/${thread.id}/thread-members/${application.bot.id}`);
    await owner.patch(`/channels/${thread.id}`, { archived: true });
    await owner.delete(`/channels/${thread.id}`);

    const role = await owner.post(`${there}/roles`, { name: 'reader' });
    await owner.patch(`${there}/roles/${role.id}`, { name: 'writer' });
    await owner.put(`${there}/members/${guest.id}/roles/${role.id}`);
    await owner.delete(`${there}/roles/${role.id}`);
    await owner.patch(`${there}/members/${guest.id}`, { nick: 'Nick' });
    await guest.patch('/users/@me', { global_name: 'Guest' });
    const emoji = await owner.post(`${there}/emojis`, { name: 'dot', image: dataUri(png(8, 8)) });
    await owner.delete(`${there}/emojis/${emoji.id}`);
    const hook = await owner.post(`${here}/webhooks`, { name: 'news' });
    await owner.post(`/webhooks/${hook.id}/${hook.token}`, { content: 'late' });
    await owner.delete(`/webhooks/${hook.id}`);
    const { code } = await owner.post(`${here}/invites`, { unique: true });
    await owner.delete(`/invites/${code}`);
    await owner.patch(there, { name: 'Another name' });
    const second = await world.createBot('Second');
    await world.addBot(guild, second.application, 0);
    await owner.delete(`${there}/integrations/${second.application.id}`);
    const bad = await world.person('bad', guild);
    await owner.put(`${there}/bans/${bad.id}`);
    await owner.delete(`${there}/bans/${bad.id}`);

    await ask(guild, application, guest);
    const elsewhere = await world.createGuild('Elsewhere');
    await world.addBot(elsewhere, application);
    await owner.delete(`/guilds/${elsewhere.id}`);

    await owner.post(`${here}/messages`, { content: 'ping?' });
    await until(async () => (await owner.get(`${here}/messages?limit=5`)).some(({ content }) => content === 'pong!'), 'the listener to answer');
    assert.deepEqual([child.exitCode, child.said], [null, '']);
  });

  // The owner calls its command, chooses of the menu, fills in the form, and presses the button.
  async function ask(guild, application, guest) {
    const [{ id, version, options }] = await owner.get(`/applications/${application.id}/commands`);
    const screen = await Screen.of(owner, guild);
    const values = { who: guest.id, where: guild.general, role: guild.id, times: 5 };
    await screen.ask(application.id, 2, { id, version, name: 'ask', type: 1, options: options.map(({ type, name }) => ({ type, name, value: values[name] })) });
    const { content } = await screen.shown('MESSAGE_UPDATE', (message) => message.content.startsWith('asked'));
    assert.equal(content, `asked ${guest.user.username} general @everyone 5`);
    const message = (await owner.get(`/channels/${guild.general}/messages?limit=10`)).find((one) => one.content === content);
    await screen.ask(application.id, 3, { component_type: 5, custom_id: 'reader', values: [guest.id] }, { message_id: message.id });
    const form = await screen.shown('INTERACTION_MODAL_CREATE');
    const [{ components: [{ custom_id }] }] = form.components;
    await screen.ask(application.id, 5, { id: form.id, custom_id: form.custom_id, components: [{ type: 1, components: [{ type: 4, custom_id, value: 'Emma' }] }] });
    await screen.shown('MESSAGE_CREATE', (one) => one.content === 'wrote Emma');
    await screen.ask(application.id, 3, { component_type: 2, custom_id: 'turn' }, { message_id: message.id });
    await screen.shown('MESSAGE_UPDATE', (one) => one.content === 'turned');
    screen.close();
  }
});
