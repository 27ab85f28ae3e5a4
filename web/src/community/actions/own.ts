// What I say of myself and of what I want to hear. The server's answer is what is shown, here and on my other devices.
import { effect } from "@preact/signals";
import type { GuildNotifyWire, NotifyChange, NotifyWire, OwnReady, OwnSettingsWire, RelationshipWire } from "../api/own";
import type { Id } from "../api/types";
import type { Channel } from "../state/guilds";
import { mutesAt, placeOf, saveNotifications, takeNotifications } from "../state/notifications";
import { customStatus, ownActivities, ownStatus, takeOwnSettings, type CustomStatus, type OwnStatus } from "../state/own-settings";
import { dropRelationship, saveRelationship, takeRelationships } from "../state/relationships";
import { link } from "../state/place";
import { doors } from "./context";
import { orNotice } from "./refusals";

export function takeOwn(wire: OwnReady): void {
  takeNotifications(wire.user_guild_settings?.entries ?? []);
  takeOwnSettings(wire.user_settings ?? {});
  takeRelationships(wire.relationships ?? []);
}

export const ownHandlers = {
  USER_GUILD_SETTINGS_UPDATE: (wire: GuildNotifyWire) => saveNotifications(wire),
  USER_SETTINGS_UPDATE: (wire: OwnSettingsWire) => takeOwnSettings(wire),
  RELATIONSHIP_ADD: (wire: RelationshipWire) => saveRelationship(wire),
  RELATIONSHIP_REMOVE: ({ id }: { id: Id }) => dropRelationship(id),
};

export async function changeNotifications(place: Id, change: NotifyChange): Promise<void> {
  const kept = await orNotice(doors().routes.changeNotifications(place, change));
  if (kept) saveNotifications(kept);
}
export const changeChannelNotifications = (channel: Channel, change: Partial<NotifyWire>): Promise<void> =>
  changeNotifications(placeOf(channel), { channel_overrides: { [channel.id]: change } });

/** Seconds; -1 until it is turned on, 0 not at all. */
export function muteFor(seconds: number): Pick<NotifyWire, "muted" | "mute_config"> {
  if (seconds === 0) return { muted: false, mute_config: null };
  const end = seconds < 0 ? null : new Date(Date.now() + seconds * 1000).toISOString();
  mutesAt.value = Date.now();
  return { muted: true, mute_config: { end_time: end, selected_time_window: seconds } };
}

async function keepOwn(change: OwnSettingsWire): Promise<boolean> {
  const kept = await orNotice(doors().routes.changeOwnSettings(change));
  if (kept) takeOwnSettings(change);
  return kept !== null;
}
export const setStatus = (status: OwnStatus): Promise<boolean> => keepOwn({ status });
export function setCustomStatus(own: CustomStatus | null): Promise<boolean> {
  if (!own) return keepOwn({ custom_status: null });
  const expires_at = own.until === null ? null : new Date(own.until).toISOString();
  return keepOwn({ custom_status: { text: own.text, emoji_name: own.emoji || null, expires_at } });
}

/** Others see what was chosen on whichever device; a status that ends is taken away when it does. */
export function watchOwnStatus(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const status = ownStatus.value;
    const own = customStatus.value;
    const now = Date.now();
    clearTimeout(timer);
    if (own?.until && own.until > now) timer = setTimeout(() => void setCustomStatus(null), Math.min(own.until - now, 2_147_000_000));
    doors().gateway.setPresence(status, ownActivities(now), link.value === "ready");
  });
}

export const block = (user: Id): Promise<unknown> => orNotice(doors().routes.block(user));
export const befriend = (user: Id): Promise<unknown> => orNotice(doors().routes.befriend(user));
export const endRelationship = (user: Id): Promise<unknown> => orNotice(doors().routes.endRelationship(user));
