import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged, changedPlaces, moved, movedLine, placesOf, rolePlaces, steppedLine, type Line } from "./ordering";

const lines = (text: string): Line[] => [...text].map((id) => ({ id, isCategory: id === id.toUpperCase() }));
const text = (all: readonly Line[]): string => all.map(({ id }) => id).join("");

test("an entry is put before or behind others, and never out of the list", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 0), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b"], 0, 9), ["b", "a"]);
});

test("what came since is kept, what is gone is left out", () => {
  assert.deepEqual(arranged([{ id: "1" }, { id: "2" }, { id: "3" }], ["3", "9", "1"]).map(({ id }) => id), ["2", "3", "1"]);
});

test("roles are counted from below", () => {
  assert.deepEqual(rolePlaces(["8", "5"]), [{ id: "8", position: 2 }, { id: "5", position: 1 }]);
});

test("a channel moves by lines, into another category too", () => {
  assert.equal(text(movedLine(lines("xAabBc"), 2, 3)), "xAbaBc");
  assert.equal(text(movedLine(lines("xAabBc"), 3, 4)), "xAaBbc");
  assert.equal(text(movedLine(lines("xAabBc"), 2, 1)), "xaAbBc");
  assert.equal(text(movedLine(lines("xAa"), 2, 3)), "xAa");
});

test("a category takes its channels along and lands between categories", () => {
  assert.equal(text(movedLine(lines("xAabBc"), 4, 2)), "xAabBc");
  assert.equal(text(movedLine(lines("xAabBc"), 4, 1)), "xBcAab");
  assert.equal(text(movedLine(lines("xAabBc"), 1, 4)), "xBcAab");
  assert.equal(text(movedLine(lines("xAabBc"), 1, 2)), "xAabBc");
});

test("by keyboard a category steps over its neighbour, and stays at the ends", () => {
  assert.equal(text(steppedLine(lines("xAabBc"), 4, -1)), "xBcAab");
  assert.equal(text(steppedLine(lines("xAabBcC"), 1, 1)), "xBcAabC");
  assert.equal(text(steppedLine(lines("xAabBc"), 4, 1)), "xAabBc");
  assert.equal(text(steppedLine(lines("xAabBc"), 1, -1)), "xAabBc");
  assert.equal(text(steppedLine(lines("xAabBc"), 3, 1)), "xAaBbc");
});

test("the server is told what stands elsewhere, with its category", () => {
  assert.deepEqual(placesOf(lines("xAaBb")).map(({ position, parent_id }) => [position, parent_id]), [[0, null], [0, null], [0, "A"], [1, null], [0, "B"]]);
  assert.deepEqual(changedPlaces(lines("xAabB"), movedLine(lines("xAabB"), 3, 4)), [{ id: "b", position: 0, parent_id: "B" }]);
  assert.deepEqual(changedPlaces(lines("Aab"), lines("Aab")), []);
});
