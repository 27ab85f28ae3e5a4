// The door that the libraries knock at: it passes everything on to the server, notes every answer.
import http from 'node:http';
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

  constructor(client) { this.client = client; }

  async listen() {
    this.#server.listen(0, this.host);
    await once(this.#server, 'listening');
  }

  get port() { return this.#server.address().port; }
  get origin() { return `http://${this.host}:${this.port}`; }

  leadTo(server) { this.#target = server; }

  close() {
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
      noteAnswer(this.client, { method, path, status: answer.statusCode, headers: answer.headers, body });
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      outgoing.end(body);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }
}
