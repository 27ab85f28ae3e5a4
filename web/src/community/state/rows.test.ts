import assert from "node:assert/strict";
import { test } from "node:test";
import { toMessage, type Message } from "./messages";
import { buildRows, type RowsOf } from "./rows";

const noon = new Date(2026, 0, 5, 12).getTime();
const said = (id: string, author: string, minutes: number, more: Partial<Message> = {}): Message => ({
  ...toMessage({
    id,
    channel_id: "1",
    author: { id: author, username: author },
    content: id,
    timestamp: new Date(noon + minutes * 60_000).toISOString(),
    edited_timestamp: null,
    type: 0,
  }),
  ...more,
});
const rows = (messages: Message[], more: Partial<RowsOf> = {}) =>
  buildRows({ messages, unsent: [], erasing: new Map(), me: "1", newAfter: null, hasOlder: false, start: 0, end: messages.length, ...more });
const shape = (list: ReturnType<typeof rows>) =>
  list.map((row) => (row.kind === "message" ? row.message.id + (row.head ? "^" : "") : row.kind));

test("one author's lines within seven minutes stand under one head", () => {
  assert.deepEqual(shape(rows([said("1", "2", 0), said("2", "2", 6), said("3", "2", 14), said("4", "3", 15)])), ["day", "1^", "2", "3^", "4^"]);
});

test("an answer, a notice and a webhook's new name begin anew", () => {
  const answer = said("2", "2", 1, { answers: null });
  const notice = said("3", "2", 2, { type: 7 });
  assert.deepEqual(shape(rows([said("1", "2", 0), answer, notice, said("4", "2", 3)])), ["day", "1^", "2^", "3^", "4^"]);
  const one = said("5", "9", 0, { isWebhook: true });
  const two = { ...said("6", "9", 1, { isWebhook: true }), author: { ...one.author, username: "other" } };
  assert.deepEqual(shape(rows([one, two])), ["day", "5^", "6^"]);
});

test("the line above the news counts what others said, and takes the date into it", () => {
  const list = rows([said("1", "2", 0), said("2", "1", 1), said("3", "2", 2), said("4", "2", 3)], { newAfter: "1" });
  assert.deepEqual(shape(list), ["day", "1^", "2^", "new", "3^", "4"]);
  assert.equal(list.find((row) => row.kind === "new")?.count, 2);
  const day = rows([said("1", "2", 0), said("2", "2", 24 * 60)], { newAfter: "1" });
  assert.deepEqual(shape(day), ["day", "1^", "new", "2^"]);
});

test("the line waits while what lies before the news is not loaded", () => {
  assert.deepEqual(shape(rows([said("5", "2", 0)], { newAfter: "2", hasOlder: true })), ["day", "5^"]);
});

test("what is being deleted is a row of its own, and what followed it gets a head", () => {
  const erasing = new Map([["1", { channelId: "1", id: "1", at: noon, told: false }]]);
  const list = rows([said("1", "2", 0), said("2", "2", 1), said("3", "2", 2)], { erasing });
  assert.deepEqual(shape(list), ["day", "erasing", "2^", "3"]);
});

test("what is not stored yet stands at the end", () => {
  const unsent = { nonce: "n", channelId: "1", content: "x", at: noon + 60_000, replyTo: null, failed: null };
  const list = rows([said("1", "1", 0)], { unsent: [unsent] });
  assert.deepEqual(list.map(({ kind }) => kind), ["day", "message", "unsent"]);
  assert.equal(list[2]?.kind === "unsent" && list[2].head, false);
});
