import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessageWire } from "../api/types";
import { arrive, changeMessage, changeTimeline, clearReactions, countReaction, dropMessages, merge, timelineSignal, toMessage } from "./messages";

const wire = (id: string, more: Partial<MessageWire> = {}): MessageWire => ({
  id,
  channel_id: "1",
  author: { id: "7", username: "ann" },
  content: "text " + id,
  timestamp: "2026-01-01T00:00:00.000Z",
  edited_timestamp: null,
  type: 0,
  ...more,
});
const made = (id: string, more: Partial<MessageWire> = {}) => toMessage(wire(id, more));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("pages and live messages become one run in the order of their ids", () => {
  const had = ["9", "12"].map((id) => made(id));
  assert.deepEqual(ids(merge(had, [made("10"), made("11")])), ["9", "10", "11", "12"]);
  assert.deepEqual(ids(merge(had, [made("100")])), ["9", "12", "100"]);
  assert.deepEqual(ids(merge(had, [made("7"), made("9")])), ["7", "9", "12"]);
  assert.deepEqual(ids(merge(had, [])), ["9", "12"]);
  assert.equal(merge(had, [made("12", { content: "newer" })]).at(-1)?.content, "newer");
});

test("a live message waits for the page while nothing is loaded, and while the reader is in the past", () => {
  arrive("20", made("5"));
  assert.deepEqual(timelineSignal("20").peek().messages, []);
  changeTimeline("20", { loaded: true, atPresent: false });
  arrive("20", made("5"));
  assert.deepEqual(timelineSignal("20").peek().messages, []);
  changeTimeline("20", { atPresent: true });
  arrive("20", made("5"));
  arrive("20", made("5", { nonce: "n" }));
  assert.deepEqual(ids(timelineSignal("20").peek().messages), ["5"]);
});

test("a change finds its message, and one that is not loaded is overlooked", () => {
  changeTimeline("21", { loaded: true, messages: [made("5"), made("8")] });
  changeMessage("21", "8", (message) => ({ ...message, content: "edited" }));
  changeMessage("21", "7", (message) => ({ ...message, content: "nobody" }));
  assert.deepEqual(timelineSignal("21").peek().messages.map(({ content }) => content), ["text 5", "edited"]);
});

test("an answer says that what it answered is gone", () => {
  const reply = made("9", { type: 19, message_reference: { message_id: "5" }, referenced_message: wire("5") });
  assert.equal(reply.answers?.id, "5");
  changeTimeline("22", { loaded: true, messages: [made("5"), reply] });
  dropMessages("22", ["5"]);
  assert.deepEqual(timelineSignal("22").peek().messages.map(({ id, answers }) => [id, answers]), [["9", null]]);
  assert.equal(made("9").answers, undefined);
});

test("a reaction of mine counts once, however often it is told", () => {
  const emoji = { key: "👍", emojiId: null, name: "👍", isAnimated: false };
  const once = countReaction([], emoji, 1, true);
  assert.deepEqual(once, [{ ...emoji, count: 1, mine: true }]);
  assert.deepEqual(countReaction(once, emoji, 1, true), once);
  const twice = countReaction(once, emoji, 1, false);
  assert.equal(twice[0]?.count, 2);
  assert.deepEqual(countReaction(twice, emoji, -1, true), [{ ...emoji, count: 1, mine: false }]);
  assert.deepEqual(countReaction(once, emoji, -1, true), []);
  assert.deepEqual(countReaction([], emoji, -1, false), []);
});

test("whoever keeps order takes away one kind of reaction, or all", () => {
  const kind = (name: string) => ({ key: name, emojiId: null, name, isAnimated: false, count: 2, mine: false });
  assert.deepEqual(clearReactions([kind("a"), kind("b")], "a").map(({ key }) => key), ["b"]);
  assert.deepEqual(clearReactions([kind("a"), kind("b")], null), []);
});

test("an interaction's answer is its bot's, not a webhook's", () => {
  assert.equal(made("9", { webhook_id: "7", application_id: "7" }).isWebhook, false);
  assert.equal(made("9", { webhook_id: "3", application_id: "7" }).isWebhook, true);
  assert.equal(made("9", { webhook_id: "3" }).isWebhook, true);
  assert.equal(made("9").isWebhook, false);
});

test("a forwarded message shows what it forwards", () => {
  const message = { content: "the words", attachments: [], embeds: [{ title: "Page" }] };
  const seen = made("9", { content: "", message_snapshots: [{ message }] });
  assert.deepEqual([seen.content, seen.embeds], ["the words", [{ title: "Page" }]]);
});
