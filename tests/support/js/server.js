// Starts the real server on a free port with a folder of its own, and ends it again.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { start } from './binary.js';
import { until, within } from './deadline.js';
import { request } from './http.js';
import { tempFolder } from './temp.js';

const host = '127.0.0.1';

// The suite comes from this address, whose requests no per-address throttle holds up; a test of the throttles comes
// from another one (`from`), or starts its server with `trust: []`.
const trusted = ['127.0.0.1/32'];

// `options`: data (the folder; a fresh one otherwise), flags, env, trust, tls (true when `flags` turn it on).
export async function startServer({ data = tempFolder(), flags = [], env = {}, trust = trusted, tls = false } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    const server = new Server({ data, tls, port: await freePort() });
    server.start([...flags, ...trust.flatMap((network) => ['--trust', network])], env);
    try {
      await server.untilHealthy();
      return server;
    } catch (error) {
      await server.kill();
      // Another program may take the port between our look and the server's.
      if (attempt === 3 || !/in use/i.test(server.log())) throw error;
    }
  }
}

class Server {
  host = host;
  #child;

  constructor({ data, tls, port }) {
    this.data = data;
    this.tls = tls;
    this.port = port;
  }

  get origin() { return `${this.tls ? 'https' : 'http'}://${this.host}:${this.port}`; }
  get pid() { return this.#child.pid; }
  get ended() { return this.#child.ended; }
  log() { return this.#child.output.stdout + this.#child.output.stderr; }
  // 0 under a sanitizer, whose own memory hides the program's.
  residentBytes() {
    if (process.env.PARLEY_TEST_SANITIZER) return 0;
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))[1]) * 1024;
  }

  signal(name) { this.#child.kill(name); }

  start(flags, env) {
    this.#child = start(['serve', '--address', host, '--port', String(this.port), '--data', this.data, ...flags], { env });
  }

  // Ends it as an operator does. A server that crashed meanwhile, or that does not end with 0, is an error.
  async stop() {
    this.signal('SIGTERM');
    const { code, signal } = await within(this.ended, () => `the server to drain; its log ends in ${this.#lastWords()}`, 20_000)
      .finally(() => this.signal('SIGKILL'));
    if (code !== 0) throw new Error(`the server ended with ${code ?? signal}; its log ends in ${this.#lastWords()}`);
  }

  async kill() {
    this.signal('SIGKILL');
    await this.ended.catch(() => {});
  }

  #lastWords() { return this.log().slice(-2000); }

  untilHealthy() {
    let over = null;
    const note = (result) => { over = result instanceof Error ? { error: result } : result; };
    this.ended.then(note, note);
    return until(async () => {
      if (over) throw new Error(`the server ended: ${over.error?.message ?? `code ${over.code} ${over.signal}`}\n${this.log()}`);
      const answer = await request(this, '/healthz').catch(() => null);
      return answer?.status === 200;
    }, `the server to be healthy; its log is ${this.log()}`, { ms: 20_000 });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
