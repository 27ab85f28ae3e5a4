// A bare TCP (or TLS) connection that speaks HTTP/1.1 by hand: the test decides on every byte that leaves, and sees
// every answer apart, in order.
import net from 'node:net';
import tls from 'node:tls';
import { patienceMs, within } from './deadline.js';

export class RawConnection {
  #socket;
  #pending = Buffer.alloc(0);
  #wakeUps = [];
  #ended = false;
  #failure = null;

  // `from` is the loopback address to come from. `tlsOptions` makes it a TLS connection.
  static async open(port, { from, tlsOptions, host = '127.0.0.1', allowHalfOpen = true } = {}) {
    const options = { port, host, localAddress: from, allowHalfOpen, ...tlsOptions };
    const socket = tlsOptions ? tls.connect(options) : net.connect(options);
    const connection = new RawConnection(socket);
    await within(new Promise((resolve, reject) => {
      socket.once(tlsOptions ? 'secureConnect' : 'connect', resolve);
      socket.once('error', reject);
    }), `a connection to port ${port}`);
    return connection;
  }

  constructor(socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    // Resolves when the server has ended its side, or the connection broke.
    this.closed = new Promise((resolve) => {
      const finish = () => {
        this.#ended = true;
        this.#wake();
        resolve();
      };
      socket.on('end', finish);
      socket.on('close', finish);
    });
    socket.on('error', (error) => { this.#failure = error; });
    socket.on('data', (bytes) => {
      this.#pending = Buffer.concat([this.#pending, bytes]);
      this.#wake();
    });
  }

  get socket() { return this.#socket; }
  write(bytes) { this.#socket.write(bytes); }
  endWriting() { this.#socket.end(); }
  destroy() { this.#socket.destroy(); }
  isEnded() { return this.#ended; }
  waitClosed(ms = patienceMs) { return within(this.closed, 'the server to close the connection', ms); }

  // Writes and waits until the bytes have left, which keeps separate writes in separate packets.
  send(bytes) { return new Promise((resolve) => { this.#socket.write(bytes, resolve); }); }

  // The next answer: {version, status, reason, headers, body}. `headOnly` for the answer to a HEAD.
  async response({ headOnly = false, ms = patienceMs } = {}) {
    return within(this.#readResponse(headOnly), () => `an answer; so far ${JSON.stringify(this.#pending.toString('latin1'))}`, ms);
  }

  // What came after the last answer and was not taken yet.
  takeRest() {
    const rest = this.#pending;
    this.#pending = Buffer.alloc(0);
    return rest;
  }

  async #readResponse(headOnly) {
    const head = (await this.#takeThrough('\r\n\r\n')).toString('latin1');
    const [statusLine, ...lines] = head.slice(0, -4).split('\r\n');
    const parts = /^(HTTP\/1\.[01]) (\d{3}) ?(.*)$/.exec(statusLine);
    if (!parts) throw new Error(`not a status line: ${JSON.stringify(statusLine)}`);
    const headers = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      if (colon < 1) throw new Error(`not a header line: ${JSON.stringify(line)}`);
      const name = line.slice(0, colon).toLowerCase();
      const value = line.slice(colon + 1).trim();
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
    }
    const status = Number(parts[2]);
    const body = await this.#readBody(status, headers, headOnly);
    return { version: parts[1], status, reason: parts[3], headers, body, text: body.toString() };
  }

  async #readBody(status, headers, headOnly) {
    if (headOnly || status < 200 || status === 204 || status === 304) return Buffer.alloc(0);
    if (headers['transfer-encoding'] === 'chunked') return this.#readChunks();
    if ('content-length' in headers) return this.#take(Number(headers['content-length']));
    while (!this.#ended) await this.#more();
    return this.takeRest();
  }

  async #readChunks() {
    const chunks = [];
    for (;;) {
      const size = parseInt((await this.#takeThrough('\r\n')).toString('latin1'), 16);
      const chunk = await this.#take(size);
      await this.#takeThrough('\r\n');
      if (size === 0) return Buffer.concat(chunks);
      chunks.push(chunk);
    }
  }

  async #takeThrough(mark) {
    for (;;) {
      const at = this.#pending.indexOf(mark, 0, 'latin1');
      if (at >= 0) return this.#take(at + mark.length);
      await this.#more();
    }
  }

  async #take(count) {
    while (this.#pending.length < count) await this.#more();
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }

  #more() {
    if (this.#ended) {
      const why = this.#failure ? ` (${this.#failure.code})` : '';
      throw new Error(`the connection ended${why} amid an answer: ${JSON.stringify(this.#pending.toString('latin1'))}`);
    }
    return new Promise((resolve) => { this.#wakeUps.push(resolve); });
  }

  #wake() {
    for (const wakeUp of this.#wakeUps.splice(0)) wakeUp();
  }
}
