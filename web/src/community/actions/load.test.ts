import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Gateway } from "../api/gateway";
import { RestError, type Rest } from "../api/rest";
import type { Routes } from "../api/routes";
import type { MessageWire } from "../api/types";
import { arrive, resetTimeline, timelineSignal, toMessage } from "../state/messages";
import { openDoors } from "./context";
import { arrivedEarly, loadFirst, loadOlder, startOver } from "./load";

const CHANNEL = "1";

const wire = (id: number): MessageWire =>
  ({ id: String(id), channel_id: CHANNEL, author: { id: "9", username: "ann" }, content: `number ${id}`, timestamp: "2026-01-01T00:00:00Z", type: 0 }) as MessageWire;

/** Answers to questions for messages: each waits until the test gives it. */
let asked: { answer: (ids: number[]) => void; fail: () => void }[];

beforeEach(() => {
  asked = [];
  const messages = () =>
    new Promise<MessageWire[]>((answer, fail) => {
      asked.push({ answer: (ids) => answer([...ids].reverse().map(wire)), fail: () => fail(new RestError(0, 0, "")) });
    });
  openDoors({ rest: {} as Rest, routes: { messages } as unknown as Routes, gateway: {} as Gateway });
  resetTimeline(CHANNEL);
});

const shown = (): number[] => timelineSignal(CHANNEL).peek().messages.map(({ id }) => Number(id));

/** As receive() does with a message that comes live. */
function comes(id: number): void {
  const message = toMessage(wire(id));
  arrivedEarly(message);
  arrive(CHANNEL, message);
}

async function open(ids: number[]): Promise<void> {
  const loading = loadFirst(CHANNEL);
  asked[0]?.answer(ids);
  await loading;
}

test("what comes live while the first page is on its way is kept", async () => {
  const loading = loadFirst(CHANNEL);
  comes(12);
  asked[0]?.answer([10, 11]);
  await loading;
  assert.deepEqual(shown(), [10, 11, 12]);
});

test("after a lost session what was missed is filled in, and what comes live meanwhile is kept", async () => {
  await open([10]);
  const again = startOver(CHANNEL);
  comes(12);
  asked[1]?.answer([10, 11]);
  await again;
  assert.deepEqual(shown(), [10, 11, 12]);
});

test("a load that was under way as the session was lost is followed by a new one", async () => {
  await open(Array.from({ length: 50 }, (_, at) => 100 + at));
  const older = loadOlder(CHANNEL);
  await startOver(CHANNEL);
  asked[1]?.answer([99]);
  await new Promise(setImmediate);
  asked[2]?.answer([149, 150]);
  await older;
  assert.deepEqual(shown().slice(-2), [149, 150]);
  assert.equal(shown()[0], 99);
});

test("where nothing can be asked nothing is shown rather than a gap", async () => {
  await open([10]);
  const again = startOver(CHANNEL);
  asked[1]?.fail();
  await again;
  const { messages, loaded, failed } = timelineSignal(CHANNEL).peek();
  assert.deepEqual([messages.length, loaded, failed], [0, false, true]);
});

test("a page that does not reach back to what is loaded takes its place", async () => {
  await open([10]);
  const again = startOver(CHANNEL);
  asked[1]?.answer(Array.from({ length: 50 }, (_, at) => 100 + at));
  await again;
  assert.equal(shown()[0], 100);
  assert.ok(timelineSignal(CHANNEL).peek().hasOlder);
});

test("what is older stays within reach where the newest page is just what was loaded", async () => {
  const page = Array.from({ length: 50 }, (_, at) => 100 + at);
  await open(page);
  const again = startOver(CHANNEL);
  asked[1]?.answer(page);
  await again;
  assert.ok(timelineSignal(CHANNEL).peek().hasOlder);
});
