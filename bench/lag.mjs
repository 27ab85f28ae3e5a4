// Says one new word after the other and how long each took to be found, counted from its acknowledgement:
//   lag.mjs PORT SECONDS
import { people, say } from '../tests/support/js/people.js';
import { setTimeout as pause } from 'node:timers/promises';

const server = { host: '127.0.0.1', port: Number(process.argv[2]) };
const [author, reader] = await people(server, 'author', 'reader');
const listening = await reader.connect();  // to somebody who is offline no `sent` comes
const chat = await author.connect();
const end = performance.now() + Number(process.argv[3]) * 1000;
const lags = [];
while (performance.now() < end) {
  const word = `word${lags.length}`;
  if ((await say(chat, reader, word)).type !== 'sent') throw new Error('a message was refused');
  const begin = performance.now();
  while ((await reader.getJson(`/api/search-messages?q=${word}`)).length === 0) await pause(10);
  lags.push(performance.now() - begin);
}
for (const connection of [chat, listening]) connection.destroy();
lags.sort((a, b) => a - b);
console.log(`p50 ${lags[lags.length >> 1].toFixed(0)} ms, worst of ${lags.length}: ${lags.at(-1).toFixed(0)} ms`);
