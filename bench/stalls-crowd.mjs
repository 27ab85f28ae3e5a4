// The crowd of bench/stalls, on a thread of its own: does what it is told and says when it is done.
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from '../tests/support/js/people.js';

const { port, connections } = workerData;
const from = '127.66.0.1';
let sockets = [];
let gone = 0;

function open() {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', localAddress: from });
    sockets.push(socket);
    socket.on('connect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', resolve));
    socket.on('error', () => {});
    socket.resume().on('close', () => {
      gone += 1;
      if (gone === connections) parentPort.postMessage('gone');
    });
  });
}

const work = {
  open: async () => {
    sockets = [];
    gone = 0;
    const opened = [];
    while (opened.length < connections) {
      for (let n = 0; n < 200; n += 1) opened.push(open());
      await pause(10);
    }
    await Promise.all(opened);
  },
  drip: async () => {
    for (let n = 0; n < 3; n += 1) {
      for (const socket of sockets) socket.write('a');
      await pause(300);
    }
  },
  leave: async () => {
    for (const socket of sockets) socket.destroy();
    await pause(1000);
  },
  'sign-ups': async () => {
    const server = { host: '127.0.0.1', port, tls: false };
    const some = async (who) => {
      for (let n = 0; n < 2; n += 1) await register(server, `crowd-${who}-${n}`, { from }).catch(() => {});  // a flood does not mind
    };
    await Promise.all(Array.from({ length: 8 }, (_, who) => some(who)));
  },
};

parentPort.on('message', async (word) => {
  await work[word]();
  parentPort.postMessage(word);
});
