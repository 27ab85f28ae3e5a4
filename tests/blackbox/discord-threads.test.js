// Threads over the Discord door: starting, changing, joining, listing, and what others hear of them.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';
import { announcementThread, guildOf, heard, idsOf, privateThread, publicThread, sessionOf, start } from '../support/js/threads.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const manageThreads = String(1n << 34n);
const sendInThreads = String(1n << 38n);
const byNumber = (ids) => [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));

describe('a thread', () => {
  test('starts with whoever starts it, and is there after the server was killed', async () => {
    const own = await startServer();
    try {
      const { owner, others: [other], guild, general } = await guildOf(own, 1);
      const thread = await start(other, general, { auto_archive_duration: 60, rate_limit_per_user: 5 });
      assert.deepEqual([thread.type, thread.guild_id, thread.parent_id, thread.name, thread.owner_id, thread.rate_limit_per_user],
        [publicThread, guild.id, general.id, 'side talk', other.user.id, 5]);
      assert.deepEqual([thread.member_count, thread.message_count, thread.total_message_sent], [1, 0, 0]);
      assert.deepEqual([thread.member.id, thread.member.user_id], [thread.id, other.user.id]);
      const { archived, locked, auto_archive_duration, invitable } = thread.thread_metadata;
      assert.deepEqual([archived, locked, auto_archive_duration, invitable], [false, false, 60, undefined]);
      assert.ok(Date.parse(thread.thread_metadata.create_timestamp) <= Date.now());
      await owner.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
      const before = await other.ok('GET', `/channels/${thread.id}`);
      assert.equal(before.member_count, 2);
      await own.kill();
      const again = await startServer({ data: own.data });
      other.server = again;
      assert.deepEqual(await other.ok('GET', `/channels/${thread.id}`), before);
      await again.stop();
    } finally {
      await own.kill();
    }
  });

  test('is private unless it is said otherwise, and then for its members and those who manage threads alone', async () => {
    const { owner, others: [host, guest, third], guild, general } = await guildOf(server, 3);
    const thread = await host.ok('POST', `/channels/${general.id}/threads`, { name: 'whispers' });
    assert.deepEqual([thread.type, thread.thread_metadata.invitable], [privateThread, true]);
    refusedWith(await guest.get(`/channels/${thread.id}`), 403, 50001);
    refusedWith(await guest.put(`/channels/${thread.id}/thread-members/@me`), 403, 50001);
    assert.equal((await owner.ok('GET', `/channels/${thread.id}`)).id, thread.id);
    await host.ok('PUT', `/channels/${thread.id}/thread-members/${guest.user.id}`);
    assert.equal((await guest.ok('GET', `/channels/${thread.id}`)).member.user_id, guest.user.id);
    await guest.ok('PUT', `/channels/${thread.id}/thread-members/${third.user.id}`);
    await host.ok('DELETE', `/channels/${thread.id}/thread-members/${third.user.id}`);
    refusedWith(await third.get(`/channels/${thread.id}`), 403, 50001);
    await host.ok('PATCH', `/channels/${thread.id}`, { invitable: false });
    refusedWith(await guest.put(`/channels/${thread.id}/thread-members/${third.user.id}`), 403, 50013);
    assert.deepEqual(idsOf((await third.ok('GET', `/guilds/${guild.id}/threads/active`)).threads), []);
    assert.deepEqual(idsOf((await guest.ok('GET', `/guilds/${guild.id}/threads/active`)).threads), [thread.id]);
  });

  test('starts where such threads can be, by those who may', async () => {
    const { owner, others: [other], guild, general } = await guildOf(server, 1);
    const make = (name, type) => owner.ok('POST', `/guilds/${guild.id}/channels`, { name, type });
    const news = await make('news', 5);
    const voice = await make('voice', 2);
    const forum = await make('forum', 15);
    assert.equal((await start(owner, news, { type: announcementThread })).type, announcementThread);
    for (const [channel, type] of [[general, announcementThread], [news, publicThread], [voice, publicThread]]) {
      refusedWith(await owner.post(`/channels/${channel.id}/threads`, { name: 'x', type }), 400, 50024);
    }
    refusedWith(await owner.post(`/channels/${forum.id}/threads`, { name: 'x' }), 400, 50035);
    const thread = await start(owner, general);
    refusedWith(await owner.post(`/channels/${thread.id}/threads`, { name: 'deeper', type: publicThread }), 400, 50024);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: String((1n << 35n) | (1n << 36n)) });
    refusedWith(await other.post(`/channels/${general.id}/threads`, { name: 'x', type: publicThread }), 403, 50013);
    refusedWith(await other.post(`/channels/${general.id}/threads`, { name: 'x', type: privateThread }), 403, 50013);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: '1024' });
    refusedWith(await other.post(`/channels/${general.id}/threads`, { name: 'x', type: publicThread }), 403, 50001);
    refusedWith(await other.get(`/channels/${thread.id}`), 403, 50001);
  });

  test('with fields that are none is refused at each of them', async () => {
    const { owner, general } = await guildOf(server, 0);
    const answer = await owner.post(`/channels/${general.id}/threads`, { name: '', type: 0, auto_archive_duration: 61, rate_limit_per_user: 21_601 });
    refusedWith(answer, 400, 50035);
    assert.deepEqual(Object.keys(answer.json().errors).sort(), ['auto_archive_duration', 'name', 'rate_limit_per_user', 'type']);
    refusedWith(await owner.post(`/channels/${general.id}/threads`, { type: publicThread }), 400, 50035);
  });

  test('is changed by its owner in part, and by those who manage threads in all', async () => {
    const { owner, others: [host, guest], general } = await guildOf(server, 2);
    const thread = await start(host, general);
    const path = `/channels/${thread.id}`;
    const renamed = await host.ok('PATCH', path, { name: 'better talk', auto_archive_duration: 10_080 });
    assert.deepEqual([renamed.name, renamed.thread_metadata.auto_archive_duration], ['better talk', 10_080]);
    refusedWith(await guest.patch(path, { name: 'mine' }), 403, 50013);
    refusedWith(await host.patch(path, { locked: true }), 403, 50013);
    refusedWith(await host.patch(path, { rate_limit_per_user: 0, name: 'x', locked: true }), 403, 50013);
    assert.equal((await owner.ok('PATCH', path, { locked: true })).thread_metadata.locked, true);
    refusedWith(await host.patch(path, { name: 'too late' }), 403, 50013);
    assert.equal((await owner.ok('PATCH', path, { locked: false, rate_limit_per_user: 30 })).rate_limit_per_user, 30);
  });

  test('that is archived changes nothing but that, and who may write in it opens it', async () => {
    const { owner, others: [host, guest], guild, general } = await guildOf(server, 2);
    const thread = await start(host, general);
    const path = `/channels/${thread.id}`;
    refusedWith(await guest.patch(path, { archived: true }), 403, 50013);
    const closed = await host.ok('PATCH', path, { archived: true });
    assert.ok(closed.thread_metadata.archived);
    assert.ok(closed.thread_metadata.archive_timestamp >= thread.thread_metadata.archive_timestamp);
    refusedWith(await host.patch(path, { name: 'x' }), 400, 50083);
    refusedWith(await guest.put(`${path}/thread-members/@me`), 400, 50083);
    refusedWith(await host.delete(`${path}/thread-members/@me`), 400, 50083);
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}/threads/active`)).threads, []);
    assert.equal((await guest.ok('PATCH', path, { archived: false })).thread_metadata.archived, false);
    await owner.ok('PATCH', path, { archived: true, locked: true });
    refusedWith(await guest.patch(path, { archived: false }), 403, 50013);
    refusedWith(await host.patch(path, { archived: false }), 403, 50013);
    assert.equal((await owner.ok('PATCH', path, { archived: false, locked: false, name: 'open' })).name, 'open');
    await owner.ok('PATCH', path, { archived: true });
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guest.user.id}`, { type: 1, deny: sendInThreads });
    refusedWith(await guest.patch(path, { archived: false }), 403, 50013);
  });

  test('is deleted by those who manage threads, and with its channel', async () => {
    const { owner, others: [host], guild, general } = await guildOf(server, 1);
    const thread = await start(host, general);
    refusedWith(await host.delete(`/channels/${thread.id}`), 403, 50013);
    assert.equal((await owner.ok('DELETE', `/channels/${thread.id}`)).id, thread.id);
    refusedWith(await host.get(`/channels/${thread.id}`), 404, 10003);
    const passing = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'passing' });
    const second = await start(owner, passing);
    await owner.ok('DELETE', `/channels/${passing.id}`);
    refusedWith(await owner.get(`/channels/${second.id}`), 404, 10003);
  });
});

describe('the members of a thread', () => {
  test('come and go by themselves, twice as well as once', async () => {
    const { others: [host, guest], general } = await guildOf(server, 2);
    const thread = await start(host, general);
    const path = `/channels/${thread.id}/thread-members`;
    refusedWith(await guest.get(`${path}/@me`), 404, 10007);
    for (let i = 0; i < 2; i += 1) assert.equal((await guest.put(`${path}/@me`)).status, 204);
    const own = await guest.ok('GET', `${path}/@me`);
    assert.deepEqual([own.id, own.user_id, own.flags], [thread.id, guest.user.id, 0]);
    assert.equal((await host.ok('GET', `${path}/${guest.user.id}?with_member=true`)).member.user.id, guest.user.id);
    for (let i = 0; i < 2; i += 1) assert.equal((await guest.delete(`${path}/@me`)).status, 204);
    assert.equal((await host.ok('GET', `/channels/${thread.id}`)).member_count, 1);
  });

  test('are brought by others who write there, and taken away by those who manage threads', async () => {
    const { owner, others: [host, guest], guild, general } = await guildOf(server, 2);
    const stranger = await member(server, 'stranger');
    const thread = await start(host, general);
    const path = `/channels/${thread.id}/thread-members`;
    refusedWith(await host.put(`${path}/${stranger.user.id}`), 404, 10007);
    assert.equal((await host.put(`${path}/${guest.user.id}`)).status, 204);
    refusedWith(await host.delete(`${path}/${guest.user.id}`), 403, 50013);
    await owner.ok('DELETE', `${path}/${guest.user.id}`);
    assert.deepEqual((await owner.ok('GET', path)).map(({ user_id }) => user_id), [host.user.id]);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: sendInThreads });
    refusedWith(await host.put(`${path}/${guest.user.id}`), 403, 50013);
  });

  test('are listed in pages where the guild’s members are asked for', async () => {
    const { owner, others, general } = await guildOf(server, 3);
    const thread = await start(owner, general);
    for (const other of others) await other.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
    const all = byNumber([owner, ...others].map(({ user }) => user.id));
    const path = `/channels/${thread.id}/thread-members`;
    assert.deepEqual((await owner.ok('GET', `${path}?limit=1`)).map(({ user_id, member: guildMember }) => [user_id, guildMember]), all.map((id) => [id, undefined]));
    const first = await owner.ok('GET', `${path}?with_member=true&limit=3`);
    assert.deepEqual(first.map(({ member: { user } }) => user.id), all.slice(0, 3));
    assert.deepEqual((await owner.ok('GET', `${path}?with_member=true&after=${all[2]}`)).map(({ user_id }) => user_id), all.slice(3));
  });

  test('leave with the guild, also for good', async () => {
    const own = await startServer();
    try {
      const { owner, others: [guest], guild, general } = await guildOf(own, 1);
      const thread = await start(owner, general);
      await guest.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
      await guest.ok('DELETE', `/users/@me/guilds/${guild.id}`);
      assert.equal((await owner.ok('GET', `/channels/${thread.id}`)).member_count, 1);
      const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
      await guest.ok('POST', `/invites/${code}`);
      await own.kill();
      const again = await startServer({ data: own.data });
      guest.server = again;
      refusedWith(await guest.get(`/channels/${thread.id}/thread-members/@me`), 404, 10007);
      assert.equal((await guest.ok('GET', `/channels/${thread.id}`)).member_count, 1);
      await guest.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
      assert.equal((await guest.ok('GET', `/channels/${thread.id}`)).member_count, 2);
      await again.stop();
    } finally {
      await own.kill();
    }
  });
});

describe('the lists', () => {
  test('of active threads are of what one sees, with what one is in', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }] });
    const first = await start(owner, general);
    const second = await start(guest, general);
    const unseen = await start(owner, hidden);
    const seen = await guest.ok('GET', `/guilds/${guild.id}/threads/active`);
    assert.deepEqual(idsOf(seen.threads), [first.id, second.id]);
    assert.deepEqual(seen.members.map(({ id, user_id }) => [id, user_id]), [[second.id, guest.user.id]]);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}/threads/active`)).threads.length, 3);
    refusedWith(await guest.get(`/channels/${unseen.id}`), 403, 50001);
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.get(`/guilds/${guild.id}/threads/active`), 404, 10004);
  });

  test('of archived public threads go back in time, a page after the other', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const threads = [];
    for (let i = 0; i < 3; i += 1) {
      threads.push(await start(owner, general, { name: `thread ${i}` }));
      await owner.ok('PATCH', `/channels/${threads[i].id}`, { archived: true });
    }
    await start(owner, general);
    const path = `/channels/${general.id}/threads/archived/public`;
    const newest = idsOf(threads).reverse();
    const page = await guest.ok('GET', `${path}?limit=2`);
    assert.deepEqual([idsOf(page.threads), page.has_more, page.members], [newest.slice(0, 2), true, []]);
    const before = page.threads[1].thread_metadata.archive_timestamp;
    const rest = await guest.ok('GET', `${path}?before=${encodeURIComponent(before)}`);
    assert.deepEqual([idsOf(rest.threads), rest.has_more], [newest.slice(2), false]);
    refusedWith(await guest.get(`${path}?before=yesterday`), 400, 50035);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: String(1 << 16) });
    refusedWith(await guest.get(path), 403, 50013);
  });

  test('of archived private threads are for those who manage threads, or of what one is in', async () => {
    const { owner, others: [host, guest], general } = await guildOf(server, 2);
    const threads = [];
    for (let i = 0; i < 3; i += 1) {
      threads.push(await start(host, general, { type: privateThread }));
      if (i > 0) await host.ok('PUT', `/channels/${threads[i].id}/thread-members/${guest.user.id}`);
      await host.ok('PATCH', `/channels/${threads[i].id}`, { archived: true });
    }
    const path = `/channels/${general.id}/threads/archived/private`;
    refusedWith(await guest.get(path), 403, 50013);
    assert.deepEqual(idsOf((await owner.ok('GET', path)).threads), idsOf(threads).reverse());
    const joined = `/channels/${general.id}/users/@me/threads/archived/private`;
    const page = await guest.ok('GET', `${joined}?limit=1`);
    assert.deepEqual([idsOf(page.threads), page.has_more], [[threads[2].id], true]);
    assert.deepEqual(idsOf((await guest.ok('GET', `${joined}?before=${threads[2].id}`)).threads), [threads[1].id]);
    assert.deepEqual((await owner.ok('GET', joined)).threads, []);
  });
});

describe('a session hears', () => {
  test('of threads that it sees: made, changed, deleted, and who comes and goes', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const gateway = await sessionOf(server, guest);
    const thread = await start(owner, general);
    const created = (await gateway.event('THREAD_CREATE')).d;
    assert.deepEqual([created.id, created.newly_created, created.member, created.thread_metadata.archived], [thread.id, true, undefined, false]);
    assert.deepEqual((await gateway.event('THREAD_MEMBERS_UPDATE')).d.added_members.map(({ user_id }) => user_id), [owner.user.id]);
    await guest.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
    const joined = (await gateway.event('THREAD_MEMBERS_UPDATE')).d;
    assert.deepEqual([joined.id, joined.guild_id, joined.member_count, joined.removed_member_ids], [thread.id, guild.id, 2, []]);
    assert.equal(joined.added_members[0].member.user.id, guest.user.id);
    await owner.ok('DELETE', `/channels/${thread.id}/thread-members/${guest.user.id}`);
    assert.deepEqual((await gateway.event('THREAD_MEMBERS_UPDATE')).d.removed_member_ids, [guest.user.id]);
    await owner.ok('PATCH', `/channels/${thread.id}`, { name: 'other talk' });
    const updated = (await gateway.event('THREAD_UPDATE')).d;
    assert.deepEqual([updated.name, updated.member_count, updated.newly_created], ['other talk', 1, undefined]);
    await owner.ok('DELETE', `/channels/${thread.id}`);
    assert.deepEqual((await gateway.event('THREAD_DELETE')).d, { id: thread.id, guild_id: guild.id, parent_id: general.id, type: publicThread });
    gateway.cut();
  });

  test('nothing of a private thread before it is brought there, and nothing after it went', async () => {
    const { owner, others: [guest, third], general } = await guildOf(server, 2);
    const gateway = await sessionOf(server, guest);
    const silent = await sessionOf(server, third);
    const thread = await start(owner, general, { type: privateThread });
    await owner.ok('PATCH', `/channels/${thread.id}`, { name: 'unheard' });
    await owner.ok('PUT', `/channels/${thread.id}/thread-members/${guest.user.id}`);
    const created = (await gateway.event('THREAD_CREATE')).d;
    assert.deepEqual([created.id, created.name, created.newly_created, created.member.user_id], [thread.id, 'unheard', undefined, guest.user.id]);
    await owner.ok('DELETE', `/channels/${thread.id}/thread-members/${guest.user.id}`);
    await owner.ok('PATCH', `/channels/${thread.id}`, { name: 'again' });
    await owner.ok('DELETE', `/channels/${thread.id}`);
    const names = (await heard(gateway)).map(({ t }) => t).filter((t) => t.startsWith('THREAD_'));
    assert.deepEqual(names, ['THREAD_CREATE', 'THREAD_MEMBER_UPDATE', 'THREAD_MEMBERS_UPDATE', 'THREAD_MEMBERS_UPDATE']);
    assert.deepEqual((await heard(silent)).filter(({ t }) => t.startsWith('THREAD_')), []);
    gateway.cut();
    silent.cut();
  });

  test('of its own coming alone without the intent for members', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const { application, token, bot } = await botOf(owner);
    await owner.ok('POST', `/oauth2/authorize?client_id=${application.id}&scope=bot`, { guild_id: guild.id, permissions: '0', authorize: true });
    const gateway = await Gateway.open(server);
    await gateway.ready(token, { intents: 1 });
    await gateway.event('GUILD_CREATE');
    const thread = await start(owner, general);
    await guest.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
    await bot.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
    const { d } = await gateway.event('THREAD_MEMBERS_UPDATE');
    assert.deepEqual([d.member_count, d.added_members.map(({ user_id }) => user_id)], [3, [bot.user.id]]);
    gateway.cut();
  });

  test('in GUILD_CREATE of the active threads that it sees', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const { application, token, bot } = await botOf(owner);
    await owner.ok('POST', `/oauth2/authorize?client_id=${application.id}&scope=bot`, { guild_id: guild.id, permissions: '0', authorize: true });
    const open = await start(owner, general);
    const closed = await start(owner, general);
    await owner.ok('PATCH', `/channels/${closed.id}`, { archived: true });
    await start(guest, general, { type: privateThread });
    await bot.ok('PUT', `/channels/${open.id}/thread-members/@me`);
    const gateway = await Gateway.open(server);
    await gateway.ready(token, { intents: 1 });
    const { d } = await gateway.event('GUILD_CREATE');
    assert.deepEqual(d.threads.map(({ id, member: own }) => [id, own.user_id]), [[open.id, bot.user.id]]);
    gateway.cut();
    const person = await Gateway.open(server);
    const ready = await person.ready(guest.authorization);
    assert.equal(ready.d.guilds.find(({ id }) => id === guild.id).threads.length, 2);
    person.cut();
  });
});

test('a role that manages threads is enough to rule them', async () => {
  const { owner, others: [keeper, host], guild, general } = await guildOf(server, 2);
  const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'keeper', permissions: manageThreads });
  await owner.ok('PUT', `/guilds/${guild.id}/members/${keeper.user.id}/roles/${role.id}`);
  const thread = await start(host, general, { type: privateThread });
  assert.equal((await keeper.ok('PATCH', `/channels/${thread.id}`, { locked: true })).thread_metadata.locked, true);
  await keeper.ok('DELETE', `/channels/${thread.id}`);
});
