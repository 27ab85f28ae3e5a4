// A bad network: a TCP proxy that hands bytes on in pieces of random size, a few turns of the event loop apart, that
// cuts connections in the middle of a piece, and that can fall silent without telling anyone.
import net from 'node:net';
import { within } from './deadline.js';

const longestPiece = 300;  // bytes: no frame or header of some length arrives in one
const mostTurns = 3;       // of the event loop between two pieces

export class Proxy {
  host = '127.0.0.1';
  tls = false;
  cuts = 0;          // connections that were cut after their bytes were used up
  #random;
  #lifetime;
  #listener;
  #links = new Set();
  #target = new Gate();
  #flow = new Gate();

  // `lifetime`: {least, most} bytes, both ways together, after which each connection is cut; without it none is.
  static async start(target, { random, lifetime } = {}) {
    const proxy = new Proxy(random, lifetime);
    proxy.leadTo(target);
    await within(new Promise((resolve) => { proxy.#listener.listen(0, proxy.host, resolve); }), 'the proxy to listen');
    return proxy;
  }

  constructor(random, lifetime) {
    this.#random = random;
    this.#lifetime = lifetime;
    this.#flow.open();
    this.#listener = net.createServer({ noDelay: true, allowHalfOpen: true }, (near) => this.#accept(near));
  }

  get port() { return this.#listener.address().port; }
  get origin() { return `http://${this.host}:${this.port}`; }

  // New connections go to this server; while there is none they wait.
  leadTo({ host, port }) { this.#target.open({ host, port }); }
  leadNowhere() { this.#target.close(); }

  // While it is silent every connection stays open and nothing arrives.
  fallSilent() { this.#flow.close(); }
  flowAgain() { this.#flow.open(); }

  cutAll() { for (const link of this.#links) link.cut(); }

  close() {
    this.cutAll();
    this.#target.open(null);
    this.#flow.open();
    return new Promise((resolve) => { this.#listener.close(resolve); });
  }

  async #accept(near) {
    const link = new Link(near, this.#drawLifetime());
    this.#links.add(link);
    near.once('close', () => this.#links.delete(link));
    const target = await this.#target.passed();
    if (target === null || near.destroyed) return link.cut();
    const far = net.connect({ ...target, noDelay: true, allowHalfOpen: true });
    link.join(far);
    await Promise.all([this.#carry(link, near, far), this.#carry(link, far, near)]).catch(() => link.cut());
  }

  #drawLifetime() {
    return this.#lifetime ? this.#random.magnitude(this.#lifetime.least, this.#lifetime.most) : Infinity;
  }

  async #carry(link, from, to) {
    for await (const bytes of from) {
      for (let at = 0; at < bytes.length;) {
        const piece = bytes.subarray(at, at + this.#random.whole(1, longestPiece));
        at += piece.length;
        await this.#delay();
        await written(to, piece.subarray(0, link.bytesLeft));
        link.bytesLeft -= piece.length;
        if (link.bytesLeft < 0) {
          this.cuts += 1;
          return link.cut();
        }
      }
    }
    await this.#flow.passed();
    to.end();
  }

  async #delay() {
    for (let turns = this.#random.whole(0, mostTurns); turns > 0; turns -= 1) await new Promise(setImmediate);
    await this.#flow.passed();
  }
}

// The two halves of a connection. A peer whose bytes were not all read meets a reset when it is cut, another one an
// ordinary end.
class Link {
  #sockets = [];

  constructor(near, bytesLeft) {
    this.bytesLeft = bytesLeft;
    this.join(near);
  }

  join(socket) {
    this.#sockets.push(socket);
    socket.on('error', () => this.cut());
  }

  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }
}

// A promise that can be closed again.
class Gate {
  #passed;
  #open;

  constructor() { this.close(); }

  close() { this.#passed = new Promise((resolve) => { this.#open = resolve; }); }
  open(value) {
    this.#open(value);
    this.#passed = Promise.resolve(value);
  }
  passed() { return this.#passed; }
}

// Resolves also when the socket went away.
const written = (socket, bytes) => new Promise((resolve) => { socket.write(bytes, resolve); });
