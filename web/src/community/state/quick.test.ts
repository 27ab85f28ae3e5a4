import assert from "node:assert/strict";
import { test } from "node:test";
import { quickEmoji } from "./quick";

const names = (recent: string[], own: Parameters<typeof quickEmoji>[1] = []) => quickEmoji(recent, own).map(({ name }) => name);

test("what was used last comes first, nothing twice, five at most", () => {
  assert.deepEqual(names([]), ["👍", "❤️", "😂", "🎉", "😮"]);
  assert.deepEqual(names(["🚂", "❤️"]), ["🚂", "❤️", "👍", "😂", "🎉"]);
});

test("a guild's own are there only in their guild, under the name they have now", () => {
  const own = [{ id: "7", name: "renamed", isAnimated: true }];
  assert.deepEqual(quickEmoji(["<:party:7>", "<a:other:8>"], own)[0], { key: "renamed:7", emojiId: "7", name: "renamed", isAnimated: true });
  assert.equal(names(["<:party:7>"])[0], "👍");
});
