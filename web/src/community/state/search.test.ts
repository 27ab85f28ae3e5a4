import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "./messages";
import { grouped, pagesOf } from "./search";

const said = (id: string, channelId: string): Message => ({ id, channelId }) as Message;

test("what was found stands by channel, in the order it was found", () => {
  const groups = grouped([said("9", "1"), said("8", "1"), said("7", "2"), said("6", "1")]);
  assert.deepEqual(groups.map(({ channelId, messages }) => [channelId, messages.length]), [["1", 2], ["2", 1], ["1", 1]]);
});

test("there is always a page, and none that the server would refuse", () => {
  assert.deepEqual([0, 1, 25, 26, 1_000_000].map(pagesOf), [1, 1, 1, 2, 400]);
});
