import assert from "node:assert/strict";
import { test } from "node:test";
import { addAttached, attachedIn, changeAttached, dropAttached, MOST_FILES, nameOf, room, setUploadLimit, takeAttached, toAttached } from "./attached";

const file = (name: string, bytes = 1) => new File(["x".repeat(bytes)], name);

test("files are held against the limit together, before anything is sent", () => {
  setUploadLimit(10);
  const had = [toAttached(file("a", 6), null)];
  const { fit, refused } = room(had, [file("b", 5), file("c", 4)]);
  assert.deepEqual([fit.map(({ name }) => name), refused?.why, refused?.file.name], [["c"], "large", "b"]);
  setUploadLimit(undefined);
  assert.equal(room([], [file("b", 11)]).refused, null);
});

test("there are ten at most", () => {
  const had = Array.from({ length: MOST_FILES - 1 }, (_, at) => toAttached(file(String(at)), null));
  const { fit, refused } = room(had, [file("last"), file("over")]);
  assert.deepEqual([fit.map(({ name }) => name), refused?.why], [["last"], "many"]);
});

test("a file can be described, covered and taken away; what is sent leaves the composer", () => {
  const [a, b] = [toAttached(file("a.png"), null), toAttached(file("b.png"), null)];
  addAttached("1", [a, b]);
  changeAttached("1", a.key, { alt: "A cat", isSpoiler: true });
  dropAttached("1", b.key);
  assert.deepEqual(attachedIn("1").map((one) => [nameOf(one), one.alt]), [["SPOILER_a.png", "A cat"]]);
  assert.equal(takeAttached("1").length, 1);
  assert.deepEqual(attachedIn("1"), []);
});
