import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChannelWire } from "../api/types";
import { channels, saveChannels, toChannel } from "./guilds";
import { isUnread } from "./reads";
import { countMessage, inThreadOrder, isJoined, joined, saveThread, setJoined, threadsIn } from "./threads";

const wire = (id: string, more: Partial<ChannelWire> = {}): ChannelWire => ({ id, type: 11, guild_id: "1", parent_id: "2", name: "t" + id, ...more });
const fresh = (): void => {
  channels.value = new Map();
  joined.value = new Set();
};

test("a thread that one is in is news, another one is not", () => {
  fresh();
  saveThread(wire("10", { last_message_id: "11" }));
  const [thread] = threadsIn("2");
  assert.equal(isUnread(thread!), false);
  setJoined("10", true);
  assert.equal(isUnread(thread!), true);
});

test("an update that does not name its last message or its member forgets neither", () => {
  fresh();
  saveThread(wire("10", { last_message_id: "11", member: {} }));
  saveThread(wire("10", { name: "renamed", thread_metadata: { archived: true, locked: false } }));
  const [thread] = threadsIn("2");
  assert.deepEqual([thread?.lastMessageId, thread?.name, thread?.thread?.isArchived, isJoined("10")], ["11", "renamed", true, true]);
});

test("threads stand by what was last said or by when they began, those on top first", () => {
  fresh();
  saveChannels([wire("10", { last_message_id: "90" }), wire("20"), wire("30", { last_message_id: "31" }), wire("5", { flags: 2 })].map((one) => toChannel(one)));
  const ids = (byCreation: boolean): string[] => inThreadOrder(threadsIn("2"), byCreation).map(({ id }) => id);
  assert.deepEqual(ids(false), ["5", "10", "30", "20"]);
  assert.deepEqual(ids(true), ["5", "30", "20", "10"]);
});

test("what is said live counts, but not the message that a thread began at", () => {
  fresh();
  saveThread(wire("10", { message_count: 2 }));
  countMessage("10", "10", 0);
  countMessage("10", "11", 21);
  countMessage("10", "12", 0);
  assert.equal(threadsIn("2")[0]?.thread?.messageCount, 3);
});
