// What people ask bots: commands, values that are still typed, buttons and forms; and how bots answer.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Screen } from '../support/screen.js';
import { createWorld } from '../support/world.js';

const type = { command: 2, button: 3, typing: 4, form: 5 };
const ephemeral = 64;
const book = { type: 3, name: 'book', description: 'Which one', autocomplete: true, required: true };

export async function interactionScenarios(library) {
  const world = await createWorld(library);
  const { bot, guild, application } = await world.botAtHome();
  const screen = await Screen.of(world.owner, guild);
  after(async () => {
    screen.close();
    await world.close();
  });
  await bot.setCommands(guild.id, [{ name: 'read', description: 'Reads a book', options: [book] }]);
  const [command] = (await world.owner.get(`/guilds/${guild.id}/application-command-index`)).application_commands;
  const call = (kind, value) => screen.ask(application.id, type[kind], {
    id: command.id, version: command.version, name: 'read', type: 1, options: [{ type: 3, name: 'book', value, focused: kind === 'typing' || undefined }],
  });
  const asked = (kind) => bot.inbox.next('asked', (one) => one.kind === kind);
  const press = ({ id }, customId) => screen.ask(application.id, type.button, { component_type: 2, custom_id: customId }, { message_id: id });

  test(`${library.name} answers a command, for the one who asked alone`, async () => {
    await call('command', 'Emma');
    const question = await asked('command');
    assert.deepEqual([question.name, question.options, question.userId], ['read', { book: 'Emma' }, world.owner.id]);
    await question.reply({ content: 'Chapter 1', isPrivate: true });
    const answer = await screen.shown('MESSAGE_CREATE', ({ content }) => content === 'Chapter 1');
    assert.deepEqual([answer.flags & ephemeral, answer.author.id], [ephemeral, bot.id]);
    await screen.shown('INTERACTION_SUCCESS');
  });

  test(`${library.name} takes its time: it defers, finishes and follows up`, async () => {
    await call('command', 'War and Peace');
    const question = await asked('command');
    await question.defer();
    const { id } = await screen.shown('MESSAGE_CREATE', ({ flags }) => flags === 128);
    await question.finish('Read it.');
    await screen.shown('MESSAGE_UPDATE', (message) => message.id === id && message.content === 'Read it.');
    await question.followUp('It was long.');
    await screen.shown('MESSAGE_CREATE', ({ content }) => content === 'It was long.');
  });

  test(`${library.name} suggests while somebody types`, async () => {
    await call('typing', 'e');
    const question = await asked('typing');
    assert.deepEqual(question.options, { book: 'e' });
    await question.suggest(['Emma', 'Evelina']);
    const { choices } = await screen.shown('APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE');
    assert.deepEqual(choices.map(({ name, value }) => [name, value]), [['Emma', 'emma'], ['Evelina', 'evelina']]);
  });

  test(`${library.name} puts a button below its answer and changes the message when it is pressed`, async () => {
    await call('command', 'Persuasion');
    await (await asked('command')).reply({ content: 'Turn the page?', button: { id: 'turn', label: 'Turn' } });
    const message = await screen.shown('MESSAGE_CREATE', ({ content }) => content === 'Turn the page?');
    assert.equal(message.components[0].components[0].custom_id, 'turn');
    await press(message, 'turn');
    const question = await asked('button');
    assert.equal(question.name, 'turn');
    await question.update('Page 2');
    const updated = await screen.shown('MESSAGE_UPDATE', ({ id, content }) => id === message.id && content === 'Page 2');
    assert.deepEqual(updated.components, []);
  });

  test(`${library.name} opens a form and reads what was written`, async () => {
    await call('command', 'Middlemarch');
    await (await asked('command')).open({ id: 'review', title: 'Your review', field: { id: 'text', label: 'Well?' } });
    const form = await screen.shown('INTERACTION_MODAL_CREATE');
    assert.deepEqual([form.title, form.custom_id], ['Your review', 'review']);
    await screen.ask(application.id, type.form, {
      id: form.id, custom_id: form.custom_id, components: [{ type: 1, components: [{ type: 4, custom_id: 'text', value: 'Long and good.' }] }],
    });
    const question = await asked('form');
    assert.deepEqual([question.name, question.fields], ['review', { text: 'Long and good.' }]);
    await question.reply({ content: 'Thanks!' });
    await screen.shown('MESSAGE_CREATE', ({ content }) => content === 'Thanks!');
  });
}
