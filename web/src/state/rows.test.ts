import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "./messages";
import { buildRows, type Row, type RowsOf } from "./rows";

const noon = new Date(2026, 10, 22, 12).getTime();
const minute = 60_000;
const message = (id: number, from: string, at: number): Message => ({ id, from, text: String(id), at });

function rows(messages: Message[], more: Partial<RowsOf> = {}): Row[] {
  return buildRows({
    messages,
    unsent: [],
    me: "ann",
    newAfter: null,
    hasOlder: false,
    start: 0,
    end: messages.length,
    ...more,
  });
}

const shape = (list: Row[]): string[] =>
  list.map((row) => (row.kind === "message" || row.kind === "unsent" ? (row.head ? "head" : "more") : row.kind));

test("one author within seven minutes is one group", () => {
  const list = [
    message(1, "bob", noon),
    message(2, "bob", noon + 7 * minute),
    message(3, "bob", noon + 15 * minute),
    message(4, "ann", noon + 16 * minute),
  ];
  assert.deepEqual(shape(rows(list)), ["day", "head", "more", "head", "head"]);
});

test("a day begins with a line and a new group", () => {
  const midnight = new Date(2026, 10, 23).getTime();
  assert.deepEqual(shape(rows([message(1, "bob", midnight - minute), message(2, "bob", midnight + minute)])), [
    "day",
    "head",
    "day",
    "head",
  ]);
});

test("the line above the news stands once, counts only theirs, and takes the day in", () => {
  const list = [
    message(1, "bob", noon),
    message(2, "ann", noon),
    message(3, "bob", noon + minute),
    message(4, "ann", noon),
    message(5, "bob", noon),
  ];
  const made = rows(list, { newAfter: 1 });
  assert.deepEqual(shape(made), ["day", "head", "head", "new", "head", "head", "head"]);
  const line = made[3] as Row & { kind: "new" };
  assert.equal(line.count, 2);
  assert.equal(line.day, null);
  assert.equal((rows(list, { newAfter: 0 })[0] as Row & { kind: "new" }).day, noon);
});

test("no line is drawn while the message before the news is not loaded", () => {
  assert.deepEqual(shape(rows([message(8, "bob", noon)], { newAfter: 3, hasOlder: true })), ["day", "head"]);
});

test("a part of the list knows what came before it", () => {
  const list = [message(1, "bob", noon), message(2, "bob", noon + minute)];
  assert.deepEqual(shape(rows(list, { start: 1 })), ["more"]);
});

test("what is not sent yet comes last, under its writer", () => {
  const unsent = { nonce: "n", to: "bob", text: "x", at: noon + minute, failed: null };
  assert.deepEqual(shape(rows([message(1, "ann", noon)], { unsent: [unsent] })), ["day", "head", "more"]);
});
