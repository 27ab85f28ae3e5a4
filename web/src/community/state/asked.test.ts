import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addAsked, asked, callsIn, dropAsked, failAsked, usesOf, type Asked } from "./asked";

const pressed = (nonce: string, messageId: string, customId = "go"): Asked => ({
  nonce,
  channelId: "1",
  applicationId: "2",
  use: { kind: "component", messageId, customId },
  at: 0,
  failed: null,
});
beforeEach(() => void (asked.value = []));

test("a use is on its way until it is answered", () => {
  addAsked(pressed("a", "5"));
  addAsked(pressed("b", "6"));
  assert.deepEqual(usesOf("5").map(({ nonce }) => nonce), ["a"]);
  dropAsked("a");
  assert.deepEqual([usesOf("5"), usesOf("6").length], [[], 1]);
});

test("a failure stays with its message until the message is used again", () => {
  addAsked(pressed("a", "5"));
  failAsked("a", "no answer");
  assert.equal(usesOf("5")[0]?.failed, "no answer");
  addAsked(pressed("b", "6"));
  assert.equal(usesOf("5").length, 1);
  addAsked(pressed("c", "5", "other"));
  assert.deepEqual(usesOf("5").map(({ nonce, failed }) => [nonce, failed]), [["c", null]]);
});

test("the first reason counts, and a command belongs to its channel", () => {
  addAsked({ ...pressed("a", "5"), use: { kind: "command", name: "roll", isMenu: false } });
  failAsked("a", "first");
  failAsked("a", "second");
  assert.deepEqual(callsIn("1").map(({ failed }) => failed), ["first"]);
  assert.deepEqual(callsIn("9"), []);
});
