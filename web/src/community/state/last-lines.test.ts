import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { MessageWire } from "../api/types";
import { dropLine, isTold, lastLine, noteLines } from "./last-lines";
import { changeTimeline, resetTimeline, toMessage } from "./messages";
import { me } from "./people";

const wire = (id: string, by: string, content: string, more: Partial<MessageWire> = {}): MessageWire =>
  ({ id, channel_id: "1", author: { id: by, username: "p" + by }, content, timestamp: "2026-01-01T00:00:00Z", type: 0, ...more }) as MessageWire;
const load = (...messages: MessageWire[]) => changeTimeline("1", { loaded: true, atPresent: true, messages: messages.map(toMessage) });

beforeEach(() => {
  me.value = { ...me.value, id: "7" };
  resetTimeline("1");
  dropLine("1", ["12"]);
});

/** What the list is told of the message 12. */
const tell = (text: string) => noteLines([["1", { id: "12", isMine: false, text }]]);

test("what the list was told stands until the conversation is loaded", () => {
  assert.equal(lastLine("1"), null);
  tell("told");
  assert.deepEqual(lastLine("1"), { id: "12", isMine: false, text: "told" });
  load(wire("10", "8", "first"), wire("11", "7", "mine"));
  assert.deepEqual(lastLine("1"), { id: "11", isMine: true, text: "mine" });
});

test("a loaded conversation whose messages are gone says nothing, whatever was told", () => {
  tell("told");
  load();
  assert.equal(lastLine("1"), null);
});

test("in the past of a conversation the last thing said is not the last one loaded", () => {
  tell("newest");
  load(wire("10", "8", "old"));
  changeTimeline("1", { atPresent: false });
  assert.equal(lastLine("1")?.text, "newest");
});

test("files without words are said by the name of the first", () => {
  load(wire("10", "8", "", { attachments: [{ id: "1", filename: "tide.png", size: 1, url: "" }] as NonNullable<MessageWire["attachments"]> }));
  assert.equal(lastLine("1")?.text, "tide.png");
});

test("what was told is forgotten with its message, not with an earlier one", () => {
  tell("told");
  assert.deepEqual([dropLine("1", ["11"]), isTold("1")], [false, true]);
  assert.deepEqual([dropLine("1", ["11", "12"]), isTold("1")], [true, false]);
  assert.equal(dropLine("1", ["12"]), false);
  assert.equal(lastLine("1"), null);
});
