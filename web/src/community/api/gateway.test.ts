import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Gateway, type SocketLike } from "./gateway";

class Peer implements SocketLike {
  sent: { op: number; d: Record<string, unknown> | number | null }[] = [];
  closedWith: number | undefined;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(code?: number): void {
    this.closedWith = code;
  }
  say(op: number, d: unknown = null, s: number | null = null, t: string | null = null): void {
    this.onmessage?.({ data: JSON.stringify({ op, d, s, t }) });
  }
  hello(): void {
    this.say(10, { heartbeat_interval: 40_000 });
  }
  ready(): void {
    this.hello();
    this.say(0, { session_id: "abc" }, 1, "READY");
  }
  last = (op: number) => this.sent.findLast((packet) => packet.op === op);
}

/** A clock that moves by hand. */
class Clock {
  #now = 0;
  #waiting: { at: number; run: () => void }[] = [];
  after = (ms: number, run: () => void) => {
    const timer = { at: this.#now + ms, run };
    this.#waiting.push(timer);
    return timer;
  };
  cancel = (timer: unknown) => void (this.#waiting = this.#waiting.filter((entry) => entry !== timer));
  tick(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.cancel(next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }
}

let clock: Clock;
let peers: Peer[] = [];
let told: string[] = [];
let gateway: Gateway;
const peer = () => peers.at(-1)!;

beforeEach(() => {
  clock = new Clock();
  peers = [];
  told = [];
  const make = () => (peers.push(new Peer()), peer());
  const handlers = {
    onState: (state: string) => told.push(state),
    onDispatch: (name: string) => told.push(name),
    onSignedOut: () => told.push("signed out"),
  };
  gateway = new Gateway(make, handlers, () => 0.5, clock);
  gateway.connect();
});

test("it identifies without a token and is ready after READY", () => {
  peer().hello();
  assert.equal((peer().last(2)?.d as { token: string }).token, "");
  peer().say(0, { session_id: "abc" }, 1, "READY");
  assert.deepEqual(told, ["connecting", "READY", "ready"]);
});

test("it beats with the last sequence, and a beat without an answer gives the connection up", () => {
  peer().ready();
  peer().say(0, {}, 7, "TYPING_START");
  clock.tick(20_000);
  assert.deepEqual(peer().last(1), { op: 1, d: 7 });
  peer().say(11);
  clock.tick(40_000);
  assert.equal(peer().sent.filter(({ op }) => op === 1).length, 2);
  clock.tick(40_000);
  assert.equal(peer().closedWith, 4200);
  assert.equal(told.at(-1), "waiting");
});

test("after a loss it resumes where it was", () => {
  peer().ready();
  peer().say(0, {}, 9, "MESSAGE_CREATE");
  peer().onclose?.({ code: 1006 });
  clock.tick(1_000);
  assert.equal(peers.length, 2);
  peer().hello();
  assert.deepEqual(peer().last(6)?.d, { token: "", session_id: "abc", seq: 9 });
  assert.equal(peer().last(2), undefined);
  peer().say(0, {}, 10, "RESUMED");
  assert.equal(told.at(-1), "ready");
});

test("a forgotten session begins anew on the same connection", () => {
  peer().ready();
  peer().onclose?.({ code: 1006 });
  clock.tick(1_000);
  peer().hello();
  peer().say(9, false);
  assert.ok(peer().last(2));
  assert.equal(peers.length, 2);
});

test("asked to come back it does so at once", () => {
  peer().ready();
  peer().say(7);
  assert.equal(peers[0]?.closedWith, 4200);
  assert.equal(peers.length, 2);
  peer().hello();
  assert.ok(peer().last(6));
});

test("an ended sign-in is told once and not tried again", () => {
  peer().hello();
  peer().onclose?.({ code: 4004 });
  clock.tick(120_000);
  assert.equal(peers.length, 1);
  assert.equal(told.at(-1), "signed out");
});

test("a connection that never opens is given up and tried again, later each time", () => {
  clock.tick(10_000);
  assert.equal(told.at(-1), "waiting");
  clock.tick(1_000);
  assert.equal(peers.length, 2);
  peer().onclose?.({ code: 1006 });
  clock.tick(400);
  assert.equal(peers.length, 2);
  clock.tick(1_000);
  assert.equal(peers.length, 3);
});

test("what comes late on a connection that was given up is not heard", () => {
  peer().ready();
  const old = peer();
  gateway.restart();
  old.say(0, {}, 2, "MESSAGE_CREATE");
  assert.ok(!told.includes("MESSAGE_CREATE"));
});

test("a connection that is doubted is asked at once, and given up only when it does not answer", () => {
  peer().ready();
  gateway.probe();
  assert.deepEqual(peer().last(1), { op: 1, d: 1 });
  peer().say(11);
  clock.tick(5_000);
  assert.equal(peers.length, 1);
  gateway.probe();
  clock.tick(4_000);
  assert.equal(peers[0]?.closedWith, 4200);
  clock.tick(60_000);
  peer().hello();
  assert.deepEqual(peer().last(6)?.d, { token: "", session_id: "abc", seq: 1 });
});

test("before the other side has greeted there is nothing to ask", () => {
  gateway.probe();
  assert.equal(peer().sent.length, 0);
});

test("it says which rows of a list of members are in sight, and whose", () => {
  peer().ready();
  gateway.lookAt("1", "2", [[0, 99]], ["7"]);
  assert.deepEqual(peer().last(14)?.d, { guild_id: "1", typing: true, activities: true, channels: { "2": [[0, 99]] }, members: ["7"] });
});
