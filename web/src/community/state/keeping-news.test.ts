import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { AuditEntryWire } from "../api/owning";
import { auditNews, newsOfTopic, noteAudit, noteNews, withNews } from "./keeping-news";

const entry = (id: string, user_id = "1", action_type = 22): AuditEntryWire => ({ id, user_id, target_id: null, action_type });
beforeEach(() => void (auditNews.value = []));

test("what was done meanwhile stands on top, once, and as the list is narrowed", () => {
  for (const [id, user, action] of [["10", "1", 22], ["11", "2", 22], ["12", "1", 20]] as const) noteAudit({ ...entry(id, user, action), guild_id: "7" });
  noteAudit({ ...entry("13"), guild_id: "8" });
  const ids = (by = "", action = "") => withNews([entry("10"), entry("9")], "7", by, action).map(({ id }) => id);
  assert.deepEqual(ids(), ["12", "11", "10", "9"]);
  assert.deepEqual(ids("1"), ["12", "10", "9"]);
  assert.deepEqual(ids("", "22"), ["11", "10", "9"]);
});

test("a storm of changes is news once, of its own guild and topic", async () => {
  for (let i = 0; i < 20; i++) noteNews("bans", "7");
  await new Promise((done) => setTimeout(done, 400));
  assert.deepEqual([newsOfTopic("bans", "7"), newsOfTopic("bans", "8"), newsOfTopic("invites", "7")], [1, 0, 0]);
});
