// The widget of a guild over the Discord door: what anybody may know of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Gateway } from '../support/js/gateway.js';
import { guildOfTwo, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const seen = (guild) => request(server, `/api/v10/guilds/${guild.id}/widget.json`);

test('a widget tells nothing before it is turned on, and then who is here without telling who', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  refusedWith(await seen(guild), 403, 50004);
  refusedWith(await seen({ id: '1' }), 404, 10004);
  const open = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'Lounge', type: 2 });
  await owner.ok('POST', `/guilds/${guild.id}/channels`, {
    name: 'Office', type: 2, permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }],
  });
  const gateway = await Gateway.open(server);
  await gateway.ready(other.authorization);
  await owner.ok('PATCH', `/guilds/${guild.id}/widget`, { enabled: true });
  const quiet = (await seen(guild)).json();
  assert.deepEqual([quiet.id, quiet.name, quiet.instant_invite, quiet.presence_count], [guild.id, guild.name, null, 1]);
  assert.deepEqual(quiet.channels, [{ id: open.id, name: 'Lounge', position: open.position }]);
  const [{ avatar_url, ...person }] = quiet.members;
  assert.deepEqual(person, { id: '0', username: other.user.username, discriminator: '0000', avatar: null, status: 'online' });
  assert.equal((await request(server, new URL(avatar_url).pathname)).status, 200);
  assert.ok(!JSON.stringify(quiet).includes(other.user.id));
  await owner.ok('PATCH', `/guilds/${guild.id}/widget`, { channel_id: general.id });
  const { instant_invite } = (await seen(guild)).json();
  assert.equal((await seen(guild)).json().instant_invite, instant_invite);
  assert.equal((await owner.ok('GET', `/invites/${instant_invite.split('/').pop()}`)).channel.id, general.id);
  gateway.cut();
});
