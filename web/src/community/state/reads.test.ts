import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { channels, guilds, saveChannels, saveGuild, toChannel, toGuild } from "./guilds";
import { idAt } from "./ids";
import { isUnread, mentionTotal, newsOf, noteMention, noteOwn, noteRead, reads, takeReads } from "./reads";

const joined = Date.parse("2026-01-01T00:00:00Z");
const at = (ms: number) => idAt(joined + ms);
const say = (id: string, last: string | null) =>
  saveChannels([toChannel({ id, type: 0, guild_id: "1", last_message_id: last })]);
const channel = (id: string) => channels.peek().get(id)!;

beforeEach(() => {
  channels.value = new Map();
  guilds.value = new Map();
  takeReads([]);
  saveGuild(toGuild({ id: "1", name: "", owner_id: "9", roles: [], joined_at: "2026-01-01T00:00:00Z" }));
});

test("what was said before one joined is not news", () => {
  say("5", at(-1_000));
  assert.equal(isUnread(channel("5")), false);
  say("5", at(1_000));
  assert.equal(isUnread(channel("5")), true);
  say("6", null);
  assert.equal(isUnread(channel("6")), false);
});

test("reading ends the news and the mentions, and never goes backwards", () => {
  say("5", at(2_000));
  noteMention(channel("5"));
  noteMention(channel("5"));
  assert.deepEqual(newsOf("1"), { mentions: 2, unread: true });
  noteRead("5", at(2_000));
  assert.deepEqual(newsOf("1"), { mentions: 0, unread: false });
  noteRead("5", at(500));
  assert.equal(reads.peek().get("5")?.upTo, at(2_000));
});

test("what I say I have read", () => {
  say("5", at(2_000));
  noteOwn("5", at(2_000));
  assert.equal(isUnread(channel("5")), false);
});

test("mentions of all places are counted together", () => {
  say("5", at(2_000));
  saveChannels([toChannel({ id: "8", type: 1, last_message_id: at(9), recipients: [{ id: "3", username: "bob" }] })]);
  takeReads([{ id: "5", last_message_id: at(1), mention_count: 1 }, { id: "8", last_message_id: at(1), mention_count: 3 }]);
  assert.deepEqual([newsOf("1").mentions, newsOf("@me").mentions, mentionTotal.value], [1, 3, 4]);
});
