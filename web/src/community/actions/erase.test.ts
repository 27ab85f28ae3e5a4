import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { notices } from "../../state/notices";
import { memoryDrawer, setDrawer } from "../../state/storage";
import type { Gateway } from "../api/gateway";
import { RestError, type Rest } from "../api/rest";
import type { Routes } from "../api/routes";
import { endedElsewhere, erasing, loadErasing } from "../state/erasing";
import { openDoors } from "./context";
import { erase, gone, takeBack, UNDO_FOR } from "./erase";

/** What the server was told, and how it answers the next. */
let told: string[];
let answer: () => Promise<null>;

/** The clock, moved by hand. */
const real = { now: Date.now, setTimeout };
let now = 1_000_000;
let timers: { at: number; run: () => void }[];

beforeEach(() => {
  told = [];
  timers = [];
  Date.now = () => now;
  globalThis.setTimeout = ((run: () => void, ms = 0) => timers.push({ at: now + ms, run })) as unknown as typeof setTimeout;
  answer = () => Promise.resolve(null);
  notices.value = [];
  setDrawer(memoryDrawer());
  erasing.value = new Map();
  const routes = { erase: (_: string, id: string) => (told.push(id), answer()) };
  openDoors({ rest: {} as Rest, routes: routes as unknown as Routes, gateway: {} as Gateway });
});

afterEach(() => {
  Date.now = real.now;
  globalThis.setTimeout = real.setTimeout;
});

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
function pass(ms: number): Promise<void> {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { run } of due) run();
  return settled();
}
const refuse = (status: number) => () => Promise.reject(new RestError(status, 0, "No."));

test("a deletion waits, can be taken back, and is told once", async () => {
  erase("1", "5");
  erase("1", "6");
  await pass(UNDO_FOR - 1_000);
  assert.equal(takeBack("5"), true);
  assert.deepEqual(told, []);
  await pass(2_000);
  assert.deepEqual([told, erasing.peek().size], [["6"], 0]);
  assert.equal(takeBack("6"), false);
});

test("deleted again after it was taken back has the whole time again", async () => {
  erase("1", "5");
  await pass(UNDO_FOR - 1_000);
  takeBack("5");
  erase("1", "5");
  await pass(2_000);
  assert.deepEqual(told, []);
  await pass(UNDO_FOR);
  assert.deepEqual(told, ["5"]);
});

test("at once is at once, and too late to be taken back", async () => {
  let end = (): void => undefined;
  answer = () => new Promise((done) => (end = () => done(null)));
  erase("1", "5", true);
  assert.deepEqual([told, takeBack("5")], [["5"], false]);
  end();
  await settled();
  assert.equal(erasing.peek().size, 0);
});

test("a lost network loses no deletion, and it can still be taken back meanwhile", async () => {
  answer = refuse(0);
  erase("1", "5", true);
  erase("1", "6", true);
  await settled();
  assert.deepEqual([told, [...erasing.peek().keys()]], [["5", "6"], ["5", "6"]]);
  assert.equal(takeBack("6"), true);
  answer = () => Promise.resolve(null);
  await pass(3_000);
  assert.deepEqual([told, erasing.peek().size], [["5", "6", "5"], 0]);
});

test("a refusal brings the message back and is said; one that is gone already is done", async () => {
  answer = refuse(403);
  erase("1", "5", true);
  await settled();
  assert.deepEqual([erasing.peek().size, notices.peek().map(({ text }) => text)], [0, ["No."]]);
  answer = refuse(404);
  erase("1", "6", true);
  await settled();
  assert.deepEqual([erasing.peek().size, notices.peek().length], [0, 1]);
});

test("it outlives the page, until somebody else deleted it or another window took it back", () => {
  for (const id of ["5", "6", "7"]) erase("1", id);
  loadErasing();
  assert.deepEqual([...erasing.peek().values()].map(({ id, channelId, told: isTold }) => [id, channelId, isTold]), [["5", "1", false], ["6", "1", false], ["7", "1", false]]);
  gone("1", ["5"]);
  endedElsewhere("parley.erasing.0.6");
  endedElsewhere("parley.unsent.0.7");
  assert.deepEqual([...erasing.peek().keys()], ["7"]);
  loadErasing();
  assert.deepEqual([...erasing.peek().keys()], ["7"]);
});
