// What a bot sees of guilds and does in them: channels, roles, members, and what it may not.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { refused } from '../support/refused.js';
import { createWorld } from '../support/world.js';

const viewChannel = 1n << 10n;
const manageChannels = 1n << 4n;

export async function guildScenarios(library) {
  const world = await createWorld(library);
  after(() => world.close());
  const { bot, guild: home, application } = await world.botAtHome();
  const guest = await world.person('guest', home);

  test(`${library.name} sees its guild with its channels after the login`, () => {
    const [guild, ...others] = bot.guilds();
    assert.deepEqual(others, []);
    assert.deepEqual([guild.id, guild.name], [home.id, 'Reading circle']);
    assert.ok(guild.channels.includes('general'));
    assert.equal(bot.id, application.bot.id);
  });

  test(`${library.name} is told when it is added to a guild and when it is removed`, async () => {
    const guild = await world.createGuild('Elsewhere');
    await world.addBot(guild, application);
    assert.equal((await bot.inbox.next('guildJoin', ({ id }) => id === guild.id)).name, 'Elsewhere');
    await world.owner.delete(`/guilds/${guild.id}/members/${bot.id}`);
    await bot.inbox.next('guildLeave', ({ id }) => id === guild.id);
    assert.deepEqual(bot.guilds().map(({ id }) => id), [home.id]);
  });

  test(`${library.name} makes a channel and deletes it`, async () => {
    const made = await bot.createChannel(home.id, { name: 'Book Club', topic: 'on Mondays' });
    assert.deepEqual([made.name, made.topic], ['book-club', 'on Mondays']);
    const told = await bot.inbox.next('channelCreate', ({ id }) => id === made.id);
    assert.deepEqual([told.name, told.guildId, told.topic], ['book-club', home.id, 'on Mondays']);
    await bot.deleteChannel(made.id);
    await bot.inbox.next('channelDelete', ({ id }) => id === made.id);
  });

  test(`${library.name} gives a role and takes it`, async () => {
    await bot.inbox.next('memberJoin', ({ userId }) => userId === guest.id);
    const role = await bot.createRole(home.id, { name: 'reader', permissions: manageChannels, color: 0x3366FF });
    assert.deepEqual([role.name, BigInt(role.permissions), role.color], ['reader', manageChannels, 0x3366FF]);
    await bot.inbox.next('roleCreate', ({ id }) => id === role.id);
    await bot.giveRole(home.id, guest.id, role.id);
    const given = await bot.inbox.next('memberUpdate', ({ userId }) => userId === guest.id);
    assert.deepEqual(given.roles, [role.id]);
    await guest.post(`/guilds/${home.id}/channels`, { name: 'built' });
    await bot.takeRole(home.id, guest.id, role.id);
    assert.deepEqual((await bot.inbox.next('memberUpdate', ({ userId }) => userId === guest.id)).roles, []);
    await world.owner.delete(`/guilds/${home.id}/roles/${role.id}`);
    await bot.inbox.next('roleDelete', ({ id, guildId }) => id === role.id && guildId === home.id);
  });

  test(`${library.name} removes a member, and sees who leaves`, async () => {
    const isGuest = ({ userId, guildId }) => userId === guest.id && guildId === home.id;
    await bot.kick(home.id, guest.id);
    await bot.inbox.next('memberLeave', isGuest);
    await assert.rejects(guest.get(`/guilds/${home.id}`), { status: 404, code: 10_004 });
    await world.join(guest, home);
    await bot.inbox.next('memberJoin', isGuest);
    await guest.delete(`/users/@me/guilds/${home.id}`);
    await bot.inbox.next('memberLeave', isGuest);
    await world.join(guest, home);
    await bot.inbox.next('memberJoin', isGuest);
  });

  test(`${library.name} hides a channel from everybody, and shows it to one`, async () => {
    const { id } = await bot.createChannel(home.id, { name: 'hidden' });
    await bot.setOverwrite(id, { id: home.id, type: 0, deny: viewChannel });
    await bot.inbox.next('channelUpdate', (channel) => channel.id === id);
    await assert.rejects(guest.get(`/channels/${id}`), { status: 403, code: 50_001 });
    await bot.setOverwrite(id, { id: guest.id, type: 1, allow: viewChannel });
    await bot.inbox.next('channelUpdate', (channel) => channel.id === id);
    assert.equal((await guest.get(`/channels/${id}`)).id, id);
  });

  test(`${library.name} is refused what it may not, with Discord's codes`, async () => {
    const guild = await world.createGuild('Strict');
    await world.addBot(guild, application, 0);
    await bot.inbox.next('guildJoin', ({ id }) => id === guild.id);
    await world.join(guest, guild);
    const { id: secret } = await world.owner.post(`/guilds/${guild.id}/channels`, {
      name: 'secret', permission_overwrites: [{ id: guild.id, type: 0, deny: String(viewChannel) }],
    });
    await refused(library, () => bot.createChannel(guild.id, { name: 'mine' }), 403, 50_013);
    await refused(library, () => bot.kick(guild.id, guest.id), 403, 50_013);
    await refused(library, () => bot.createRole(guild.id, { name: 'mine', permissions: 8n, color: 0 }), 403, 50_013);
    await refused(library, () => bot.deleteChannel(secret), 403, 50_001);
    await refused(library, () => bot.deleteChannel(guild.id), 404, 10_003);
    await refused(library, () => bot.setOverwrite(guild.general, { id: guild.id, type: 0, deny: viewChannel }), 403, 50_013);
  });
}
