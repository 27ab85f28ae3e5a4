// What no scenario of a library happens to ask for is asked here plainly, so that its answer too is held against the official
// description, and stands in the table.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dataUri, png } from '../support/js/pictures.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

const threadType = { public: 11, private: 12 };

const pixel = dataUri(png(1, 1));

await suite('people', async () => {
  const world = await createWorld({ name: 'people' }, { flags: ['--requests-per-second', '0'] });
  after(() => world.close());
  const { owner } = world;
  const guild = await world.createGuild();
  const [guest, other] = [await world.person('guest', guild), await world.person('other', guild)];
  const here = `/channels/${guild.general}`;
  const there = `/guilds/${guild.id}`;

  test('reactions are cleared one by one, kind by kind, and all', async () => {
    const { id } = await owner.post(`${here}/messages`, { content: 'react' });
    const reactions = `${here}/messages/${id}/reactions`;
    const react = async (who, emoji) => who.put(`${reactions}/${encodeURIComponent(emoji)}/@me`);
    for (const who of [owner, guest]) for (const emoji of ['👍', '📚']) await react(who, emoji);
    await owner.delete(`${reactions}/${encodeURIComponent('👍')}/${guest.id}`);
    await owner.delete(`${reactions}/${encodeURIComponent('📚')}`);
    assert.deepEqual((await owner.get(`${here}/messages/${id}`)).reactions.map(({ emoji, count }) => [emoji.name, count]), [['👍', 1]]);
    await owner.delete(reactions);
    assert.ok(!('reactions' in await owner.get(`${here}/messages/${id}`)));
  });

  test('threads are joined, left, shared and listed', async () => {
    const open = await owner.post(`${here}/threads`, { name: 'open', type: threadType.public });
    await guest.put(`/channels/${open.id}/thread-members/@me`);
    assert.equal((await guest.get(`/channels/${open.id}/thread-members/${guest.id}`)).user_id, guest.id);
    await guest.delete(`/channels/${open.id}/thread-members/@me`);
    await owner.put(`/channels/${open.id}/thread-members/${other.id}`);
    await owner.delete(`/channels/${open.id}/thread-members/${other.id}`);
    assert.deepEqual((await owner.get(`${there}/threads/active`)).threads.map(({ id }) => id), [open.id]);
    const hidden = await owner.post(`${here}/threads`, { name: 'hidden', type: threadType.private });
    await owner.patch(`/channels/${hidden.id}`, { archived: true });
    for (const list of [`${here}/threads/archived/private`, `${here}/users/@me/threads/archived/private`]) {
      assert.deepEqual((await owner.get(list)).threads.map(({ id }) => id), [hidden.id], list);
    }
  });

  test('channels and overwrites are listed, moved and removed', async () => {
    const { id } = await owner.post(`${there}/channels`, { name: 'moved' });
    await owner.patch(`${there}/channels`, [{ id, position: 5 }]);
    assert.equal((await owner.get(`${there}/channels`)).find((one) => one.id === id).position, 5);
    await owner.put(`/channels/${id}/permissions/${guest.id}`, { type: 1, deny: '2048' });
    await owner.delete(`/channels/${id}/permissions/${guest.id}`);
    assert.deepEqual((await owner.get(`/channels/${id}`)).permission_overwrites, []);
  });

  test('a group takes people in and lets them go', async () => {
    for (const friend of [guest, other]) {
      await owner.put(`/users/@me/relationships/${friend.id}`, {});
      await friend.put(`/users/@me/relationships/${owner.id}`, {});
    }
    const group = await owner.post('/users/@me/channels', { recipients: [guest.id, other.id] });
    const third = await world.person('third', guild);
    await owner.put(`/users/@me/relationships/${third.id}`, {});
    await third.put(`/users/@me/relationships/${owner.id}`, {});
    await owner.put(`/channels/${group.id}/recipients/${third.id}`);
    await owner.delete(`/channels/${group.id}/recipients/${third.id}`);
    assert.deepEqual((await guest.get(`/channels/${group.id}`)).recipients.map(({ id }) => id).sort(), [owner.id, other.id].sort());
  });

  test('a guild tells of itself', async () => {
    assert.equal((await owner.get(`${there}?with_counts=true`)).approximate_member_count >= 3, true);
    assert.ok((await owner.get('/users/@me/guilds')).some(({ id }) => id === guild.id));
    assert.equal((await guest.get(`/users/@me/guilds/${guild.id}/member`)).user.id, guest.id);
    assert.equal((await owner.get(`${there}/preview`)).id, guild.id);
    assert.ok(Array.isArray(await owner.get(`${there}/integrations`)));
    assert.ok(Array.isArray(await owner.get(`${there}/regions`)));
    assert.ok(Array.isArray(await owner.get('/voice/regions')));
    await assert.doesNotReject(owner.get(`${there}/webhooks`));
  });

  test('members are listed, found and named', async () => {
    assert.ok((await owner.get(`${there}/members?limit=10`)).some(({ user }) => user.id === guest.id));
    assert.deepEqual((await owner.get(`${there}/members/search?query=${guest.user.username}`)).map(({ user }) => user.id), [guest.id]);
    assert.equal((await guest.patch(`${there}/members/@me`, { nick: 'Nick' })).nick, 'Nick');
    assert.equal((await owner.get(`${there}/prune?days=7`)).pruned, 0);
    assert.equal((await owner.post(`${there}/prune`, { days: 7 })).pruned, 0);
    const bad = await world.person('bad', guild);
    assert.deepEqual((await owner.post(`${there}/bulk-ban`, { user_ids: [bad.id] })).banned_users, [bad.id]);
    assert.equal((await owner.get(`${there}/bans/${bad.id}`)).user.id, bad.id);
  });

  test('roles are listed, counted and moved', async () => {
    const role = await owner.post(`${there}/roles`, { name: 'first' });
    await owner.post(`${there}/roles`, { name: 'second' });
    assert.equal((await owner.get(`${there}/roles/${role.id}`)).name, 'first');
    assert.ok((await owner.patch(`${there}/roles`, [{ id: role.id, position: 2 }])).some(({ id, position }) => id === role.id && position === 2));
    await owner.put(`${there}/members/${guest.id}/roles/${role.id}`);
    assert.equal((await owner.get(`${there}/roles/member-counts`))[role.id], 1);
    assert.ok((await owner.get(`${there}/roles`)).length >= 3);
  });

  test('emojis are made, named and removed', async () => {
    const emoji = await owner.post(`${there}/emojis`, { name: 'dot', image: pixel, roles: [] });
    assert.equal((await owner.get(`${there}/emojis/${emoji.id}`)).name, 'dot');
    assert.equal((await owner.patch(`${there}/emojis/${emoji.id}`, { name: 'spot' })).name, 'spot');
    assert.deepEqual((await owner.get(`${there}/emojis`)).map(({ name }) => name), ['spot']);
    await owner.delete(`${there}/emojis/${emoji.id}`);
  });

  test('invites are looked at and removed', async () => {
    const { code } = await owner.post(`${here}/invites`);
    assert.equal((await guest.get(`/invites/${code}?with_counts=true`)).guild.id, guild.id);
    assert.ok((await owner.get(`${here}/invites`)).some((invite) => invite.code === code));
    await owner.delete(`/invites/${code}`);
  });

  test('webhooks are kept by their owners and by whoever has the token', async () => {
    const hook = await owner.post(`${here}/webhooks`, { name: 'hook' });
    const byToken = `/webhooks/${hook.id}/${hook.token}`;
    assert.equal((await owner.get(`/webhooks/${hook.id}`)).name, 'hook');
    assert.equal((await owner.patch(`/webhooks/${hook.id}`, { name: 'line' })).name, 'line');
    assert.ok(!('user' in await guest.get(byToken)));
    assert.equal((await guest.patch(byToken, { name: 'sinker' })).name, 'sinker');
    const { id } = await guest.post(`${byToken}?wait=true`, { content: 'hooked' });
    assert.equal((await guest.get(`${byToken}/messages/${id}`)).content, 'hooked');
    await guest.delete(byToken);
    const second = await owner.post(`${here}/webhooks`, { name: 'second' });
    await owner.delete(`/webhooks/${second.id}`);
  });

  test('a guild shows a widget', async () => {
    await owner.post(`${there}/channels`, { name: 'Lounge', type: 2 });
    assert.equal((await owner.patch(`${there}/widget`, { enabled: true, channel_id: guild.general })).enabled, true);
    assert.equal((await owner.get(`${there}/widget`)).channel_id, guild.general);
    assert.equal((await guest.get(`${there}/widget.json`)).id, guild.id);
  });

  test('a message is forwarded', async () => {
    const { id } = await owner.post(`${here}/messages`, { content: 'pass it on', embeds: [{ title: 'Page' }] });
    const reference = { message_reference: { type: 1, channel_id: guild.general, message_id: id } };
    const copy = await guest.post(`${here}/messages`, reference);
    assert.equal(copy.message_snapshots[0].message.content, 'pass it on');
    assert.equal((await owner.get(`${here}/messages/${copy.id}`)).message_reference.type, 1);
  });

  test('a direct channel is closed', async () => {
    const { id } = await owner.post('/users/@me/channels', { recipient_id: guest.id });
    assert.equal((await owner.delete(`/channels/${id}`)).id, id);
  });

  test('the log shows what its entries speak of', async () => {
    const thread = await owner.post(`${here}/threads`, { name: 'logged', type: threadType.public });
    const hook = await owner.post(`${here}/webhooks`, { name: 'logged' });
    const log = await owner.get(`${there}/audit-logs`);
    assert.ok(log.threads.some(({ id }) => id === thread.id));
    assert.ok(log.webhooks.some(({ id }) => id === hook.id));
  });
});
