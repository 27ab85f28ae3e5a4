// A client of the gateway: packets by opcode and by name.
import { WebSocketClient } from './websocket.js';

export const op = {
  dispatch: 0, heartbeat: 1, identify: 2, presence: 3, resume: 6, reconnect: 7, members: 8, invalid: 9, hello: 10, ack: 11,
};
export const allIntents = 53_608_447;
export const plainIntents = allIntents & ~((1 << 1) | (1 << 8) | (1 << 15));  // without the privileged ones

export class Gateway {
  static async open(server, query = '?v=10&encoding=json', path = '/') {
    return new Gateway(await WebSocketClient.connect(server, path + query));
  }
  constructor(socket) { this.socket = socket; }

  send(opcode, d) { this.socket.sendJson({ op: opcode, d }); }
  async next(opcode) { return (await this.socket.next(({ json }) => json?.op === opcode, `opcode ${opcode}`)).json; }
  async event(name) { return (await this.socket.next(({ json }) => json?.t === name, name)).json; }
  identify(token, more = {}) {
    this.send(op.identify, { token, intents: plainIntents, properties: { os: 'linux', browser: 'test', device: 'test' }, ...more });
  }
  // Logged in: resolves to READY.
  async ready(token, more) {
    await this.next(op.hello);
    this.identify(token, more);
    return this.event('READY');
  }
  async resume(token, session_id, seq) {
    await this.next(op.hello);
    this.send(op.resume, { token, session_id, seq });
  }
  get dispatches() { return this.socket.received.map(({ json }) => json).filter((json) => json?.op === 0); }
  async closeCode() { return (await this.socket.waitClosed()).code; }
  cut() { this.socket.destroy(); }
}
