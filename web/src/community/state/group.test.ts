import assert from "node:assert/strict";
import { test } from "node:test";
import { joinGroup, partGroup } from "./group";
import { channels, isDirect, isGroup, saveChannels, toChannel } from "./guilds";

const people = () => channels.peek().get("1")!.recipients;

test("people come into a group once and go again; of others nothing changes", () => {
  const user = (id: string) => ({ id, username: "p" + id });
  saveChannels([toChannel({ id: "1", type: 3, recipients: [user("7"), user("8")], owner_id: "7" })]);
  const group = channels.peek().get("1")!;
  assert.deepEqual([isGroup(group), isDirect(group), group.ownerId], [true, true, "7"]);
  joinGroup("1", "9");
  joinGroup("1", "9");
  assert.deepEqual(people(), ["7", "8", "9"]);
  partGroup("1", "7");
  partGroup("2", "8");
  assert.deepEqual(people(), ["8", "9"]);
});
