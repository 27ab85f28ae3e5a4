// Runs the bots of docs/bring-your-bot.md as they stand there: only the port is another one.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { Gateway } from '../support/js/gateway.js';
import { within } from '../support/js/deadline.js';
import { createWorld } from './support/world.js';

const page = readFileSync(new URL('../../docs/bring-your-bot.md', import.meta.url), 'utf8');
const bots = [...page.matchAll(/^## (.+)\n(?:(?!^## )[^])*?^```(js|python)\n([^]*?)^```$/gm)].map(([, name, language, code]) => ({ name, language, code }));
// How each is run: by Node, and by Debian's Python where it has the library.
const python = '/usr/bin/python3';
const commands = { js: [process.execPath, '--input-type=module', '--eval'], python: [python, '-c'] };
const hasPython = spawnSync(python, ['-c', 'import discord']).status === 0;

const world = await createWorld({ name: 'the page' }, { publicUrl: null });
const guild = await world.createGuild();
const reader = await world.person('reader', guild);
const phone = await Gateway.open(world.gate);
await phone.ready(reader.token, { intents: undefined, capabilities: 16_381 });
const running = [];
after(async () => {
  phone.cut();
  for (const child of running) child.kill('SIGKILL');
  await world.close();
});

test('the page has a bot for every library', () => assert.equal(bots.length, 6));

for (const { name, language, code } of bots) {
  const skip = language === 'python' && !hasPython ? 'python3-discord is not installed' : false;
  test(`the bot of the page for ${name} logs in and answers`, { skip }, async () => {
    const { application, token } = await world.createBot(`Ada of ${name}`);
    await world.addBot(guild, application);
    const child = run(language, code.replaceAll('8000', world.server.port), token);
    await within(untilSaid(child, `${application.bot.username} is here`), () => `the bot to be here; it said ${child.said}`);
    await reader.post(`/channels/${guild.general}/messages`, { content: '!ping' });
    await phone.socket.next(({ json }) => json?.t === 'MESSAGE_CREATE' && json.d.author.id === application.bot.id && json.d.content === 'pong', 'pong');
    child.kill();
    await within(once(child, 'close'), 'the bot to end');
  });
}

function run(language, code, token) {
  const [program, ...options] = commands[language];
  const child = spawn(program, [...options, code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)), env: { PATH: process.env.PATH, BOT_TOKEN: token },
  });
  running.push(child);
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { child.said += text; });
  return child;
}

function untilSaid(child, text) {
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => { if (child.said.includes(text)) resolve(); });
    child.once('close', () => reject(new Error(`the bot ended; it said ${child.said}`)));
  });
}
