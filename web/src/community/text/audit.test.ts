import assert from "node:assert/strict";
import { test } from "node:test";
import { saveGuild, toGuild } from "../state/guilds";
import { meet } from "../state/people";
import { changeLines, sentence, targetOf } from "./audit";
import { auditCatalogues } from "./audit-words";
import { assertTranslated } from "./catalogue-check";

saveGuild(toGuild({ id: "1", owner_id: "2", roles: [{ id: "7", name: "Crew", permissions: "0", position: 1, color: 0, hoist: false, mentionable: false, managed: false }] }));
meet({ id: "5", username: "bob" });
const entry = (action_type: number, target_id: string, changes?: { key: string; old_value?: unknown; new_value?: unknown }[]) =>
  ({ id: "9", user_id: "2", target_id, action_type, ...(changes ? { changes } : {}) });

test("an entry names people, what is still there, and what is not", () => {
  assert.equal(sentence("1", entry(22, "5"), "Ann"), "Ann banned bob");
  assert.equal(sentence("1", entry(31, "7"), "Ann"), "Ann changed the role Crew");
  assert.equal(sentence("1", entry(12, "8", [{ key: "name", old_value: "attic" }]), "Ann"), "Ann deleted the channel attic");
  assert.equal(targetOf("1", entry(12, "8")), "8");
  assert.equal(sentence("1", entry(999, "8"), "Ann"), "Ann did something");
});

test("changes are told with what was before and after", () => {
  const lines = changeLines(entry(25, "5", [{ key: "$add", new_value: [{ id: "7", name: "Crew" }] }, { key: "system_channel_id", new_value: "3" }, { key: "x" }]));
  assert.deepEqual(lines, ["+ Crew", "system channel id: nothing → 3"]);
});

test("the audit log speaks all languages", () => assertTranslated(auditCatalogues));
