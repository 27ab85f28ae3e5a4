// One flood against a running server, for bench/floods:  flood.mjs NAME PORT SECONDS
// Prints what it did, as JSON. It comes from addresses that no --trust names, as a stranger would.
import net from 'node:net';
import { buildFrame } from '../tests/support/js/frames.js';
import { handshake, WebSocketClient } from '../tests/support/js/websocket.js';
import { login, password, register } from '../tests/support/js/people.js';
import { request } from '../tests/support/js/http.js';

const [name, port, seconds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const server = { host: '127.0.0.1', port, tls: false };
const from = `127.66.${process.pid % 250}.1`;  // another one each turn, or a limit that was reached once would keep the rest quiet
const end = Date.now() + seconds * 1000;
const counts = {};
const count = (what, by = 1) => { counts[what] = (counts[what] ?? 0) + by; };
const over = () => Date.now() >= end;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// A connection that counts how it goes; it never throws.
function connect(onConnect, address = from) {
  const socket = net.connect({ port, host: server.host, localAddress: address });
  socket.on('connect', () => { count('connected'); onConnect(socket); });
  socket.on('error', (error) => count(error.code));
  socket.on('close', () => count('closed'));
  return socket;
}

// So many connections, and a new one for each that goes.
async function keepOpen(target, onConnect) {
  let open = 0;
  while (!over()) {
    for (let n = 0; n < 200 && open < target; n += 1) {
      open += 1;
      connect(onConnect).on('close', () => { open -= 1; });
    }
    await pause(10);
  }
}

async function stranger(stem) {
  const username = `${stem}-${process.pid}`;
  await register(server, username, { from });
  const answer = await login(server, username, password, { from });
  return { username, token: answer.json().access_token };
}

const open = (who, options = {}) => WebSocketClient.connect(server, `/ws/${who.token}`, { from, ...options });

// Writes as fast as the server reads, and reads what it answers.
async function pour(connection, bytes) {
  connection.socket.on('data', (data) => count('bytesAnswered', data.length));
  while (!over() && !connection.isClosed()) {
    count('writes');
    if (!connection.socket.write(bytes)) await Promise.race([new Promise((resolve) => { connection.socket.once('drain', resolve); }), connection.closed, pause(1000)]);
  }
}

const floods = {
  'half-open': () => keepOpen(5000, () => {}),

  'slow-headers': () => keepOpen(5000, (socket) => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const timer = setInterval(() => socket.write('a'), 1000);
    socket.on('close', () => clearInterval(timer));
  }),

  // Each asks for many large pages, takes none of them, and comes again after two seconds.
  'slow-readers': async () => {
    const who = await stranger('slow');
    const talk = await open(who);
    for (let n = 0; n < 100; n += 1) talk.sendJson({ to: who.username, message: '😀'.repeat(4000) });
    for (let n = 0; n < 100; n += 1) await talk.nextJson('sent');
    talk.destroy();
    const asked = `GET /api/messages/${who.username}?limit=100 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${who.token}\r\n\r\n`;
    await keepOpen(400, (socket) => {
      socket.pause();
      socket.write(asked.repeat(10));
      setTimeout(() => socket.destroy(), 2000);
    });
  },

  'churn': async () => {
    for (let began = Date.now(), made = 0; !over(); await pause(5)) {
      for (; made < Date.now() - began; made += 1) {  // one a millisecond
        connect((socket) => { socket.resume(); socket.end('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'); });
      }
    }
  },

  'sender': async () => {
    const who = await stranger('sender');
    const one = buildFrame({ payload: JSON.stringify({ to: who.username, message: 'as fast as it can' }) });
    await pour(await open(who), Buffer.concat(Array.from({ length: 500 }, () => one)));
  },

  'joins': async () => {
    const who = await stranger('joins');
    const again = () => {
      if (over()) return;
      const socket = connect(() => socket.write(handshake(server, `/ws/${who.token}`)));
      socket.once('data', (data) => { count(`answered ${data.toString('latin1').slice(9, 12)}`); socket.destroy(); });
      socket.on('close', () => setImmediate(again));
    };
    for (let n = 0; n < 8; n += 1) again();
    while (!over()) await pause(50);
  },

  'large-messages': async () => {
    const who = await stranger('large');
    const frame = buildFrame({ payload: Buffer.alloc(1024 * 1024, ' ') });
    await Promise.all(Array.from({ length: 4 }, async () => pour(await open(who), frame)));
  },

  'sign-ups': async () => {
    let next = 0;
    const one = async () => {
      while (next < 10_000 && !over()) {
        next += 1;
        const answer = await register(server, `crowd-${process.pid}-${next}`, { from }).catch(() => null);
        count(`answered ${answer?.status ?? 'nothing'}`);
      }
    };
    await Promise.all(Array.from({ length: 32 }, one));
  },
};

await request(server, '/healthz');
await floods[name]();
console.log(JSON.stringify(counts));
process.exit(0);
