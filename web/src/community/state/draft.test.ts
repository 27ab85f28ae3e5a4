import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, isChanged, same } from "./draft";

test("what is changed back is not a change", () => {
  const saved = { name: "Reading club", topic: "" };
  const once = changed(saved, {}, { name: "Reading" });
  assert.deepEqual(once, { name: "Reading" });
  assert.equal(isChanged(changed(saved, once, { name: "Reading club" })), false);
});

test("a field that the server changed meanwhile to the same is no change any more", () => {
  assert.deepEqual(changed({ name: "B", topic: "" }, { name: "B", topic: "t" }, {}), { topic: "t" });
});

test("lists count by their entries, big numbers by their value", () => {
  assert.equal(same([{ id: "1", allow: 4n }], [{ id: "1", allow: 4n }]), true);
  assert.equal(same([1, 2], [2, 1]), false);
  assert.equal(same({ a: undefined }, { b: undefined }), false);
  assert.equal(same([], {}), false);
});
