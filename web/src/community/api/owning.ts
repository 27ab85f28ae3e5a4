// The routes with which a guild is kept. They come with its settings, not with the first screen.
import type { Rest } from "./rest";
import type { GuildWire, Id } from "./types";

export type GuildChanges = {
  name?: string;
  description?: string | null;
  icon?: string | null;
  owner_id?: Id;
  system_channel_id?: Id | null;
  default_message_notifications?: number;
};

export function makeOwning(rest: Rest) {
  return {
    changeGuild: (guild: Id, changes: GuildChanges) => rest.patch<GuildWire>(`/guilds/${guild}`, changes),
    deleteGuild: (guild: Id) => rest.delete(`/guilds/${guild}`),
  };
}
