import assert from "node:assert/strict";
import { test } from "node:test";
import { saveGuild, toGuild } from "./guilds";
import { mayChangeRole, mayGive, mayModerate, rankOf } from "./hierarchy";
import { saveMembers } from "./members";
import { me } from "./people";
import { Permission } from "./permissions";

const role = (id: string, position: number, permissions = 0n, managed = false) =>
  ({ id, name: id, permissions: String(permissions), position, color: 0, hoist: false, mentionable: false, managed });
const guild = toGuild({
  id: "1",
  owner_id: "10",
  roles: [role("1", 0), role("2", 1), role("3", 2, Permission.manageRoles | Permission.kick), role("4", 3), role("5", 1, 0n, true)],
});
saveGuild(guild);
const member = (id: string, roles: string[]) => ({ user: { id, username: id }, roles, joined_at: "2026-01-01T00:00:00Z" });
saveMembers("1", [member("10", []), member("11", ["3"]), member("12", ["2"]), member("13", ["4"]), member("14", ["3"])]);
const by = (id: string): void => void (me.value = { ...me.value, id });
const roleOf = (id: string) => guild.roles.get(id)!;

test("the owner stands above every role", () => {
  assert.equal(rankOf(guild, "10"), Infinity);
  assert.equal(rankOf(guild, "11"), 2);
  assert.equal(rankOf(guild, "99"), 0);
});

test("a role is changed by whoever stands above it and may manage roles", () => {
  by("11");
  assert.deepEqual(["1", "2", "3", "4"].map((id) => mayChangeRole(guild, roleOf(id))), [true, true, false, false]);
  by("12");
  assert.equal(mayChangeRole(guild, roleOf("1")), false);
});

test("nobody gives the role of everybody or a bot's own", () => {
  by("11");
  assert.deepEqual(["1", "2", "5"].map((id) => mayGive(guild, roleOf(id))), [false, true, false]);
});

test("one does nothing to oneself, to equals, to those above, or without the permission", () => {
  by("11");
  assert.deepEqual(["10", "11", "12", "13", "14"].map((id) => mayModerate(guild, id, Permission.kick)), [false, false, true, false, false]);
  assert.equal(mayModerate(guild, "12", Permission.ban), false);
});
