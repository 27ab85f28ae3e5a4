import assert from "node:assert/strict";
import { test } from "node:test";
import { toMessage } from "./messages";
import { around } from "./surroundings";

const said = (id: string) => toMessage({ id, channel_id: "1", author: { id: "9", username: "ann" }, content: id, timestamp: "2026-01-01T00:00:00Z", edited_timestamp: null, type: 0 });
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

test("the nearest on both sides, in the order they were said, without the message itself", () => {
  const { before, after } = around("100", ["103", "102", "101", "100", "99", "98", "9"].map(said));
  assert.deepEqual([ids(before), ids(after)], [["98", "99"], ["101", "102"]]);
  const first = around("5", ["6", "5"].map(said));
  assert.deepEqual([ids(first.before), ids(first.after)], [[], ["6"]]);
});
