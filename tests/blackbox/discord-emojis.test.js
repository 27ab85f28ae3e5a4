// The emojis of a guild over the Discord door.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, describePicture, movingGif, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const faultAt = (answer, field) => {
  refusedWith(answer, 400, 50035);
  assert.ok(answer.json().errors?.[field]?._errors?.length > 0, answer.text);
};

describe('an emoji', () => {
  test('is made, renamed and removed, each time told with all that there are', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const gateway = await listening(server, token);
    const path = `/guilds/${guild.id}/emojis`;
    const answer = await owner.post(path, { name: 'book', image: dataUri(png(32, 32)) });
    assert.equal(answer.status, 201, answer.text);
    const emoji = answer.json();
    assert.deepEqual([emoji.name, emoji.animated, emoji.available, emoji.roles, emoji.user.id], ['book', false, true, [], owner.user.id]);
    assert.deepEqual((await gateway.event('GUILD_EMOJIS_UPDATE')).d.emojis.map(({ id, name }) => [id, name]), [[emoji.id, 'book']]);
    const picture = await request(server, `/emojis/${emoji.id}.png`);
    assert.deepEqual(describePicture(picture.body), { type: 'png', width: 32, height: 32 });
    const moving = await owner.ok('POST', path, { name: 'turning', image: dataUri(movingGif, 'image/gif') });
    assert.equal(moving.animated, true);
    assert.equal((await owner.ok('PATCH', `${path}/${emoji.id}`, { name: 'tome' })).name, 'tome');
    assert.deepEqual((await owner.ok('GET', path)).map(({ name }) => name), ['tome', 'turning']);
    assert.equal((await owner.ok('GET', `${path}/${emoji.id}`)).name, 'tome');
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}`)).emojis.length, 2);
    assert.equal((await owner.delete(`${path}/${emoji.id}`)).status, 204);
    refusedWith(await owner.get(`${path}/${emoji.id}`), 404, 10014);
    refusedWith(await owner.patch(`${path}/${emoji.id}`, { name: 'gone' }), 404, 10014);
    assert.equal((await request(server, `/emojis/${emoji.id}.png?size=16`)).status, 404);
    const actions = (await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=4`)).audit_log_entries.map(({ action_type }) => action_type);
    assert.deepEqual(actions, [62, 61, 60, 60]);
    gateway.cut();
  });

  test('needs a name of letters, a picture that is one, and the permission', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/emojis`;
    const image = dataUri(png(16, 16));
    faultAt(await owner.post(path, { name: 'x', image }), 'name');
    faultAt(await owner.post(path, { name: 'no spaces', image }), 'name');
    faultAt(await owner.post(path, { name: 'fine', image: 'data:image/png;base64,AAAA' }), 'image');
    faultAt(await owner.post(path, { name: 'fine' }), 'image');
    refusedWith(await owner.post(path, { name: 'fine', image, roles: ['1'] }), 404, 10011);
    refusedWith(await other.post(path, { name: 'mine', image }), 403, 50013);
    await grant(owner, guild, other, may.createExpressions);
    const own = await other.ok('POST', path, { name: 'mine', image });
    const theirs = await owner.ok('POST', path, { name: 'theirs', image });
    await other.ok('PATCH', `${path}/${own.id}`, { name: 'renamed' });
    refusedWith(await other.delete(`${path}/${theirs.id}`), 403, 50013);
    assert.deepEqual((await owner.ok('GET', path)).map(({ name }) => name), ['renamed', 'theirs']);
  });
});
