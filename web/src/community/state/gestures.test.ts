import assert from "node:assert/strict";
import { test } from "node:test";
import { isScroll, isStill, sideways, swipeOf } from "./gestures";

const from = { x: 100, y: 100 };
const to = (dx: number, dy: number) => ({ x: 100 + dx, y: 100 + dy });

test("a finger that trembles is held still", () => {
  assert.deepEqual([isStill(from, to(6, -6)), isStill(from, to(11, 0))], [true, false]);
  assert.deepEqual([sideways(from, to(8, 0)), isScroll(from, to(8, 0))], [0, false]);
});

test("a slanted way scrolls, a level one is drawn sideways", () => {
  assert.deepEqual([sideways(from, to(-40, 10)), sideways(from, to(40, 30))], [-40, 0]);
  assert.deepEqual([isScroll(from, to(-40, 10)), isScroll(from, to(40, 30)), isScroll(from, to(0, 20))], [false, true, true]);
});

test("to the right leads back where one reads from the left, and the other way round", () => {
  assert.deepEqual([swipeOf(80, false), swipeOf(-80, false)], ["back", "forward"]);
  assert.deepEqual([swipeOf(80, true), swipeOf(-80, true)], ["forward", "back"]);
  assert.equal(swipeOf(40, false), null);
});
