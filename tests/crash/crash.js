// Kills the server at random instants while people write, starts it again on the same data, and checks that what it had
// acknowledged is there, once and in order. `node crash.js [rounds]`
import { run } from '../support/js/binary.js';
import { person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';
import { checkAccounts, checkChats, checkRetries, checkSearch } from './checks.js';
import { Load } from './load.js';
import { Writer } from './writer.js';

const rounds = Number(process.argv[2] ?? 12);
const pairCount = 4;
const wholeEvery = 10;  // rounds: then everything is read again, not only what came since the last time
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('usage: node crash.js [rounds]');
  process.exit(2);
}

const data = tempFolder('crash');
const trust = ['127.0.0.1/32'];
let server = await startServer({ data, trust });
const load = new Load(await makePairs());

for (let round = 1; round <= rounds; round += 1) {
  await load.begin(server);
  const delay = await killSoon();
  load.end();
  await assertVerifies(`after kill ${round}`);
  server = await startServer({ data, trust });
  load.moveTo(server);
  await checkAccounts(load);
  await load.habits.check();
  const extent = { isWhole: round % wholeEvery === 0 || round === rounds };
  const stored = await checkChats(load.pairs, extent);
  const { written, acknowledged } = load.totals();
  await checkRetries(server, load.pairs, extent);
  await checkSearch(load.pairs);
  console.log(`round ${round}: killed ${delay} ms into the load; ${written} messages written, ${acknowledged} acknowledged, ${stored} stored`);
}

const { kept, devices } = load.habits.totals();
console.log(`beside messages: ${kept} chats kept, ${devices} sign-ins`);
// How many there are is a matter of the machine's speed: every password is hashed.
if (kept === 0 || devices === 0) throw new Error('nothing but messages was acknowledged');
if (load.totals().acknowledged < rounds) throw new Error('the load got hardly anything acknowledged: nothing was tested');
await server.stop();
await assertVerifies('at the end');
console.log(`${rounds} passed, 0 failed`);

async function makePairs() {
  const pairs = [];
  for (let n = 0; n < pairCount; n += 1) {
    const [left, right] = [await person(server, 'left'), await person(server, 'right')];
    pairs.push([new Writer(left, right), new Writer(right, left)]);
  }
  return pairs;
}

// Waits for the first acknowledgement, then for a random while, then kills.
async function killSoon() {
  await load.isUnderWay();
  const delay = 20 + Math.floor(Math.random() * 1200);
  await new Promise((resolve) => setTimeout(resolve, delay));
  await server.kill();
  return delay;
}

async function assertVerifies(when) {
  const { code, stdout, stderr } = await run(['verify', '--data', data]);
  if (code !== 0) throw new Error(`parley verify ended with ${code} ${when}:\n${stdout}${stderr}`);
}
