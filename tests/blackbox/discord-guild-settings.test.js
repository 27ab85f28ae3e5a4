// What guilds are changed to over the Discord door: settings, pictures, owner, widget.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, describePicture, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const faultAt = (answer, field) => {
  refusedWith(answer, 400, 50035);
  assert.ok(answer.json().errors?.[field]?._errors?.length > 0, answer.text);
};

describe('a guild', () => {
  test('keeps each of its settings, tells of the change, and logs it', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const voice = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'Talk', type: 2 });
    const gateway = await listening(server, token);
    const change = {
      name: 'Book club', description: 'Books and tea', verification_level: 2, default_message_notifications: 1, explicit_content_filter: 2,
      afk_channel_id: voice.id, afk_timeout: 900, system_channel_id: general.id, system_channel_flags: 5, rules_channel_id: general.id,
      public_updates_channel_id: general.id, safety_alerts_channel_id: general.id, preferred_locale: 'de', premium_progress_bar_enabled: true,
    };
    const changed = await owner.ok('PATCH', `/guilds/${guild.id}`, change, { headers: { 'X-Audit-Log-Reason': 'new%20look' } });
    for (const [name, value] of Object.entries(change)) assert.deepEqual(changed[name], value, name);
    assert.equal((await gateway.event('GUILD_UPDATE')).d.name, 'Book club');
    const [entry] = (await owner.ok('GET', `/guilds/${guild.id}/audit-logs?action_type=1`)).audit_log_entries;
    assert.deepEqual([entry.target_id, entry.reason], [guild.id, 'new look']);
    assert.deepEqual(entry.changes.find(({ key }) => key === 'name'), { key: 'name', old_value: 'Reading circle', new_value: 'Book club' });
    const cleared = await owner.ok('PATCH', `/guilds/${guild.id}`, { description: null, afk_channel_id: null, system_channel_id: null });
    assert.deepEqual([cleared.description, cleared.afk_channel_id, cleared.system_channel_id], [null, null, null]);
    gateway.cut();
  });

  test('refuses what is no setting, at its field', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const elsewhere = (await guildOfTwo(server)).general;
    for (const [field, value] of [['name', 'x'], ['verification_level', 5], ['afk_timeout', 61], ['afk_channel_id', general.id],
      ['system_channel_id', elsewhere.id], ['icon', 'data:image/png;base64,AAAA'], ['description', 'x'.repeat(301)]]) {
      faultAt(await owner.patch(`/guilds/${guild.id}`, { [field]: value }), field);
    }
    faultAt(await owner.patch(`/guilds/${guild.id}`, { features: ['COMMUNITY'] }), 'rules_channel_id');
    refusedWith(await other.patch(`/guilds/${guild.id}`, { name: 'Mine now' }), 403, 50013);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}`)).name, 'Reading circle');
  });

  test('becomes a community, and stays one when other features are sent', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const change = { features: ['COMMUNITY', 'UNHEARD_OF'], rules_channel_id: general.id, public_updates_channel_id: general.id };
    assert.deepEqual((await owner.ok('PATCH', `/guilds/${guild.id}`, change)).features, ['COMMUNITY']);
    assert.deepEqual((await owner.ok('PATCH', `/guilds/${guild.id}`, { features: [] })).features, []);
  });

  test('has pictures, which the CDN gives out', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { icon, banner } = await owner.ok('PATCH', `/guilds/${guild.id}`, { icon: dataUri(png(100, 100)), banner: dataUri(png(90, 30)) });
    const answer = await request(server, `/icons/${guild.id}/${icon}.png?size=32`);
    assert.deepEqual(describePicture(answer.body), { type: 'png', width: 32, height: 32 });
    assert.equal((await request(server, `/banners/${guild.id}/${banner}.png`)).status, 200);
    assert.equal((await owner.ok('PATCH', `/guilds/${guild.id}`, { icon: null })).icon, null);
    assert.equal((await request(server, `/icons/${guild.id}/${icon}.png?size=64`)).status, 404);
  });

  test('is founded with its icon', async () => {
    const owner = await member(server, 'founder');
    const guild = await owner.ok('POST', '/guilds', { name: 'Reading circle', icon: dataUri(png(40, 20)) });
    assert.deepEqual(describePicture((await request(server, `/icons/${guild.id}/${guild.icon}.png`)).body), { type: 'png', width: 40, height: 20 });
    faultAt(await owner.post('/guilds', { name: 'Reading circle', icon: 'data:image/png;base64,AAAA' }), 'icon');
  });

  test('leaves no picture of a change that is refused, and loses none', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const [old, fresh] = [dataUri(png(40, 20)), dataUri(png(41, 20))];
    const { icon } = await owner.ok('PATCH', `/guilds/${guild.id}`, { icon: old });
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, {});
    const files = () => readdirSync(`${server.data}/files`, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
    const before = files();
    for (const sent of [old, fresh]) faultAt(await owner.patch(`/guilds/${guild.id}`, { icon: sent, system_channel_id: '1' }), 'system_channel_id');
    faultAt(await owner.patch(`/guilds/${guild.id}`, { icon: fresh, banner: 'data:image/png;base64,AAAA' }), 'banner');
    refusedWith(await owner.patch(`/guilds/${guild.id}/roles/${role.id}`, { icon: fresh, color: -1 }), 400, 50035);
    refusedWith(await owner.patch(`/guilds/${guild.id}/members/@me`, { avatar: fresh, nick: 'x'.repeat(33) }), 400, 50035);
    refusedWith(await owner.patch(`/webhooks/${hook.id}`, { avatar: fresh, channel_id: '1' }), 404, 10003);
    refusedWith(await owner.post(`/guilds/${guild.id}/emojis`, { name: 'book', image: fresh, roles: ['1'] }), 404, 10011);
    assert.equal(files(), before);
    assert.equal((await request(server, `/icons/${guild.id}/${icon}.png`)).status, 200);
  });

  test('goes to another owner by the old one’s will alone', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { bot } = await botIn(owner, guild, bits(may.view));
    await grant(owner, guild, other, may.administrator);
    refusedWith(await other.patch(`/guilds/${guild.id}`, { owner_id: other.user.id }), 403, 20018);
    refusedWith(await owner.patch(`/guilds/${guild.id}`, { owner_id: bot.user.id }), 400, 50132);
    refusedWith(await owner.patch(`/guilds/${guild.id}`, { owner_id: '1' }), 404, 10007);
    assert.equal((await owner.ok('PATCH', `/guilds/${guild.id}`, { owner_id: other.user.id })).owner_id, other.user.id);
    refusedWith(await owner.delete(`/guilds/${guild.id}`), 403, 50001);
  });

  test('counts who is in it and who is here', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const counts = ({ approximate_member_count, approximate_presence_count }) => [approximate_member_count, approximate_presence_count];
    assert.deepEqual(counts(await owner.ok('GET', `/guilds/${guild.id}?with_counts=true`)), [2, 0]);
    const { token } = await botIn(owner, guild, bits(may.view));
    const gateway = await listening(server, token);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    for (const path of [`/guilds/${guild.id}?with_counts=true`, `/invites/${code}?with_counts=true`, `/guilds/${guild.id}/preview`]) {
      assert.deepEqual(counts(await other.ok('GET', path)), [3, 1], path);
    }
    assert.deepEqual(counts((await other.ok('GET', '/users/@me/guilds?with_counts=true'))[0]), [3, 1]);
    assert.deepEqual(counts((await other.ok('GET', '/users/@me/guilds'))[0]), [undefined, undefined]);
    gateway.cut();
  });

  test('shows and changes its widget’s settings', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/widget`;
    assert.deepEqual(await owner.ok('GET', path), { enabled: false, channel_id: null });
    assert.deepEqual(await owner.ok('PATCH', path, { enabled: true, channel_id: general.id }), { enabled: true, channel_id: general.id });
    refusedWith(await other.get(path), 403, 50013);
    refusedWith(await other.patch(path, { enabled: false }), 403, 50013);
    faultAt(await owner.patch(path, { channel_id: '1' }), 'channel_id');
  });

  test('has no address of its choice, no welcome screen, and voice where the server is', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    assert.deepEqual(await owner.ok('GET', `/guilds/${guild.id}/vanity-url`), { code: null, uses: 0 });
    refusedWith(await other.get(`/guilds/${guild.id}/vanity-url`), 403, 50013);
    refusedWith(await owner.get(`/guilds/${guild.id}/welcome-screen`), 404, 10069);
    assert.deepEqual(await owner.ok('GET', '/voice/regions'), await owner.ok('GET', `/guilds/${guild.id}/regions`));
  });
});
