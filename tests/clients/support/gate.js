// The door that the libraries knock at: it passes everything on to the server, notes every answer, and can cut the gateway.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';
import { noteAnswer } from './notes.js';

export async function openGate(client) {
  const gate = new Gate(client);
  await gate.listen();
  return gate;
}

class Gate {
  host = '127.0.0.1';
  tls = false;
  #server = http.createServer((incoming, outgoing) => this.#pass(incoming, outgoing));
  #agent = new http.Agent({ keepAlive: true });
  #target = null;
  #gateway = null;
  #links = new Set();
  #held = null;   // sockets that wait while the gateway is away: functions that let them on
  statuses = [];  // of all answers

  constructor(client) {
    this.client = client;
    this.#server.on('upgrade', (...args) => this.#join(...args));
  }

  async listen() {
    this.#server.listen(0, this.host);
    await once(this.#server, 'listening');
  }

  get port() { return this.#server.address().port; }
  get origin() { return `http://${this.host}:${this.port}`; }

  // `gateway`: where WebSockets go instead.
  leadTo(server, gateway = server) {
    this.#target = server;
    this.#gateway = gateway;
  }

  // As a network does: no goodbye, neither way. Who comes back waits until it is there again.
  cutGateway() {
    this.#held ??= [];
    for (const socket of this.#links) socket.destroy();
  }

  mendGateway() {
    const held = this.#held;
    this.#held = null;
    for (const letOn of held) letOn();
  }

  close() {
    this.cutGateway();
    this.#agent.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #pass(incoming, outgoing) {
    const { host, port } = this.#target;
    const { method, url: path, headers } = incoming;
    const onward = http.request({ host, port, method, path, headers, agent: this.#agent }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      this.statuses.push(answer.statusCode);
      noteAnswer(this.client, { method, path, status: answer.statusCode, headers: answer.headers, body });
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      outgoing.end(body);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  #join(request, near, head) {
    if (this.#held) return this.#held.push(() => this.#join(request, near, head));
    const { method, url, rawHeaders } = request;
    const far = net.connect(this.#gateway.port, this.#gateway.host);
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#links.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#links.delete(one);
        other.destroySoon();
      });
    }
    far.write(`${method} ${url} HTTP/1.1\r\n${headerLines(rawHeaders)}\r\n`);
    far.write(head);
    near.pipe(far).pipe(near);
  }
}

const headerLines = (raw) => raw.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
