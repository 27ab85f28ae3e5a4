import assert from "node:assert/strict";
import { test } from "node:test";
import { hold } from "./crop";

test("a square picture moves only once it is enlarged", () => {
  assert.deepEqual(hold({ x: 0.4, y: -0.4, zoom: 1 }, 100, 100), { x: 0, y: 0, zoom: 1 });
  assert.deepEqual(hold({ x: 0.4, y: -0.9, zoom: 2 }, 100, 100), { x: 0.4, y: -0.5, zoom: 2 });
});

test("a wide one moves sideways, and none ever shows its outside", () => {
  assert.deepEqual(hold({ x: 9, y: 9, zoom: 1 }, 300, 100), { x: 1, y: 0, zoom: 1 });
  assert.deepEqual(hold({ x: 0, y: 0, zoom: 0.2 }, 300, 100), { x: 0, y: 0, zoom: 1 });
});
