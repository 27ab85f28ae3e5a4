import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { listedIn, named } from "./friends";
import { forgetPresences, seePresence } from "./people";
import { Relation, takeRelationships } from "./relationships";

const related = (id: string, type: number, username: string, global_name?: string) => ({ id, type, user: { id, username, ...(global_name ? { global_name } : {}) } });
const ids = (all: { id: string }[]) => all.map(({ id }) => id);

beforeEach(() => {
  forgetPresences();
  takeRelationships([
    related("1", Relation.friend, "zoe"),
    related("2", Relation.friend, "b.ann", "Марія Коваль"),
    related("3", Relation.outgoing, "carl"),
    related("4", Relation.incoming, "dora"),
    related("5", Relation.blocked, "eve"),
  ]);
});

test("each tab lists its own, by name, and requests to answer come first", () => {
  assert.deepEqual([ids(listedIn("all")), ids(listedIn("pending")), ids(listedIn("blocked")), ids(listedIn("add"))], [["1", "2"], ["4", "3"], ["5"], []]);
});

test("online are those who are here in any way", () => {
  assert.deepEqual(ids(listedIn("online")), []);
  seePresence({ user: { id: "2" }, status: "dnd" });
  assert.deepEqual(ids(listedIn("online")), ["2"]);
});

test("friends are found by the words of their name, across alphabets, and by their username", () => {
  const found = (query: string) => ids(named(listedIn("all"), query));
  assert.deepEqual([found("mar"), found("ков"), found("ann"), found("zo"), found("x"), found(" ")], [["2"], ["2"], ["2"], ["1"], [], ["1", "2"]]);
});
