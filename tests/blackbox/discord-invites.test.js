// Invites over the Discord door: who hears of them, and who sees them.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

describe('an invite', () => {
  test('is told to those who manage its channel when it is made, used up and removed', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view, may.channels));
    const gateway = await listening(server, token);
    const made = await owner.ok('POST', `/channels/${general.id}/invites`, { max_age: 60, max_uses: 1 });
    const { d } = await gateway.event('INVITE_CREATE');
    assert.deepEqual([d.code, d.channel_id, d.guild_id, d.inviter.id, d.max_age, d.max_uses, d.uses, d.temporary],
      [made.code, general.id, guild.id, owner.user.id, 60, 1, 0, false]);
    await (await member(server, 'guest')).ok('POST', `/invites/${made.code}`);
    assert.deepEqual((await gateway.event('INVITE_DELETE')).d, { guild_id: guild.id, channel_id: general.id, code: made.code });
    gateway.cut();
  });

  test('leads nowhere while its guild lets nobody in', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    const guest = await member(server, 'guest');
    const setFeatures = async (features) => (await owner.ok('PATCH', `/guilds/${guild.id}`, { features })).features;
    assert.deepEqual(await setFeatures(['INVITES_DISABLED', 'VERIFIED']), ['INVITES_DISABLED']);
    refusedWith(await guest.post(`/invites/${code}`), 403, 40_006);
    assert.equal((await guest.ok('GET', `/invites/${code}`)).guild.id, guild.id);
    await other.ok('POST', `/invites/${code}`);  // is in it already
    assert.deepEqual(await setFeatures([]), []);
    await guest.ok('POST', `/invites/${code}`);
  });

  test('stands in the lists of its channel and of its guild, for those who manage them', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, { max_uses: 3 });
    for (const path of [`/channels/${general.id}/invites`, `/guilds/${guild.id}/invites`]) {
      const found = (await owner.ok('GET', path)).find((one) => one.code === code);
      assert.deepEqual([found.max_uses, found.uses], [3, 0]);
      refusedWith(await other.get(path), 403, 50013);
    }
  });
});
