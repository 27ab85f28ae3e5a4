import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Gateway } from "../api/gateway";
import { RestError, type Rest } from "../api/rest";
import type { Routes } from "../api/routes";
import type { Id, MessageWire } from "../api/types";
import { saveChannels, toChannel } from "../state/guilds";
import { lastLine, noteLines } from "../state/last-lines";
import { changeTimeline, resetTimeline, toMessage } from "../state/messages";
import { openDoors } from "./context";
import { noteGoneIn, noteSaidIn } from "./last-lines";

const wire = (id: string, content: string): MessageWire =>
  ({ id, channel_id: "1", author: { id: "8", username: "bob" }, content, timestamp: "2026-01-01T00:00:00Z", type: 0 }) as MessageWire;

/** Which conversations the server was asked for, and what it answers. */
let asked: Id[];
let answer: () => Promise<MessageWire[]>;

beforeEach(() => {
  asked = [];
  answer = () => Promise.resolve([wire("11", "before it")]);
  const messages = (channel: Id) => (asked.push(channel), answer());
  openDoors({ rest: {} as Rest, routes: { messages } as unknown as Routes, gateway: {} as Gateway });
  saveChannels([toChannel({ id: "1", type: 1, recipients: [{ id: "8", username: "bob" }] })]);
  resetTimeline("1");
  noteLines([["1", { id: "12", isMine: false, text: "last" }]]);
});

test("the last one deleted, only that conversation is asked for what was said before", async () => {
  await noteGoneIn("1", ["12"]);
  assert.deepEqual([asked, lastLine("1")?.text], [["1"], "before it"]);
});

test("an earlier one deleted, nothing is asked and nothing changes", async () => {
  await noteGoneIn("1", ["10"]);
  assert.deepEqual([asked, lastLine("1")?.text], [[], "last"]);
});

test("where the conversation is loaded it knows itself", async () => {
  changeTimeline("1", { loaded: true, atPresent: true, messages: [toMessage(wire("9", "loaded"))] });
  await noteGoneIn("1", ["12"]);
  assert.deepEqual([asked, lastLine("1")?.text], [[], "loaded"]);
});

test("what is said while the answer is on its way is newer than it", async () => {
  const settled = noteGoneIn("1", ["12"]);
  noteSaidIn(toMessage(wire("13", "newer")));
  await settled;
  assert.equal(lastLine("1")?.text, "newer");
});

test("nothing left, or no network: nothing is shown rather than what is gone", async () => {
  answer = () => Promise.resolve([]);
  await noteGoneIn("1", ["12"]);
  assert.equal(lastLine("1"), null);
  noteLines([["1", { id: "12", isMine: false, text: "last" }]]);
  answer = () => Promise.reject(new RestError(0, 0, ""));
  await noteGoneIn("1", ["12"]);
  assert.equal(lastLine("1"), null);
});
