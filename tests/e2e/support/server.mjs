// The real server on a free port with a data directory of its own. It can be killed the hard way and started again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = resolve(root, process.env.PARLEY_BINARY ?? "build/release/parley");
const START_LIMIT = 15_000;

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

export class Server {
  static async start(flags = []) {
    const server = new Server();
    server.flags = flags;
    server.port = await freePort();
    server.data = await mkdtemp(join(tmpdir(), "parley-e2e-"));
    await server.run();
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async run() {
    const args = ["serve", "--port", String(this.port), "--data", this.data, "--trust", "127.0.0.0/8", ...this.flags];
    this.said = "";
    this.child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    const hear = (chunk) => (this.said = (this.said + chunk).slice(-4000));
    this.child.stdout.on("data", hear);
    this.child.stderr.on("data", hear);
    this.child.on("error", (error) => hear(String(error)));
    await this.#healthy();
  }

  /** Polls the one place that says when the server is ready. */
  async #healthy() {
    const end = Date.now() + START_LIMIT;
    while (Date.now() < end) {
      const answer = await fetch(this.url + "/healthz").catch(() => null);
      if (answer?.status === 200) return;
      if (this.child.exitCode !== null) break;
      await pause(25);
    }
    throw new Error(`The server did not become ready:\n${this.said}`);
  }

  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }

  async stop() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
