import assert from "node:assert/strict";
import { test } from "node:test";
import { setUploadLimit, uploadLimit } from "./attached";
import { channels, guildPositions, guilds, inOrder, saveChannels, saveGuild, toChannel, toGuild } from "./guilds";
import { pack, unpack } from "./kept";
import { noteVisit } from "./visits";
import { saveMembers } from "./members";
import { changeTimeline, resetTimeline, timeline, toMessage } from "./messages";
import { me, personSignal } from "./people";
import { known } from "./place";

const user = (id: string) => ({ id, username: "user" + id });
const wire = (id: number, channel: string) => ({ id: String(id), channel_id: channel, author: user("7"), content: `line ${id}`, timestamp: "2026-01-01T00:00:00Z", edited_timestamp: null, type: 0 });

function seed(): void {
  me.value = { id: "1", username: "me", globalName: null, avatar: null, isBot: false };
  saveGuild(toGuild({ id: "10", name: "Guild", owner_id: "1", roles: [] }));
  saveChannels([toChannel({ id: "11", type: 0, name: "general" }, "10"), toChannel({ id: "12", type: 0, name: "side" }, "10")]);
  saveMembers("10", [{ user: user("7"), nick: "Seven", roles: [], joined_at: "" }, { user: user("8"), roles: [], joined_at: "" }]);
  const messages = Array.from({ length: 80 }, (_, index) => toMessage(wire(100 + index, "11")));
  changeTimeline("11", { messages, loaded: true, atPresent: true, hasOlder: false });
}

test("what was open is there again, cut to its newest messages, with the people in them alone", () => {
  seed();
  noteVisit("11");
  noteVisit("12");
  const kept = structuredClone(pack("build"));
  assert.deepEqual(kept.talks.map(({ channelId, messages, hasOlder }) => [channelId, messages.length, hasOlder]), [["11", 50, true]]);
  assert.deepEqual(kept.members[0]?.members.map(({ userId }) => userId), ["7"]);
  guilds.value = new Map();
  channels.value = new Map();
  resetTimeline("11");
  unpack(kept);
  assert.equal(timeline("11").messages.at(-1)?.content, "line 179");
  assert.equal(timeline("11").loaded && known.value && guilds.value.has("10") && channels.value.has("12"), true);
  assert.equal(personSignal("7").value.username, "user7");
});

test("how much may be sent at once is what was last known", () => {
  seed();
  setUploadLimit(8_000_000);
  const kept = structuredClone(pack("build"));
  setUploadLimit(undefined);
  unpack(kept);
  assert.equal(uploadLimit(), 8_000_000);
});

test("messages away from the present are not kept: they would look like the newest", () => {
  seed();
  noteVisit("11");
  changeTimeline("11", { atPresent: false });
  assert.deepEqual(pack("build").talks, []);
});

test("guilds stand where they were put, the others behind them as one joined", () => {
  const made = (id: string, joined: string) => toGuild({ id, name: id, roles: [], joined_at: joined });
  const all = [made("1", "2026-01-03T00:00:00Z"), made("2", "2026-01-01T00:00:00Z"), made("3", "2026-01-02T00:00:00Z")];
  assert.deepEqual(inOrder(all, ["9", "3"]).map(({ id }) => id), ["3", "2", "1"]);
  assert.deepEqual(guildPositions.peek(), []);
});
