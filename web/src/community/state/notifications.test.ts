import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { GuildNotifyWire, NotifyWire } from "../api/own";
import { channels, guilds, saveChannels, saveGuild, toChannel, toGuild } from "./guilds";
import { isMuted, levelOf, Level, mutesAt, saveNotifications, takeNotifications, wantsNotice } from "./notifications";
import { isNews, newsOf, noteMention, takeReads } from "./reads";

const plain: NotifyWire = { message_notifications: 3, muted: false, mute_config: null };
const place = (id: string | null, more: Partial<GuildNotifyWire> = {}): GuildNotifyWire => ({
  guild_id: id,
  ...plain,
  suppress_everyone: false,
  suppress_roles: false,
  channel_overrides: [],
  ...more,
});
const until = (at: number): Pick<NotifyWire, "muted" | "mute_config"> => ({
  muted: true,
  mute_config: { end_time: new Date(at).toISOString(), selected_time_window: 900 },
});
const channel = (id: string) => channels.peek().get(id)!;

beforeEach(() => {
  mutesAt.value = 1_000_000;
  takeNotifications([]);
  takeReads([]);
  guilds.value = new Map();
  channels.value = new Map();
  saveGuild(toGuild({ id: "1", properties: { id: "1", name: "", icon: null, owner_id: "9", default_message_notifications: 1 }, roles: [] }));
  saveChannels([
    toChannel({ id: "10", type: 4, guild_id: "1" }),
    toChannel({ id: "11", type: 0, guild_id: "1", parent_id: "10", last_message_id: "500" }),
    toChannel({ id: "12", type: 11, guild_id: "1", parent_id: "11", last_message_id: "500" }),
    toChannel({ id: "20", type: 1, last_message_id: "500" }),
  ]);
});

test("a channel's level is its own, its category's, the guild's choice, the guild's default, in that order", () => {
  assert.equal(levelOf(channel("11")), Level.mentions);
  assert.equal(levelOf(channel("20")), Level.all);
  saveNotifications(place("1", { message_notifications: 0 }));
  assert.equal(levelOf(channel("11")), Level.all);
  saveNotifications(place("1", { message_notifications: 0, channel_overrides: [{ ...plain, channel_id: "10", message_notifications: 2 }] }));
  assert.equal(levelOf(channel("11")), Level.nothing);
  const both = [{ ...plain, channel_id: "10", message_notifications: 2 }, { ...plain, channel_id: "11", message_notifications: 1 }];
  saveNotifications(place("1", { channel_overrides: both }));
  assert.equal(levelOf(channel("11")), Level.mentions);
  assert.equal(levelOf(channel("12")), Level.mentions, "a thread is as its channel");
});

test("a mute holds for what lies in it, and ends by itself", () => {
  saveNotifications(place("1", { channel_overrides: [{ ...plain, channel_id: "10", ...until(1_000_500) }] }));
  assert.deepEqual(["11", "12", "20"].map((id) => isMuted(channel(id))), [true, true, false]);
  mutesAt.value = 1_000_501;
  assert.equal(isMuted(channel("11")), false);
});

test("a muted channel is no news until somebody calls, and then counts the calls", () => {
  saveNotifications(place("1", { channel_overrides: [{ ...plain, channel_id: "11", muted: true }, { ...plain, channel_id: "12", muted: true }] }));
  assert.equal(isNews(channel("11")), false);
  assert.deepEqual(newsOf("1"), { mentions: 0, unread: false });
  noteMention(channel("11"));
  assert.equal(isNews(channel("11")), true);
  assert.deepEqual(newsOf("1"), { mentions: 1, unread: true });
});

test("a muted conversation of two shows nothing at all, as each of its messages calls", () => {
  noteMention(channel("20"));
  assert.deepEqual(newsOf("@me"), { mentions: 1, unread: true });
  saveNotifications(place(null, { channel_overrides: [{ ...plain, channel_id: "20", muted: true }] }));
  assert.deepEqual(newsOf("@me"), { mentions: 0, unread: false });
});

test("the browser shows what the level asks for and nothing of what is muted", () => {
  const shown = () => [wantsNotice(channel("11"), false), wantsNotice(channel("11"), true)];
  assert.deepEqual(shown(), [false, true], "the guild's default: mentions");
  saveNotifications(place("1", { message_notifications: 0 }));
  assert.deepEqual(shown(), [true, true]);
  saveNotifications(place("1", { message_notifications: 2 }));
  assert.deepEqual(shown(), [false, false]);
  saveNotifications(place("1", { message_notifications: 0, muted: true }));
  assert.deepEqual(shown(), [false, false]);
});
