// Buttons, menus and forms: what stands below a message, and what happens when somebody uses it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from '../support/js/interactions.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
const row = (...components) => ({ type: 1, components });
const button = (custom_id, more = {}) => ({ type: 2, style: 1, label: 'Press', custom_id, ...more });
const menu = (custom_id, more = {}) => ({ type: 3, custom_id, options: [{ label: 'A', value: 'a' }, { label: 'B', value: 'b' }], ...more });

let stage;
before(async () => { stage = await Stage.build(server, [{ name: 'ping', description: 'Answers.' }]); });
after(() => stage.close());

const say = (body) => stage.bot.ok('POST', `/channels/${stage.channel.id}/messages`, body);

describe('components', () => {
  test('are stored with their numbers and come back', async () => {
    const sent = await say({ content: 'choose', components: [row(button('go'), button('stop', { disabled: true })), row(menu('pick', { placeholder: 'Pick' }))] });
    const kept = await stage.owner.ok('GET', `/channels/${stage.channel.id}/messages/${sent.id}`);
    assert.deepEqual(kept.components, sent.components);
    assert.deepEqual(kept.components[0], { type: 1, id: 1, components: [{ ...button('go'), id: 2 }, { ...button('stop'), disabled: true, id: 3 }] });
    assert.deepEqual([kept.components[1].components[0].placeholder, kept.components[1].components[0].min_values], ['Pick', 1]);
  });

  test('of a layout stand alone', async () => {
    const layout = [{ type: 17, accent_color: 255, components: [{ type: 10, content: '# Title' }, { type: 14 }, row(button('go'))] }];
    const sent = await say({ flags: 1 << 15, components: layout });
    assert.equal(sent.flags & (1 << 15), 1 << 15);
    assert.equal(sent.components[0].components[0].content, '# Title');
    refusedWith(await stage.bot.post(`/channels/${stage.channel.id}/messages`, { flags: 1 << 15, content: 'text', components: layout }), 400, 50035);
    refusedWith(await stage.bot.post(`/channels/${stage.channel.id}/messages`, { components: layout }), 400, 50035);
  });
});

describe('a button', () => {
  test('that is pressed is told with its message, and answered by another one', async () => {
    const sent = await say({ content: 'press', components: [row(button('go'))] });
    const told = await stage.press(sent, 'go', { component_type: 2 }, stage.guest);
    assert.deepEqual([told.type, told.data, told.message.id, told.member.user.id], [3, { custom_id: 'go', component_type: 2, id: 2 }, sent.id, stage.guest.user.id]);
    const { resource } = await stage.answered(told, 4, { content: 'pressed' });
    assert.equal(resource.message.message_reference.message_id, sent.id);
    assert.equal(resource.message.interaction_metadata.interacted_message_id, sent.id);
    assert.ok(!('interaction' in resource.message));  // of commands alone
  });

  test('may change its message at once or later', async () => {
    const sent = await say({ content: 'zero', components: [row(button('go'))] });
    const first = await stage.press(sent, 'go');
    const { resource } = await stage.answered(first, 7, { content: 'one', components: [] });
    assert.deepEqual([resource.type, resource.message.id, resource.message.content, resource.message.components], [7, sent.id, 'one', []]);
    const again = await say({ content: 'zero', components: [row(button('go'))] });
    const second = await stage.press(again, 'go');
    assert.equal((await stage.answer(second, 6)).status, 204);
    assert.equal((await stage.bot.ok('PATCH', stage.webhook(second, '@original'), { content: 'two' })).id, again.id);
    assert.equal((await stage.owner.ok('GET', `/channels/${stage.channel.id}/messages/${again.id}`)).content, 'two');
  });

  test('that is not there, or not to be pressed, is refused', async () => {
    const sent = await say({ content: 'press', components: [row(button('go'), button('stop', { disabled: true }))] });
    for (const custom_id of ['other', 'stop']) refusedWith(await stage.ask({ type: 3, message_id: sent.id, data: { custom_id, component_type: 2 } }), 400, 50035);
    refusedWith(await stage.ask({ type: 3, message_id: sent.id, data: { custom_id: 'go', component_type: 3 } }), 400, 50035);
    refusedWith(await stage.ask({ type: 3, message_id: '175928847299117063', data: { custom_id: 'go' } }), 404, 10008);
    refusedWith(await stage.ask({ type: 3, data: { custom_id: 'go' } }), 400, 50035);
    const theirs = await stage.owner.ok('POST', `/channels/${stage.channel.id}/messages`, { content: 'mine' });
    refusedWith(await stage.ask({ type: 3, message_id: theirs.id, data: { custom_id: 'go' } }), 404, 10002);
  });

  test('below a private message works for whom it was written alone', async () => {
    const told = await stage.calls('ping');
    const { resource } = await stage.answered(told, 4, { content: 'quiet', flags: 64, components: [row(button('go'))] });
    refusedWith(await stage.ask({ type: 3, message_id: resource.message.id, message_flags: 64, data: { custom_id: 'go' } }, stage.guest), 404, 10008);
    const pressed = await stage.press(resource.message, 'go');
    assert.equal(pressed.message.flags, 64);
    const changed = await stage.answered(pressed, 7, { content: 'changed', components: [] });
    assert.deepEqual([changed.resource.message.content, changed.resource.message.flags], ['changed', 64]);
    assert.equal((await stage.bot.ok('GET', stage.webhook(told, '@original'))).content, 'changed');
  });
});

describe('a menu', () => {
  test('tells what was picked', async () => {
    const sent = await say({ content: 'pick', components: [row(menu('pick', { max_values: 2 }))] });
    const told = await stage.press(sent, 'pick', { component_type: 3, values: ['a', 'b'] });
    assert.deepEqual([told.data.component_type, told.data.values], [3, ['a', 'b']]);
    for (const values of [[], ['c'], ['a', 'a'], 'a']) refusedWith(await stage.ask({ type: 3, message_id: sent.id, data: { custom_id: 'pick', values } }), 400, 50035);
  });

  test('of people, roles and channels resolves them', async () => {
    const sent = await say({ content: 'pick', components: [row({ type: 5, custom_id: 'who' }), row({ type: 7, custom_id: 'any' }), row({ type: 8, custom_id: 'where', channel_types: [0] })] });
    const who = await stage.press(sent, 'who', { values: [stage.guest.user.id] });
    assert.ok(who.data.resolved.users[stage.guest.user.id] && who.data.resolved.members[stage.guest.user.id]);
    const any = await stage.press(sent, 'any', { values: [stage.guild.id] });
    assert.equal(any.data.resolved.roles[stage.guild.id].name, '@everyone');
    const where = await stage.press(sent, 'where', { values: [stage.channel.id] });
    assert.equal(where.data.resolved.channels[stage.channel.id].name, 'general');
    refusedWith(await stage.ask({ type: 3, message_id: sent.id, data: { custom_id: 'where', values: ['175928847299117063'] } }), 400, 50035);
  });
});

describe('a form', () => {
  const modal = {
    custom_id: 'form', title: 'About you',
    components: [
      { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1, min_length: 2 } },
      { type: 18, label: 'Colour', component: { type: 3, custom_id: 'colour', options: [{ label: 'Red', value: 'red' }] } },
      row({ type: 4, custom_id: 'more', style: 2, label: 'More', required: false })],
  };
  const filled = (name) => ({
    type: 5, data: {
      custom_id: 'form', components: [{ type: 18, component: { type: 4, custom_id: 'name', value: name } },
        { type: 18, component: { type: 3, custom_id: 'colour', values: ['red'] } }, row({ type: 4, custom_id: 'more', value: '' })],
    },
  });

  test('is shown, filled in and sent back once', async () => {
    const told = await stage.asked(stage.ask({ type: 2, nonce: 'shown', data: { id: stage.command('ping').id, name: 'ping', type: 1 } }));
    assert.equal((await stage.answer(told, 9, modal)).status, 204);
    const shown = await stage.shown('INTERACTION_MODAL_CREATE', { id: told.id });
    assert.deepEqual([shown.id, shown.nonce, shown.custom_id, shown.title, shown.channel_id], [told.id, 'shown', 'form', 'About you', stage.channel.id]);
    assert.deepEqual([shown.application.id, shown.components[0].component.custom_id], [stage.application.id, 'name']);
    const short = await stage.ask(filled('x'));
    refusedWith(short, 400, 50035);
    const sent = await stage.asked(stage.ask(filled('Ann')));
    assert.equal(sent.type, 5);
    assert.deepEqual(sent.data, {
      custom_id: 'form', components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'name', value: 'Ann' } },
        { type: 18, id: 3, component: { type: 3, id: 4, custom_id: 'colour', values: ['red'] } },
        { type: 1, id: 5, components: [{ type: 4, id: 6, custom_id: 'more', value: '' }] }],
    });
    const { resource } = await stage.answered(sent, 4, { content: 'thanks' });
    assert.deepEqual([resource.message.interaction_metadata.type, resource.message.interaction_metadata.triggering_interaction_metadata.id], [5, told.id]);
    refusedWith(await stage.ask(filled('Ann')), 404, 10062);
  });

  test('from a button may change the button\'s message', async () => {
    const message = await say({ content: 'before', components: [row(button('open'))] });
    const pressed = await stage.press(message, 'open');
    await stage.answered(pressed, 9, modal);
    const sent = await stage.asked(stage.ask(filled('Ann')));
    assert.equal(sent.message.id, message.id);
    const { resource } = await stage.answered(sent, 7, { content: 'after' });
    assert.deepEqual([resource.message.id, resource.message.content], [message.id, 'after']);
  });

  test('with faults is refused', async () => {
    const told = await stage.calls('ping');
    for (const wrong of [{ ...modal, title: '' }, { ...modal, custom_id: undefined }, { ...modal, components: [] }, { ...modal, components: [row(button('x'))] }]) {
      refusedWith(await stage.answer(told, 9, wrong), 400, 50035);
    }
  });
});
