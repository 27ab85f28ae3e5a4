// Running a guild: bans with their reasons, time-outs, changes of channels, roles and the guild, invites, the audit log.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../support/world.js';

const audit = { channelUpdate: 11, memberBan: 22 };

export async function adminScenarios(library) {
  const world = await createWorld(library);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome();
  const { admin, inbox } = bot;
  const guest = await world.person('guest', guild);
  await inbox.next('memberJoin');

  test(`${library.name} bans with a reason, which stands in the audit log, and lifts the ban`, async () => {
    const isGuest = ({ guildId, userId }) => guildId === guild.id && userId === guest.id;
    await admin.ban(guild.id, guest.id, 'Spam – schon wieder 📚');
    await inbox.next('ban', isGuest);
    await inbox.next('memberLeave', isGuest);
    assert.deepEqual(await admin.bans(guild.id), [{ userId: guest.id, reason: 'Spam – schon wieder 📚' }]);
    await assert.rejects(world.join(guest, guild), { status: 403, code: 40_007 });
    const entry = { action: audit.memberBan, targetId: guest.id, userId: bot.id, reason: 'Spam – schon wieder 📚' };
    assert.deepEqual(await inbox.next('audit', ({ action }) => action === audit.memberBan), entry);
    assert.deepEqual((await admin.auditLog(guild.id)).find(({ action }) => action === audit.memberBan), entry);
    await admin.unban(guild.id, guest.id);
    await inbox.next('unban', isGuest);
    await world.join(guest, guild);
    await inbox.next('memberJoin', isGuest);
  });

  test(`${library.name} names a member and gives them a time-out`, async () => {
    const until = new Date(Date.now() + 60_000);
    await admin.setMember(guild.id, guest.id, { nick: 'Jane', until });
    assert.equal((await inbox.next('memberUpdate', ({ userId }) => userId === guest.id)).nick, 'Jane');
    const member = await world.owner.get(`/guilds/${guild.id}/members/${guest.id}`);
    assert.equal(Date.parse(member.communication_disabled_until), until.getTime());
    await assert.rejects(guest.post(`/channels/${guild.general}/messages`, { content: 'still here' }), { status: 403, code: 50_013 });
  });

  test(`${library.name} changes a channel, a role and the guild`, async () => {
    await admin.setChannel(guild.id, guild.general, { name: 'Lounge Two', topic: 'Tea' }, 'tidying up');
    const channel = await inbox.next('channelUpdate', ({ id }) => id === guild.general);
    assert.deepEqual([channel.name, channel.topic], ['lounge-two', 'Tea']);
    assert.equal((await inbox.next('audit', ({ action }) => action === audit.channelUpdate)).reason, 'tidying up');
    const { id } = await bot.createRole(guild.id, { name: 'reader', permissions: 0n, color: 1 });
    await admin.setRole(guild.id, id, { name: 'editor', color: 0x00FF00 });
    const role = await inbox.next('roleUpdate', (one) => one.id === id);
    assert.deepEqual([role.name, role.color], ['editor', 0x00FF00]);
    await admin.setGuild(guild.id, { name: 'Writing circle' });
    assert.equal((await inbox.next('guildUpdate')).name, 'Writing circle');
  });

  test(`${library.name} invites`, async () => {
    const code = await admin.invite(guild.id, guild.general);
    await inbox.next('invite', (invite) => invite.code === code);
    assert.deepEqual((await admin.invites(guild.id)).find((invite) => invite.code === code), { code, maxUses: 5 });
  });
}
