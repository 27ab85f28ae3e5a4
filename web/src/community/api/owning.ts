// The routes with which a guild is kept. They come with its settings, not with the first screen.
import type { Rest } from "./rest";
import type { ChannelWire, EmojiWire, GuildWire, Id, InviteWire, MemberWire, OverwriteWire, RoleWire, UserWire } from "./types";

export type GuildChanges = {
  name?: string;
  description?: string | null;
  icon?: string | null;
  owner_id?: Id;
  system_channel_id?: Id | null;
  default_message_notifications?: number;
};
export type RoleChanges = { name?: string; color?: number; hoist?: boolean; mentionable?: boolean; permissions?: string };
export type MemberChanges = { nick?: string | null; roles?: readonly Id[]; communication_disabled_until?: string | null };
export type ChannelChanges = {
  name?: string;
  topic?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  permission_overwrites?: OverwriteWire[];
};
export type BanWire = { reason: string | null; user: UserWire };
export type KeptInviteWire = InviteWire & { uses: number; max_uses: number; max_age: number; created_at: string; expires_at: string | null };
export type WebhookWire = { id: Id; name: string | null; avatar: string | null; channel_id: Id; url?: string; user?: UserWire };
export type WebhookChanges = { name?: string; avatar?: string | null; channel_id?: Id };
export type IntegrationWire = { id: Id; name: string; application: { id: Id; description: string; bot: UserWire } };
export type KeptEmojiWire = EmojiWire & { user?: UserWire };
export type AuditChange = { key: string; old_value?: unknown; new_value?: unknown };
export type AuditEntryWire = {
  id: Id;
  user_id: Id | null;
  target_id: string | null;
  action_type: number;
  changes?: AuditChange[];
  options?: Record<string, unknown>;
  reason?: string;
};
export type AuditWire = { audit_log_entries: AuditEntryWire[]; users: UserWire[] };

const pairs = (values: Record<string, string | number | undefined>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value === undefined || value === "" ? [] : [[key, String(value)]]))).toString();

export function makeOwning(rest: Rest) {
  return {
    changeGuild: (guild: Id, changes: GuildChanges) => rest.patch<GuildWire>(`/guilds/${guild}`, changes),
    deleteGuild: (guild: Id) => rest.delete(`/guilds/${guild}`),

    addRole: (guild: Id, name: string) => rest.post<RoleWire>(`/guilds/${guild}/roles`, { name }),
    changeRole: (guild: Id, role: Id, changes: RoleChanges) => rest.patch<RoleWire>(`/guilds/${guild}/roles/${role}`, changes),
    arrangeRoles: (guild: Id, places: readonly { id: Id; position: number }[]) => rest.patch<RoleWire[]>(`/guilds/${guild}/roles`, places),
    deleteRole: (guild: Id, role: Id) => rest.delete(`/guilds/${guild}/roles/${role}`),
    giveRole: (guild: Id, user: Id, role: Id) => rest.put(`/guilds/${guild}/members/${user}/roles/${role}`),
    takeRole: (guild: Id, user: Id, role: Id) => rest.delete(`/guilds/${guild}/members/${user}/roles/${role}`),

    changeMember: (guild: Id, user: Id, changes: MemberChanges, reason = "") =>
      rest.patch<MemberWire>(`/guilds/${guild}/members/${user}`, changes, reason),
    kick: (guild: Id, user: Id, reason: string) => rest.delete(`/guilds/${guild}/members/${user}`, reason),
    ban: (guild: Id, user: Id, eraseSeconds: number, reason: string) =>
      rest.put(`/guilds/${guild}/bans/${user}`, { delete_message_seconds: eraseSeconds }, reason),
    bans: (guild: Id, after: Id) => rest.get<BanWire[]>(`/guilds/${guild}/bans?${pairs({ limit: 1000, after })}`),
    unban: (guild: Id, user: Id) => rest.delete(`/guilds/${guild}/bans/${user}`),
    prunable: (guild: Id, days: number) => rest.get<{ pruned: number }>(`/guilds/${guild}/prune?days=${days}`),
    prune: (guild: Id, days: number) => rest.post<{ pruned: number }>(`/guilds/${guild}/prune`, { days }),

    addCategory: (guild: Id, name: string) => rest.post<ChannelWire>(`/guilds/${guild}/channels`, { name, type: 4 }),
    changeChannel: (channel: Id, changes: ChannelChanges) => rest.patch<ChannelWire>(`/channels/${channel}`, changes),
    arrangeChannels: (guild: Id, places: readonly { id: Id; position: number; parent_id: Id | null }[]) => rest.patch(`/guilds/${guild}/channels`, places),
    deleteChannel: (channel: Id) => rest.delete(`/channels/${channel}`),

    invites: (guild: Id) => rest.get<KeptInviteWire[]>(`/guilds/${guild}/invites`),
    addInvite: (channel: Id, max_age: number, max_uses: number) => rest.post<KeptInviteWire>(`/channels/${channel}/invites`, { max_age, max_uses }),
    revoke: (code: string) => rest.delete(`/invites/${code}`),

    emojis: (guild: Id) => rest.get<KeptEmojiWire[]>(`/guilds/${guild}/emojis`),
    addEmoji: (guild: Id, name: string, image: string) => rest.post<KeptEmojiWire>(`/guilds/${guild}/emojis`, { name, image }),
    renameEmoji: (guild: Id, emoji: Id, name: string) => rest.patch<KeptEmojiWire>(`/guilds/${guild}/emojis/${emoji}`, { name }),
    deleteEmoji: (guild: Id, emoji: Id) => rest.delete(`/guilds/${guild}/emojis/${emoji}`),

    webhooks: (guild: Id) => rest.get<WebhookWire[]>(`/guilds/${guild}/webhooks`),
    addWebhook: (channel: Id, name: string) => rest.post<WebhookWire>(`/channels/${channel}/webhooks`, { name }),
    changeWebhook: (webhook: Id, changes: WebhookChanges) => rest.patch<WebhookWire>(`/webhooks/${webhook}`, changes),
    deleteWebhook: (webhook: Id) => rest.delete(`/webhooks/${webhook}`),

    integrations: (guild: Id) => rest.get<IntegrationWire[]>(`/guilds/${guild}/integrations`),
    removeIntegration: (guild: Id, integration: Id) => rest.delete(`/guilds/${guild}/integrations/${integration}`),
    audit: (guild: Id, before: Id | undefined, user_id: Id, action_type: string) =>
      rest.get<AuditWire>(`/guilds/${guild}/audit-logs?${pairs({ limit: 50, before, user_id, action_type })}`),
  };
}
