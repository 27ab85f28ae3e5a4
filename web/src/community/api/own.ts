// What belongs to one person: what they want to be told of, their own settings, the people around them. Source: Discord's clients.
import type { Rest } from "./rest";
import type { Id, UserWire } from "./types";

export type MuteWire = { end_time: string | null; selected_time_window: number };
export type NotifyWire = { message_notifications: number; muted: boolean; mute_config: MuteWire | null };
export type GuildNotifyWire = NotifyWire & {
  guild_id: Id | null;
  suppress_everyone: boolean;
  suppress_roles: boolean;
  channel_overrides: (NotifyWire & { channel_id: Id })[];
};
export type NotifyChange = Partial<Omit<GuildNotifyWire, "guild_id" | "channel_overrides">> & {
  channel_overrides?: Record<Id, Partial<NotifyWire>>;
};
export type CustomStatusWire = { text?: string | null; emoji_name?: string | null; expires_at?: string | null };
export type OwnSettingsWire = { status?: string; custom_status?: CustomStatusWire | null };
export type RelationshipWire = { id: Id; type: number; user: UserWire; since?: string };
export type OwnUserWire = UserWire & { bio?: string; email?: string | null };
/** What of READY is about the person alone. */
export type OwnReady = {
  user_guild_settings?: { entries: GuildNotifyWire[] };
  user_settings?: OwnSettingsWire;
  relationships?: RelationshipWire[];
};

export const ownRoutes = (rest: Rest) => ({
  /** `place`: a guild, or "@me". */
  changeNotifications: (place: Id, change: NotifyChange) => rest.patch<GuildNotifyWire>(`/users/@me/guilds/${place}/settings`, change),
  changeOwnSettings: (change: OwnSettingsWire) => rest.patch<OwnSettingsWire>("/users/@me/settings", change),
  /** What somebody says of themselves. */
  bio: async (id: Id): Promise<string> => (await rest.get<{ user_profile?: { bio?: string } }>(`/users/${id}/profile`)).user_profile?.bio ?? "",
  self: () => rest.get<OwnUserWire>("/users/@me"),
  changeSelf: (change: { global_name?: string | null; bio?: string; avatar?: string | null }) => rest.patch<OwnUserWire>("/users/@me", change),
  befriendByName: (username: string) => rest.post("/users/@me/relationships", { username }),
  befriend: (user: Id) => rest.put(`/users/@me/relationships/${user}`, {}),
  block: (user: Id) => rest.put(`/users/@me/relationships/${user}`, { type: 2 }),
  endRelationship: (user: Id) => rest.delete(`/users/@me/relationships/${user}`),
});
