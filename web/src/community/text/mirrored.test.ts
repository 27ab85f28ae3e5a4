import assert from "node:assert/strict";
import { test } from "node:test";
import { mirrored } from "./mirrored";

test("every text of a catalogue is turned around, those of functions and lists too", () => {
  const made = mirrored({ a: "Close", b: { c: (name: string) => `Hi ${name}`, d: ["x"] }, count: 3 });
  assert.equal(made.a, "\u202EClose\u202C");
  assert.equal(made.b.c("Ann"), "\u202EHi Ann\u202C");
  assert.deepEqual([made.b.d, made.count], [["\u202Ex\u202C"], 3]);
});
