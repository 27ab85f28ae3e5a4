// A message in one line, with the names as they are where it is read.
import type { Id } from "../api/types";
import { channels, guilds } from "../state/guilds";
import { nameIn } from "../state/members";
import { oneLine } from "./markdown";
import { say } from "./words";

export const preview = (content: string, guildId: Id | null): string =>
  oneLine(content, {
    user: (id) => nameIn(guildId, id) || say.talk.somebody,
    role: (id) => (guildId && guilds.value.get(guildId)?.roles.get(id)?.name) || say.talk.unknownRole,
    channel: (id) => channels.value.get(id)?.name ?? say.talk.unknownChannel,
    hidden: "▒▒▒",
  });
