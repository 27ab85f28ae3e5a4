// What I want to be told of. The server keeps it, so all my devices agree; here it decides what is dim, what counts and what
// the browser shows.
import { effect, signal } from "@preact/signals";
import type { GuildNotifyWire, NotifyWire } from "../api/own";
import type { Id } from "../api/types";
import { channels, guilds, isDirect, isThread, type Channel } from "./guilds";

/** Source: Discord's clients. */
export const Level = { all: 0, mentions: 1, nothing: 2, inherited: 3 } as const;
/** `until` null: until it is turned on. */
export type Mute = { isOn: boolean; until: number | null };
export type Notify = { level: number; mute: Mute };
export type PlaceNotify = Notify & { suppressEveryone: boolean; suppressRoles: boolean; channels: ReadonlyMap<Id, Notify> };

const DIRECTS = "@me";
export const placeOf = (channel: Channel): Id => channel.guildId ?? DIRECTS;

/** By guild; the direct messages under "@me". */
export const notifications = signal<ReadonlyMap<Id, PlaceNotify>>(new Map());
/** The moment by which mutes are judged: it moves when one ends. */
export const mutesAt = signal(Date.now());

function toNotify(wire: NotifyWire): Notify {
  const end = wire.mute_config?.end_time;
  return { level: wire.message_notifications, mute: { isOn: wire.muted, until: end ? Date.parse(end) : null } };
}

const toPlace = (wire: GuildNotifyWire): PlaceNotify => ({
  ...toNotify(wire),
  suppressEveryone: wire.suppress_everyone,
  suppressRoles: wire.suppress_roles,
  channels: new Map(wire.channel_overrides.map((entry) => [entry.channel_id, toNotify(entry)])),
});

const keyOf = (wire: GuildNotifyWire): Id => wire.guild_id ?? DIRECTS;
export function takeNotifications(entries: readonly GuildNotifyWire[]): void {
  notifications.value = new Map(entries.map((wire) => [keyOf(wire), toPlace(wire)]));
}
export function saveNotifications(wire: GuildNotifyWire): void {
  notifications.value = new Map(notifications.peek()).set(keyOf(wire), toPlace(wire));
}

const NOTHING_SAID: PlaceNotify = { level: Level.inherited, mute: { isOn: false, until: null }, suppressEveryone: false, suppressRoles: false, channels: new Map() };
const NO_OVERRIDE: Notify = { level: Level.inherited, mute: NOTHING_SAID.mute };
export const notifyIn = (place: Id): PlaceNotify => notifications.value.get(place) ?? NOTHING_SAID;
export const notifyOf = (channel: Channel): Notify => notifyIn(placeOf(channel)).channels.get(channel.id) ?? NO_OVERRIDE;

export const isOn = ({ isOn: on, until }: Mute): boolean => on && (until === null || until > mutesAt.value);
export const isPlaceMuted = (place: Id): boolean => isOn(notifyIn(place).mute);

/** The channel, and what it lies in: a thread's channel, a category. */
function chain(channel: Channel): Channel[] {
  const parent = channel.parentId === null ? undefined : channels.value.get(channel.parentId);
  return parent ? [channel, ...chain(parent)] : [channel];
}

/** By itself or by what it lies in, the guild apart. */
export const isChannelMuted = (channel: Channel): boolean => chain(channel).some((entry) => isOn(notifyOf(entry).mute));
/** It neither counts as unread nor shows notifications. */
export const isMuted = (channel: Channel): boolean => isPlaceMuted(placeOf(channel)) || isChannelMuted(channel);

/** What holds for a channel that says nothing itself. */
export function inheritedLevel(channel: Channel): number {
  const [, ...above] = chain(channel);
  const said = above.map((entry) => notifyOf(entry).level).find((level) => level !== Level.inherited);
  return said ?? placeLevel(placeOf(channel));
}
export function placeLevel(place: Id): number {
  const { level } = notifyIn(place);
  return level === Level.inherited ? (guilds.value.get(place)?.defaultNotifications ?? Level.all) : level;
}
export function levelOf(channel: Channel): number {
  const own = notifyOf(channel).level;
  return own === Level.inherited ? inheritedLevel(channel) : own;
}

/** Whether the browser shows a message there; `called`: it calls me. */
export function wantsNotice(channel: Channel, called: boolean): boolean {
  if (isMuted(channel)) return false;
  const level = levelOf(channel);
  // A thread is told of by those who joined it; the page knows no more than that it calls.
  if (level === Level.all) return called || !isThread(channel);
  return level === Level.mentions && (called || isDirect(channel));
}

const LONGEST_TIMER = 2_147_000_000;
/** Mutes end by themselves: everything that shows them follows. */
export function watchMutes(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const now = mutesAt.value;
    const all = [...notifications.value.values()].flatMap((place) => [place.mute, ...[...place.channels.values()].map(({ mute }) => mute)]);
    const ends = all.flatMap(({ isOn: on, until }) => (on && until !== null && until > now ? [until] : []));
    clearTimeout(timer);
    if (ends.length === 0) return;
    const wait = Math.min(...ends) - Date.now();
    timer = setTimeout(() => (mutesAt.value = Date.now()), Math.min(Math.max(wait, 0) + 50, LONGEST_TIMER));
  });
}
