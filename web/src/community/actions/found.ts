// Founding a guild with what it begins with. It is there at once; a channel that is refused leaves the others.
import { toGuild, guilds, saveGuild } from "../state/guilds";
import type { Id } from "../api/types";
import type { Group } from "../text/starter-words";
import { doors } from "./context";
import { orNotice } from "./refusals";

async function fill(guildId: Id, { category, channels }: Group): Promise<void> {
  const { createCategory, createChannel } = doors().routes;
  const parent = await orNotice(createCategory(guildId, category));
  if (!parent) return;
  for (const name of channels) await orNotice(createChannel(guildId, name, parent.id, 0));
}

/** Throws the refusal of the guild itself. `channelId`: where newcomers come in. */
export async function found(name: string, groups: readonly Group[]): Promise<{ guildId: Id; channelId: Id | null }> {
  const made = await doors().routes.createGuild(name);
  if (!guilds.peek().has(made.id)) saveGuild(toGuild(made));
  for (const group of groups) await fill(made.id, group);
  return { guildId: made.id, channelId: made.system_channel_id ?? null };
}
