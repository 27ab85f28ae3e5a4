import assert from "node:assert/strict";
import { test } from "node:test";
import { around, earlier, held, later, MOST, present, sliceOf, STEP, trimmed } from "./span";

const run = Array.from({ length: 1_000 }, (_, at) => ({ id: String(at + 1) }));

test("at first the newest are shown", () => {
  const { start, end } = sliceOf(run, present);
  assert.equal(end, 1_000);
  assert.ok(end - start < MOST);
});

test("going back and forth never shows more than the limit, and meets every message", () => {
  let span = present;
  for (let tries = 0; sliceOf(run, span).start > 0; tries++) {
    assert.ok(tries < 1_000 / STEP + 2);
    span = earlier(run, span);
    const { start, end } = sliceOf(run, span);
    assert.ok(end - start <= MOST);
  }
  while (sliceOf(run, span).end < 1_000) span = later(run, span);
  assert.equal(span.to, null);
});

test("what comes in at the end moves nothing at the start", () => {
  const span = held(run, present);
  const more = [...run, { id: "1001" }];
  assert.equal(more[sliceOf(more, span).start]?.id, run[sliceOf(run, span).start]?.id);
  assert.equal(sliceOf(more, span).end, 1_001);
});

test("a long stay at the end is taken back to its first size", () => {
  const grown = { from: "500", to: null };
  const { start, end } = sliceOf(run, trimmed(run, grown));
  assert.ok(end - start < MOST);
  assert.deepEqual(trimmed(run, { from: "990", to: null }), { from: "990", to: null });
});

test("around a message there is something before and after it", () => {
  const { start, end } = sliceOf(run, around(run, "500"));
  assert.ok(start < 499 && end > 500);
});
