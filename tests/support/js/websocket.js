// A WebSocket client for tests: messages wait in a queue, frames may be sent raw, and nothing happens unasked but the
// answers that RFC 6455 demands (pong and close).
import { createHash, randomBytes } from 'node:crypto';
import { patienceMs, within } from './deadline.js';
import { buildFrame, closeFrame, FrameParser, opcode } from './frames.js';
import { RawConnection } from './raw-connection.js';

export class HandshakeRefused extends Error {
  constructor(response) {
    super(`the handshake was answered ${response.status}`);
    this.response = response;
  }
}

// The headers of a proper handshake.
export function handshake(server, path, { key = randomBytes(16).toString('base64'), headers = {} } = {}) {
  const all = {
    Host: `${server.host}:${server.port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': key, ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

export class WebSocketClient {
  #connection;
  #parser = new FrameParser();
  #queue = [];
  #waiting = null;
  #fragments = null;
  #reportClosed;
  #closeFrame = null;
  #answersPings;
  received = [];  // every data message so far, also those that were taken
  frames = [];    // every frame so far

  // `options`: headers, protocol (a subprotocol), cookie, from, tlsOptions, answersPings.
  static async connect(server, path, options = {}) {
    const connection = await RawConnection.open(server.port, {
      from: options.from, tlsOptions: options.tlsOptions ?? (server.tls ? { rejectUnauthorized: false } : undefined),
    });
    const key = randomBytes(16).toString('base64');
    const headers = { ...options.headers };
    if (options.protocol) headers['Sec-WebSocket-Protocol'] = options.protocol;
    if (options.cookie) headers.Cookie = `access_token=${options.cookie}`;
    connection.write(handshake(server, path, { key, headers }));
    const response = await connection.response().catch((error) => {
      connection.destroy();
      throw error;
    });
    if (response.status !== 101) {
      connection.destroy();
      throw new HandshakeRefused(response);
    }
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    if (response.headers['sec-websocket-accept'] !== accept) throw new Error('a wrong Sec-WebSocket-Accept');
    return new WebSocketClient(connection, response, options);
  }

  constructor(connection, response, { answersPings = true } = {}) {
    this.#connection = connection;
    this.#answersPings = answersPings;
    this.response = response;
    // Resolves to {code, reason} of the server's close frame; code 1006 when the connection just ended.
    this.closed = new Promise((resolve) => { this.#reportClosed = resolve; });
    this.#take(connection.takeRest());
    connection.socket.on('data', () => this.#take(connection.takeRest()));
    connection.closed.then(() => this.#finish());
  }

  get socket() { return this.#connection.socket; }
  sendRaw(bytes) { this.#connection.write(bytes); }
  send(bytes) { return this.#connection.send(bytes); }  // resolves when they have left
  sendFrame(frame) { this.sendRaw(buildFrame(frame)); }
  sendText(text) { this.sendFrame({ op: opcode.text, payload: text }); }
  sendJson(value) { this.sendText(JSON.stringify(value)); }
  destroy() { this.#connection.destroy(); }
  isClosed() { return this.#connection.isEnded(); }
  waitClosed(ms = patienceMs) { return within(this.closed, 'the WebSocket to close', ms); }

  // The closing handshake, begun by us.
  close(code = 1000, reason = '') {
    this.sendRaw(closeFrame(code, reason));
    return this.waitClosed();
  }

  // The next message that `wanted` accepts; those before it are passed over. A message is {op, bytes, text, json}, `json`
  // being undefined when the text is no JSON.
  next(wanted = () => true, what = 'a message', ms = patienceMs) {
    if (this.#waiting) throw new Error('two tests wait on one connection');
    const found = new Promise((resolve, reject) => { this.#waiting = { wanted, resolve, reject }; });
    this.#serve();
    const seen = () => `${what}; received ${JSON.stringify(this.received.slice(-5).map((message) => message.text.slice(0, 200)))}`;
    return within(found, seen, ms).finally(() => { this.#waiting = null; });
  }

  // The next JSON message, or the next of a type; presence lines and other types are passed over.
  async nextJson(type, ms = patienceMs) {
    const wanted = ({ json }) => json !== undefined && (type === undefined || json.type === type);
    return (await this.next(wanted, `a JSON message${type ? ` of type ${type}` : ''}`, ms)).json;
  }

  nextText(text) { return this.next((message) => message.text === text, `the line ${JSON.stringify(text)}`); }

  async nextFrame(op) {
    const have = this.frames.length;
    await within(new Promise((resolve) => {
      const look = () => {
        if (this.frames.slice(have).some((frame) => frame.op === op) || this.isClosed()) resolve();
        else this.socket.once('data', () => setImmediate(look));
      };
      look();
    }), `a frame with opcode ${op}`);
    return this.frames.slice(have).find((frame) => frame.op === op);
  }

  #take(bytes) {
    for (const frame of this.#parser.push(bytes)) this.#takeFrame(frame);
    this.#serve();
  }

  #takeFrame(frame) {
    this.frames.push(frame);
    if (frame.op === opcode.ping && this.#answersPings) this.sendFrame({ op: opcode.pong, payload: frame.payload });
    else if (frame.op === opcode.close) this.#takeClose(frame);
    else if (frame.op <= opcode.binary) this.#takeData(frame);
  }

  #takeClose({ payload }) {
    if (this.#closeFrame) return;
    const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    this.#closeFrame = { code, reason: payload.subarray(2).toString() };
    if (this.socket.writable) {
      this.sendRaw(code === 1005 ? buildFrame({ op: opcode.close }) : closeFrame(code));
      this.#connection.endWriting();
    }
  }

  #takeData(frame) {
    if (frame.op !== opcode.continuation) this.#fragments = { op: frame.op, parts: [] };
    this.#fragments.parts.push(frame.payload);
    if (!frame.fin) return;
    const { op, parts } = this.#fragments;
    const bytes = Buffer.concat(parts);
    const text = op === opcode.binary ? '' : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const message = { op, bytes, text, json: parseJson(text) };
    this.received.push(message);
    this.#queue.push(message);
  }

  #serve() {
    while (this.#waiting && this.#queue.length > 0) {
      const message = this.#queue.shift();
      if (!this.#waiting.wanted(message)) continue;
      this.#waiting.resolve(message);
      this.#waiting = null;
    }
    if (this.#waiting && this.isClosed()) {
      this.#waiting.reject(new Error(`the connection closed: ${JSON.stringify(this.#closeFrame ?? 'without a close frame')}`));
      this.#waiting = null;
    }
  }

  #finish() {
    this.#serve();
    this.#reportClosed(this.#closeFrame ?? { code: 1006, reason: '' });
    this.#connection.destroy();
  }
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
