import assert from "node:assert/strict";
import { test } from "node:test";
import { around, earlier, held, later, lowerBound, MOST, present, sliceOf, trimmed } from "./window";

const list = Array.from({ length: 10_000 }, (_, index) => ({ id: (index + 1) * 2 }));

test("at first the newest hundred are shown", () => {
  assert.deepEqual(sliceOf(list, present), { start: 9_900, end: 10_000 });
});

test("walking back through ten thousand never shows more than the limit, and skips none", () => {
  let span = present;
  let reached = sliceOf(list, span).start;
  while (reached > 0) {
    span = earlier(list, span);
    const { start, end } = sliceOf(list, span);
    assert.ok(end - start <= MOST);
    assert.ok(end >= reached, "the part that was in sight stays");
    reached = start;
  }
});

test("walking forward comes back to the present", () => {
  let span = around(list, 400);
  while (span.to !== null) span = later(list, span);
  assert.equal(sliceOf(list, span).end, list.length);
});

test("a page loaded before the part does not move it", () => {
  const span = earlier(list.slice(100), earlier(list.slice(100), present));
  const before = sliceOf(list.slice(100), span);
  const after = sliceOf(list, span);
  assert.equal(after.start - before.start, 100);
});

test("an id between two entries finds the next one", () => {
  assert.equal(lowerBound(list, 5), 2);
});

test("many messages at once push nothing out at the start until the reader comes to the end", () => {
  const span = held(list.slice(0, 500), present);
  assert.deepEqual(sliceOf(list.slice(0, 800), span), { start: 400, end: 800 });
  assert.deepEqual(sliceOf(list.slice(0, 800), trimmed(list.slice(0, 800), span)), { start: 700, end: 800 });
});
