// What travels over the Discord door, as far as the page reads it. Source: Discord API v10.
import type { ComponentWire } from "./interactions";
import type { OwnReady } from "./own";

export type Id = string;

export type UserWire = { id: Id; username: string; global_name?: string | null; avatar?: string | null; bot?: boolean };
export type RoleWire = {
  id: Id;
  name: string;
  permissions: string;
  position: number;
  color: number;
  hoist: boolean;
  mentionable: boolean;
  managed: boolean;
};
export type OverwriteWire = { id: Id; type: 0 | 1; allow: string; deny: string };
export type ChannelWire = {
  icon?: string | null;
  id: Id;
  type: number;
  guild_id?: Id;
  name?: string | null;
  position?: number;
  parent_id?: Id | null;
  topic?: string | null;
  permission_overwrites?: OverwriteWire[];
  last_message_id?: Id | null;
  rate_limit_per_user?: number;
  recipients?: UserWire[];
  nsfw?: boolean;
  flags?: number;
  available_tags?: ForumTagWire[];
  default_sort_order?: number | null;
  /** Of threads. `member` is there when one is in it. */
  owner_id?: Id;
  message_count?: number;
  member_count?: number;
  applied_tags?: Id[];
  thread_metadata?: { archived: boolean; locked: boolean; archive_timestamp?: string };
  member?: { user_id?: Id };
};
export type ForumTagWire = { id: Id; name: string; moderated?: boolean; emoji_id?: Id | null; emoji_name?: string | null };
export type ThreadListWire = { threads: ChannelWire[]; has_more?: boolean };
export type FoundWire = { total_results: number; messages: MessageWire[][]; threads?: ChannelWire[] };
export type MemberWire = {
  user?: UserWire;
  nick?: string | null;
  roles: Id[];
  joined_at: string;
  communication_disabled_until?: string | null;
};
export type EmojiWire = { id: Id | null; name: string; animated?: boolean };
export type ActivityWire = { name: string; type: number; state?: string | null };
export type PresenceWire = { user: { id: Id }; guild_id?: Id; status: string; activities?: ActivityWire[] };
export type GuildLook = {
  id: Id;
  name: string;
  icon: string | null;
  owner_id: Id;
  description?: string | null;
  system_channel_id?: Id | null;
  default_message_notifications?: number;
};
/** A person's client is told of a guild with its look apart from what fills it. */
export type GuildWire = Partial<GuildLook> & {
  id: Id;
  unavailable?: boolean;
  properties?: GuildLook;
  roles: RoleWire[];
  emojis?: EmojiWire[];
  channels?: ChannelWire[];
  threads?: ChannelWire[];
  members?: MemberWire[];
  presences?: PresenceWire[];
  member_count?: number;
  joined_at?: string;
};
export type AttachmentWire = {
  id: Id;
  filename: string;
  size: number;
  url: string;
  content_type?: string;
  width?: number | null;
  height?: number | null;
  description?: string;
  duration_secs?: number;
};
export type EmbedMedia = { url: string; width?: number; height?: number };
export type EmbedWire = {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  timestamp?: string;
  author?: { name: string; url?: string; icon_url?: string };
  footer?: { text: string; icon_url?: string };
  image?: EmbedMedia;
  thumbnail?: EmbedMedia;
  fields?: { name: string; value: string; inline?: boolean }[];
};
export type ReactionWire = { emoji: EmojiWire; count: number; me: boolean };
export type MessageWire = {
  id: Id;
  channel_id: Id;
  guild_id?: Id;
  author: UserWire;
  member?: MemberWire;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  mention_everyone?: boolean;
  mentions?: UserWire[];
  mention_roles?: Id[];
  attachments?: AttachmentWire[];
  embeds?: EmbedWire[];
  reactions?: ReactionWire[];
  components?: ComponentWire[];
  application_id?: Id;
  interaction_metadata?: { user?: UserWire; name?: string; command_type?: number };
  nonce?: string | number;
  pinned?: boolean;
  type: number;
  flags?: number;
  webhook_id?: Id;
  message_snapshots?: { message: Pick<MessageWire, "content" | "attachments" | "embeds"> }[];
  message_reference?: { message_id?: Id; channel_id?: Id };
  referenced_message?: MessageWire | null;
  thread?: ChannelWire;
};
export type ReadEntry = { id: Id; last_message_id?: Id | null; mention_count?: number };
export type ReadyWire = OwnReady & {
  user: UserWire;
  session_id: string;
  guilds: GuildWire[];
  private_channels: ChannelWire[];
  read_state?: { entries: ReadEntry[] } | ReadEntry[];
  users?: UserWire[];
  /** Of friends and of those whom one talks with. */
  presences?: PresenceWire[];
  user_settings?: { guild_positions?: Id[] };
};
/** What the page brings with it, so that it can be shown before the gateway has said anything. */
export type FirstScreenWire = {
  ready: Omit<ReadyWire, "session_id">;
  /** Bytes that the files of one message may have together. */
  upload_limit: number;
  channel_id: Id | null;
  /** Newest first, as everywhere; null when the address names no channel that one may view. */
  messages: MessageWire[] | null;
  /** Their authors, as members of the guild. */
  members: MemberWire[];
};
export type InviteWire = {
  code: string;
  guild: { id: Id; name: string; icon: string | null; description?: string | null };
  channel: { id: Id; name: string; type: number };
  inviter?: UserWire;
  approximate_member_count?: number;
  approximate_presence_count?: number;
};
