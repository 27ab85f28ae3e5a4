import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, type Message } from "./messages";

const message = (id: number): Message => ({ id, from: "ann", text: String(id), at: id });
const ids = (list: readonly Message[]): number[] => list.map(({ id }) => id);

test("merging keeps the order of ids and every id once", () => {
  const merged = merge([1, 2, 5].map(message), [2, 3, 4, 5, 6].map(message));
  assert.deepEqual(ids(merged), [1, 2, 3, 4, 5, 6]);
});

test("merging an older page puts it before", () => {
  assert.deepEqual(ids(merge([5, 6].map(message), [1, 2].map(message))), [1, 2, 5, 6]);
});

test("merging what is known already changes nothing, not even the list's identity", () => {
  const known = [1, 2, 3].map(message);
  assert.equal(merge(known, [2, 3].map(message)), known);
  assert.equal(merge(known, []), known);
});
