import assert from "node:assert/strict";
import { test } from "node:test";
import { toChannel, toGuild } from "./guilds";
import { EVERYTHING, inChannel, inGuild, Permission } from "./permissions";

const view = Permission.viewChannel;
const send = Permission.sendMessages;
const role = (id: string, permissions: bigint) => ({
  id,
  name: id,
  permissions: String(permissions),
  position: 0,
  color: 0,
  hoist: false,
  mentionable: false,
  managed: false,
});
const guild = toGuild({
  id: "1",
  name: "Reading",
  owner_id: "9",
  roles: [role("1", view | send), role("2", 0n), role("3", Permission.administrator)],
});
const channelWith = (...overwrites: [id: string, type: 0 | 1, allow: bigint, deny: bigint][]) =>
  toChannel({
    id: "5",
    type: 0,
    guild_id: "1",
    permission_overwrites: overwrites.map(([id, type, allow, deny]) => ({ id, type, allow: String(allow), deny: String(deny) })),
  });
const member = (roles: string[] = [], timeoutUntil = 0) => ({ userId: "7", roles, timeoutUntil });

test("the owner and administrators may do everything, whatever a channel says", () => {
  const closed = channelWith(["1", 0, 0n, view]);
  assert.equal(inChannel(guild, closed, { ...member(), userId: "9" }), EVERYTHING);
  assert.equal(inChannel(guild, closed, member(["3"])), EVERYTHING);
  assert.equal(inGuild(guild, member()), view | send);
});

test("overwrites count in order: everyone, roles together, the member", () => {
  assert.equal(inChannel(guild, channelWith(["1", 0, 0n, send]), member(["2"])), view);
  assert.equal(inChannel(guild, channelWith(["1", 0, 0n, send], ["2", 0, send, 0n]), member(["2"])), view | send);
  assert.equal(inChannel(guild, channelWith(["2", 0, send, 0n], ["7", 1, 0n, send]), member(["2"])), view);
});

test("a role's deny gives way to another role's allow", () => {
  const two = toGuild({ id: "1", name: "", owner_id: "9", roles: [role("1", view | send), role("2", 0n), role("4", 0n)] });
  assert.equal(inChannel(two, channelWith(["2", 0, 0n, send], ["4", 0, send, 0n]), member(["2", "4"])), view | send);
});

test("without sight there is nothing, and a timeout leaves only reading", () => {
  assert.equal(inChannel(guild, channelWith(["1", 0, send, view]), member()), 0n);
  assert.equal(inChannel(guild, channelWith(), member([], 2_000), undefined, 1_000), view);
  assert.equal(inChannel(guild, channelWith(), member([], 2_000), undefined, 3_000), view | send);
});

test("a thread has the overwrites of its channel", () => {
  const parent = channelWith(["1", 0, 0n, send]);
  const thread = toChannel({ id: "6", type: 11, guild_id: "1", parent_id: "5" });
  assert.equal(inChannel(guild, thread, member(), parent), view);
});
