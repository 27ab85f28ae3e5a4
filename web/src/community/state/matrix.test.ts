import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUPS, has, isOfChannel, searched, stateOf, withBit, withState, type Name } from "./matrix";
import { Permission } from "./permissions";

test("every permission stands in exactly one group", () => {
  const named = Object.values(GROUPS).flat().sort();
  assert.deepEqual(named, Object.keys(Permission).sort());
});

test("a switch changes its own bit alone", () => {
  const bits = withBit(Permission.kick, "ban", true);
  assert.equal(has(bits, "ban") && has(bits, "kick"), true);
  assert.equal(withBit(bits, "kick", false), Permission.ban);
});

test("a permission of a channel is denied, inherited or allowed, never two of them", () => {
  const none = { allow: 0n, deny: Permission.viewChannel };
  const denied = withState(none, "sendMessages", "deny");
  const allowed = withState(denied, "sendMessages", "allow");
  assert.deepEqual([none, denied, allowed].map((one) => stateOf(one, "sendMessages")), ["inherit", "deny", "allow"]);
  assert.deepEqual(withState(allowed, "sendMessages", "inherit"), none);
});

test("the search looks into the words, and a channel's has nothing of the guild", () => {
  const words = (name: Name): string => `The ${name} one`;
  assert.deepEqual(searched(words, "WEBHOOKS"), [["general", ["manageWebhooks"]]]);
  assert.deepEqual(searched(words, "kick", isOfChannel), []);
});
