import assert from "node:assert/strict";
import { test } from "node:test";
import { channelTree, firstChannel } from "./channel-tree";
import { toChannel } from "./guilds";

const made = (id: string, type: number, position: number, parent: string | null = null, guild = "1") =>
  toChannel({ id, type, position, parent_id: parent, guild_id: guild, name: id });

test("channels stand by category and position, voice below text", () => {
  const tree = channelTree(
    [made("20", 4, 1), made("10", 4, 0), made("11", 2, 0, "10"), made("12", 0, 5, "10"), made("13", 0, 2, "10"), made("30", 0, 0), made("40", 0, 0, null, "2")],
    "1",
  );
  assert.deepEqual(
    tree.map(({ category, channels }) => [category?.id ?? null, channels.map(({ id }) => id)]),
    [[null, ["30"]], ["10", ["13", "12", "11"]], ["20", []]],
  );
  assert.equal(firstChannel(tree)?.id, "30");
});

test("a channel whose category is hidden stands at the top, and threads stand elsewhere", () => {
  const tree = channelTree([made("12", 0, 0, "99"), made("13", 11, 0, "12")], "1");
  assert.deepEqual(tree.map(({ channels }) => channels.map(({ id }) => id)), [["12"]]);
});
