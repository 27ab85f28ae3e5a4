// The operations beyond the first tier that no scenario of a library happens to ask for, asked plainly by a bot and its owner; and
// what discord.js hears of that no scenario waits for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Events, GatewayOpcodes } from 'discord.js';
import { dataUri, png } from '../support/js/pictures.js';
import { until } from '../support/js/deadline.js';
import * as discordjs from './libraries/discordjs/index.js';
import { Person } from './support/person.js';
import { Screen } from './support/screen.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

await suite('beyond the first tier', async () => {
  const world = await createWorld(discordjs, { flags: ['--requests-per-second', '0'] });
  const { bot, guild, application, token } = await world.botAtHome();
  const { owner } = world;
  const helper = new Person(world.gate, `Bot ${token}`);
  const guest = await world.person('guest', guild);
  const screen = await Screen.of(owner, guild);
  after(async () => {
    screen.close();
    await world.close();
  });
  const heard = new Set();
  bot.client.on(Events.Raw, ({ t }) => heard.add(t));
  const hears = (event) => until(() => heard.has(event), `discord.js to hear ${event}`);
  const here = `/channels/${guild.general}`;
  const there = `/guilds/${guild.id}`;
  const own = `/applications/${application.id}`;

  for (const [where, commands] of [['everywhere', `${own}/commands`], ['in a guild', `${own}${there}/commands`]]) {
    test(`a command ${where} is made, read, changed and removed`, async () => {
      const made = await helper.post(commands, { name: 'read', description: 'Reads', options: [{ type: 3, name: 'book', description: 'Which' }] });
      assert.equal((await helper.get(`${commands}/${made.id}`)).name, 'read');
      assert.equal((await helper.patch(`${commands}/${made.id}`, { description: 'Reads aloud' })).description, 'Reads aloud');
      assert.deepEqual((await helper.get(commands)).map(({ id }) => id), [made.id]);
      await helper.delete(`${commands}/${made.id}`);
      assert.deepEqual((await helper.put(commands, [{ name: 'write', description: 'Writes' }, { name: 'Look', type: 2 }])).length, 2);
      assert.deepEqual(await helper.put(commands, []), []);
    });
  }

  test('a command is for whom its owner says', async () => {
    const commands = `${own}${there}/commands`;
    const { id } = await helper.post(commands, { name: 'rule', description: 'Rules' });
    const permissions = [{ id: guest.id, type: 2, permission: false }];
    assert.deepEqual((await owner.put(`${commands}/${id}/permissions`, { permissions })).permissions, permissions);
    assert.deepEqual((await helper.get(`${commands}/${id}/permissions`)).permissions, permissions);
    assert.deepEqual((await helper.get(`${commands}/permissions`)).map((one) => one.id), [id]);
    await hears('APPLICATION_COMMAND_PERMISSIONS_UPDATE');
    await helper.delete(`${commands}/${id}`);
  });

  test('an answer is read, changed and taken back by its interaction', async () => {
    const command = await helper.post(`${own}${there}/commands`, { name: 'answer', description: 'Answers' });
    const asked = new Promise((resolve) => { bot.client.once(Events.InteractionCreate, resolve); });
    await screen.ask(application.id, 2, { id: command.id, version: command.version, name: 'answer', type: 1, options: [] });
    const { id, token: secret } = await asked;
    await helper.post(`/interactions/${id}/${secret}/callback`, { type: 4, data: { content: 'first' } });
    const original = `/webhooks/${application.id}/${secret}/messages/@original`;
    assert.equal((await helper.get(original)).content, 'first');
    assert.equal((await helper.patch(original, { content: 'second' })).content, 'second');
    await helper.delete(original);
  });

  test('an application has emojis of its own', async () => {
    const emojis = `${own}/emojis`;
    const made = await helper.post(emojis, { name: 'spark', image: dataUri(png(16, 16)) });
    assert.equal((await helper.get(`${emojis}/${made.id}`)).name, 'spark');
    assert.equal((await helper.patch(`${emojis}/${made.id}`, { name: 'flame' })).name, 'flame');
    assert.deepEqual((await bot.client.application.emojis.fetch()).map(({ name }) => name), ['flame']);
    await helper.delete(`${emojis}/${made.id}`);
    assert.deepEqual((await helper.get(emojis)).items, []);
  });

  test('news is published', async () => {
    const news = await owner.post(`${there}/channels`, { name: 'news', type: 5 });
    const { id } = await helper.post(`/channels/${news.id}/messages`, { content: 'It is out.' });
    assert.equal((await helper.post(`/channels/${news.id}/messages/${id}/crosspost`)).flags, 1);
  });

  test('a guild is searched', async () => {
    await owner.post(`${here}/messages`, { content: 'a needle' });
    await until(async () => (await owner.get(`${there}/messages/search?content=needle`)).total_results === 1, 'the index to hold it');
  });

  test('what is not here is told as empty', async () => {
    for (const kind of ['stickers', 'scheduled-events', 'templates', 'auto-moderation/rules']) assert.deepEqual(await helper.get(`${there}/${kind}`), [], kind);
    assert.deepEqual(await helper.get(`${there}/soundboard-sounds`), { items: [] });
    assert.equal((await helper.get(`${there}/onboarding`)).enabled, false);
    assert.deepEqual(await helper.get('/sticker-packs'), { sticker_packs: [] });
    assert.deepEqual(await helper.get('/soundboard-default-sounds'), []);
    for (const kind of ['entitlements', 'role-connections/metadata']) assert.deepEqual(await helper.get(`${own}/${kind}`), [], kind);
    assert.deepEqual(await owner.get('/users/@me/connections'), []);
  });

  test('discord.js hears of what is cleared, closed and taken back', async () => {
    const { id } = await owner.post(`${here}/messages`, { content: 'react' });
    const reactions = `${here}/messages/${id}/reactions`;
    for (const emoji of ['👍', '📚']) await owner.put(`${reactions}/${encodeURIComponent(emoji)}/@me`);
    await owner.delete(`${reactions}/${encodeURIComponent('👍')}`);
    await hears('MESSAGE_REACTION_REMOVE_EMOJI');
    await owner.delete(reactions);
    await hears('MESSAGE_REACTION_REMOVE_ALL');
    const { code } = await owner.post(`${here}/invites`, { unique: true });
    await owner.delete(`/invites/${code}`);
    await hears('INVITE_DELETE');
    const thread = await owner.post(`${here}/threads`, { name: 'short', type: 11 });
    await owner.delete(`/channels/${thread.id}`);
    await hears('THREAD_DELETE');
    await helper.patch('/users/@me', { username: 'Renamed' });
    await hears('USER_UPDATE');
  });

  test('discord.js is answered by the gateway alone', async () => {
    const { shard } = bot.client.guilds.cache.get(guild.id);
    shard.send({ op: GatewayOpcodes.VoiceStateUpdate, d: { guild_id: guild.id, channel_id: null, self_mute: false, self_deaf: false } });
    await hears('VOICE_STATE_UPDATE');
    shard.send({ op: GatewayOpcodes.RequestSoundboardSounds, d: { guild_ids: [guild.id] } });
    await hears('SOUNDBOARD_SOUNDS');
    shard.send({ op: 43, d: { guild_id: guild.id, fields: ['status'] } });
    await hears('CHANNEL_INFO');
  });

  // The last one: another bot, which is no administrator, comes to see what was hidden from it.
  test('discord.js hears of the threads that it comes to see', async () => {
    const made = await world.createBot('reader');
    await world.addBot(guild, made.application, 0);
    const reader = await world.login({ token: made.token });
    const told = new Promise((resolve) => { reader.client.once(Events.ThreadListSync, resolve); });
    const hidden = await owner.post(`${there}/channels`, { name: 'inner', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }] });
    const thread = await owner.post(`/channels/${hidden.id}/threads`, { name: 'aside', type: 11 });
    await owner.put(`/channels/${hidden.id}/permissions/${reader.id}`, { type: 1, allow: '1024' });
    assert.deepEqual([...(await told).keys()], [thread.id]);
  });
});
