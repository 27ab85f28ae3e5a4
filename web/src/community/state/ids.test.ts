import assert from "node:assert/strict";
import { test } from "node:test";
import { fromNumber, idAt, isAfter, later, lowerBound, order, timeOf } from "./ids";

test("ids are ordered by their number, not by their letters", () => {
  assert.ok(order("99999999999999999", "100000000000000000") < 0);
  assert.ok(isAfter("1290000000000000512", "1290000000000000000"));
  assert.equal(order("5", "5"), 0);
  assert.equal(later("9", "10"), "10");
});

test("an id tells its moment, and a moment its first id", () => {
  assert.equal(timeOf("175928847299117063"), 1_462_015_105_796);
  assert.equal(timeOf(idAt(1_700_000_000_000)), 1_700_000_000_000);
});

test("the simple API's numbers become ids", () => {
  assert.equal(fromNumber(2_519_531_250_000_001), "1290000000000000512");
});

test("a list in order is searched by halves", () => {
  const list = ["9", "10", "30"].map((id) => ({ id }));
  assert.equal(lowerBound(list, "10"), 1);
  assert.equal(lowerBound(list, "11"), 2);
  assert.equal(lowerBound(list, "31"), 3);
});
