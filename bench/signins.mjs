// Keeps 50 sign-ins of loadgen's people on their way and says how they fared:  signins.mjs PORT SECONDS
import { login } from '../tests/support/js/people.js';

const server = { host: '127.0.0.1', port: Number(process.argv[2]) };
const end = performance.now() + Number(process.argv[3]) * 1000;
const waits = [];

async function signInAgainAndAgain(name) {
  while (performance.now() < end) {
    const begin = performance.now();
    const answer = await login(server, name, 'secret-pw');
    if (answer.status !== 200) throw new Error(`a sign-in was answered ${answer.status} ${answer.text}`);
    waits.push(performance.now() - begin);
  }
}

await Promise.all(Array.from({ length: 50 }, (_, i) => signInAgainAndAgain(`u${i}`)));
waits.sort((a, b) => a - b);
console.log(`${(waits.length / Number(process.argv[3])).toFixed(0)} a second, p50 ${waits[waits.length >> 1].toFixed(0)} ms, worst ${waits.at(-1).toFixed(0)} ms`);
