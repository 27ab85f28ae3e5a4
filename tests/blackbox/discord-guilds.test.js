// Guilds over the Discord door: founding, channels, roles, invites, and what nobody may do.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

// A guild with its owner and one more member: {owner, other, guild, general}.
async function guildOfTwo() {
  const owner = await member(server, 'owner');
  const other = await member(server, 'other');
  const guild = await owner.ok('POST', '/guilds', { name: 'Reading circle' });
  const general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  await other.ok('POST', `/invites/${code}`, {});
  return { owner, other, guild, general };
}

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);

describe('a guild', () => {
  test('is founded with @everyone, a category and a channel', async () => {
    const owner = await member(server, 'founder');
    const answer = await owner.post('/guilds', { name: 'New home', unknown: 1 });
    assert.equal(answer.status, 201);
    const guild = answer.json();
    assert.equal(guild.owner_id, owner.user.id);
    assert.deepEqual(guild.roles.map(({ id, name }) => [id, name]), [[guild.id, '@everyone']]);
    for (const list of ['emojis', 'stickers', 'features']) assert.deepEqual(guild[list], []);
    const channels = await owner.ok('GET', `/guilds/${guild.id}/channels`);
    assert.deepEqual(channels.map(({ type, name }) => [type, name]).sort(), [[0, 'general'], [4, 'Text Channels']]);
    assert.equal(guild.system_channel_id, channels.find(({ type }) => type === 0).id);
    assert.deepEqual((await owner.ok('GET', '/users/@me/guilds')).map(({ id, owner: owns }) => [id, owns]), [[guild.id, true]]);
  });

  test('is founded with the roles and channels that its founder drew up', async () => {
    const owner = await member(server, 'founder');
    const guild = await owner.ok('POST', '/guilds', {
      name: 'Drawn up', system_channel_id: 22,
      roles: [{ id: 10, name: 'anything', permissions: '1024' }, { id: '11', name: 'reader', color: 255, hoist: true, permissions: '0' }],
      channels: [{ id: '20', type: 4, name: 'Rooms' },
        { id: 21, type: 2, name: 'Talk', parent_id: 20, bitrate: 8000 },
        { id: 22, name: 'Quiet Room', parent_id: '20', topic: 'books', permission_overwrites: [{ id: 11, type: 0, allow: '2048' }, { id: 10, deny: '2048' }] }],
    });
    const [everyone, reader, ...others] = guild.roles;
    assert.deepEqual([everyone.id, everyone.name, everyone.permissions, others], [guild.id, '@everyone', '1024', []]);
    assert.deepEqual([reader.name, reader.color, reader.hoist, reader.position], ['reader', 255, true, 1]);
    const channels = await owner.ok('GET', `/guilds/${guild.id}/channels`);
    const [rooms, talk, quiet] = ['Rooms', 'Talk', 'quiet-room'].map((name) => channels.find((channel) => channel.name === name));
    assert.deepEqual([channels.length, talk.parent_id, talk.bitrate, quiet.parent_id, quiet.topic], [3, rooms.id, 8000, rooms.id, 'books']);
    assert.equal(guild.system_channel_id, quiet.id);
    assert.deepEqual(quiet.permission_overwrites.map(({ id, allow, deny }) => [id, allow, deny]), [[reader.id, '2048', '0'], [guild.id, '0', '2048']]);
    await owner.ok('POST', `/channels/${quiet.id}/messages`, { content: 'it works' });
  });

  test('is not founded with what names nothing', async () => {
    const owner = await member(server, 'founder');
    const found = (more) => owner.post('/guilds', { name: 'Drawn up', ...more });
    for (const [index, named] of [[0, [{ name: 'a', parent_id: 5 }]], [1, [{ id: 5, name: 'a' }, { name: 'b', parent_id: 5 }]]]) {
      const refused = await found({ channels: named });
      refusedWith(refused, 400, 50035);
      assert.equal(refused.json().errors.channels[index].parent_id._errors[0].code, 'CHANNEL_PARENT_INVALID');
    }
    refusedWith(await found({ channels: [{ name: 'a', permission_overwrites: [{ id: 5, type: 0 }] }] }), 404, 10011);
    const wrong = await found({ channels: [{ type: 1 }], roles: [{ color: -1 }] });
    refusedWith(wrong, 400, 50035);
    const { channels, roles } = wrong.json().errors;
    assert.deepEqual([Object.keys(channels[0]).sort(), Object.keys(roles[0])], [['name', 'type'], ['color']]);
    assert.deepEqual(await owner.ok('GET', '/users/@me/guilds'), []);
  });

  test('without a name is refused at its field', async () => {
    const owner = await member(server, 'founder');
    const answer = await owner.post('/guilds', { name: 'x' });
    refusedWith(answer, 400, 50035);
    assert.equal(answer.json().errors.name._errors[0].code, 'BASE_TYPE_BAD_LENGTH');
  });

  test('is unknown to those who are not in it', async () => {
    const { guild } = await guildOfTwo();
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.get(`/guilds/${guild.id}`), 404, 10004);
    refusedWith(await stranger.get(`/guilds/${guild.id}/channels`), 404, 10004);
  });

  test('is there again after the server was killed', async () => {
    const own = await startServer();
    try {
      const owner = await member(own, 'owner');
      const guild = await owner.ok('POST', '/guilds', { name: 'Lasting' });
      const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'reader', permissions: '1024' });
      await owner.ok('PUT', `/guilds/${guild.id}/members/${owner.user.id}/roles/${role.id}`);
      await own.kill();
      const again = await startServer({ data: own.data });
      owner.server = again;
      assert.equal((await owner.ok('GET', `/guilds/${guild.id}`)).name, 'Lasting');
      assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}/members/${owner.user.id}`)).roles, [role.id]);
      await again.stop();
    } finally {
      await own.kill();
    }
  });

  test('is deleted by its owner alone', async () => {
    const { owner, other, guild } = await guildOfTwo();
    refusedWith(await other.delete(`/guilds/${guild.id}`), 403, 50001);
    assert.equal((await owner.delete(`/guilds/${guild.id}`)).status, 204);
    refusedWith(await other.get(`/guilds/${guild.id}`), 404, 10004);
    assert.deepEqual(await other.ok('GET', '/users/@me/guilds'), []);
  });
});

describe('a channel', () => {
  test('is made at the end, its name as text channels have it', async () => {
    const { owner, guild } = await guildOfTwo();
    const answer = await owner.post(`/guilds/${guild.id}/channels`, { name: 'Book Club 2', type: 0, topic: 'on Mondays' });
    assert.equal(answer.status, 201);
    assert.equal(answer.json().name, 'book-club-2');
    assert.equal((await owner.ok('GET', `/channels/${answer.json().id}`)).topic, 'on Mondays');
  });

  test('is made and removed only by those who may', async () => {
    const { owner, other, guild, general } = await guildOfTwo();
    refusedWith(await other.post(`/guilds/${guild.id}/channels`, { name: 'mine' }), 403, 50013);
    refusedWith(await other.delete(`/channels/${general.id}`), 403, 50013);
    await owner.ok('DELETE', `/channels/${general.id}`);
    refusedWith(await owner.get(`/channels/${general.id}`), 404, 10003);
  });

  test('that is hidden is there for nobody else: not in the list, and without access by its id', async () => {
    const { owner, other, guild } = await guildOfTwo();
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }],
    });
    const listed = await other.ok('GET', `/guilds/${guild.id}/channels`);
    assert.ok(!listed.some(({ id }) => id === hidden.id));
    refusedWith(await other.get(`/channels/${hidden.id}`), 403, 50001);
    await owner.ok('PUT', `/channels/${hidden.id}/permissions/${other.user.id}`, { type: 1, allow: '1024' });
    assert.equal((await other.ok('GET', `/channels/${hidden.id}`)).id, hidden.id);
    await owner.ok('DELETE', `/channels/${hidden.id}/permissions/${other.user.id}`);
    refusedWith(await other.get(`/channels/${hidden.id}`), 403, 50001);
  });

  test('made at the same moment by many keeps every one', async () => {
    const { owner, guild } = await guildOfTwo();
    await Promise.all(Array.from({ length: 10 }, (_, i) => owner.ok('POST', `/guilds/${guild.id}/channels`, { name: `at-once-${i}` })));
    const channels = await owner.ok('GET', `/guilds/${guild.id}/channels`);
    const made = channels.filter(({ name }) => name.startsWith('at-once-'));
    assert.equal(made.length, 10);
    assert.equal(new Set(made.map(({ position }) => position)).size, 10);
  });
});

describe('a role', () => {
  test('lands above @everyone, gives its permissions, and goes from everybody when it is deleted', async () => {
    const { owner, other, guild } = await guildOfTwo();
    const first = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'first' });
    const builder = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'builder', permissions: String(1 << 4), colors: { primary_color: 255 } });
    assert.equal(builder.color, 255);
    const positions = Object.fromEntries((await owner.ok('GET', `/guilds/${guild.id}/roles`)).map(({ id, position }) => [id, position]));
    assert.deepEqual([positions[guild.id], positions[builder.id], positions[first.id]], [0, 1, 2]);
    await owner.ok('PUT', `/guilds/${guild.id}/members/${other.user.id}/roles/${builder.id}`);
    await other.ok('POST', `/guilds/${guild.id}/channels`, { name: 'built' });
    assert.equal((await owner.delete(`/guilds/${guild.id}/roles/${builder.id}`)).status, 204);
    refusedWith(await other.post(`/guilds/${guild.id}/channels`, { name: 'again' }), 403, 50013);
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}/members/${other.user.id}`)).roles, []);
  });

  test('above one’s own cannot be touched, and what one has not cannot be given', async () => {
    const { owner, other, guild } = await guildOfTwo();
    const high = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'high' });
    const manager = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'manager', permissions: String(1 << 28) });
    await owner.ok('PUT', `/guilds/${guild.id}/members/${other.user.id}/roles/${manager.id}`);
    refusedWith(await other.put(`/guilds/${guild.id}/members/${other.user.id}/roles/${high.id}`), 403, 50013);
    refusedWith(await other.delete(`/guilds/${guild.id}/roles/${manager.id}`), 403, 50013);
    refusedWith(await other.post(`/guilds/${guild.id}/roles`, { permissions: '8' }), 403, 50013);
    refusedWith(await owner.delete(`/guilds/${guild.id}/roles/${guild.id}`), 403, 50013);
  });
});

describe('an invite', () => {
  test('says where it leads before one joins, and counts its uses', async () => {
    const { owner, guild, general } = await guildOfTwo();
    const made = await owner.ok('POST', `/channels/${general.id}/invites`, { max_uses: 1 });
    assert.equal(made.uses, 0);
    const guest = await member(server, 'guest');
    const seen = await guest.ok('GET', `/invites/${made.code}?with_counts=true`);
    assert.deepEqual([seen.guild.name, seen.channel.name, seen.approximate_member_count], ['Reading circle', 'general', 2]);
    await guest.ok('POST', `/invites/${made.code}`);
    assert.equal((await guest.ok('GET', `/guilds/${guild.id}`)).id, guild.id);
    refusedWith(await (await member(server, 'late')).post(`/invites/${made.code}`), 404, 10006);
  });

  test('that is used by two at once lets in as many as it may', async () => {
    const { owner, general } = await guildOfTwo();
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, { max_uses: 1 });
    const guests = await Promise.all([member(server, 'a'), member(server, 'b'), member(server, 'c')]);
    const answers = await Promise.all(guests.map((guest) => guest.post(`/invites/${code}`)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404, 404]);
  });

  test('is taken back by its guild', async () => {
    const { owner, other, general } = await guildOfTwo();
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    refusedWith(await other.delete(`/invites/${code}`), 403, 50013);
    await owner.ok('DELETE', `/invites/${code}`);
    refusedWith(await owner.get(`/invites/${code}`), 404, 10006);
  });
});

describe('a member', () => {
  test('leaves, and the owner cannot', async () => {
    const { owner, other, guild } = await guildOfTwo();
    assert.equal((await other.delete(`/users/@me/guilds/${guild.id}`)).status, 204);
    refusedWith(await other.get(`/guilds/${guild.id}`), 404, 10004);
    assert.equal((await owner.delete(`/users/@me/guilds/${guild.id}`)).status, 403);
  });

  test('is removed by somebody above them alone', async () => {
    const { owner, other, guild } = await guildOfTwo();
    refusedWith(await other.delete(`/guilds/${guild.id}/members/${owner.user.id}`), 403, 50013);
    assert.equal((await owner.delete(`/guilds/${guild.id}/members/${other.user.id}`)).status, 204);
    refusedWith(await owner.get(`/guilds/${guild.id}/members/${other.user.id}`), 404, 10007);
  });

  test('pages of them follow each other by id', async () => {
    const { owner, other, guild } = await guildOfTwo();
    const [first] = await owner.ok('GET', `/guilds/${guild.id}/members?limit=1`);
    const rest = await owner.ok('GET', `/guilds/${guild.id}/members?limit=1000&after=${first.user.id}`);
    assert.deepEqual([first.user.id, ...rest.map(({ user }) => user.id)], [owner.user.id, other.user.id].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)));
  });
});

describe('a bot', () => {
  test('is added with a role of its own', async () => {
    const { owner, other, guild } = await guildOfTwo();
    const { application, bot } = await botOf(owner, 'Librarian');
    const path = `/oauth2/authorize?client_id=${application.id}&scope=bot`;
    refusedWith(await other.post(path, { guild_id: guild.id, permissions: '0', authorize: true }), 403, 50013);
    refusedWith(await bot.get(`/guilds/${guild.id}`), 404, 10004);
    const { location } = await owner.ok('POST', path, { guild_id: guild.id, permissions: '8', authorize: true });
    assert.ok(location.startsWith(server.origin));
    const seen = await bot.ok('GET', `/guilds/${guild.id}`);
    const role = seen.roles.find(({ tags }) => tags?.bot_id === bot.user.id);
    assert.deepEqual([role.name, role.managed, role.permissions], ['Librarian', true, '8']);
    refusedWith(await owner.put(`/guilds/${guild.id}/members/${other.user.id}/roles/${role.id}`), 403, 50013);
    await bot.ok('POST', `/guilds/${guild.id}/channels`, { name: 'by-the-bot' });
  });
});
