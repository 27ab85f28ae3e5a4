import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "./backoff";

test("the wait doubles and never passes half a minute", () => {
  assert.equal(backoff(0, 0.999999), 500);
  assert.equal(backoff(1, 0.999999), 1000);
  assert.equal(backoff(50, 0.999999), 30_000);
});

test("jitter takes away at most a half", () => {
  assert.equal(backoff(3, 0), 2000);
  assert.equal(backoff(50, 0), 15_000);
});
