// What the gateway tells of a guild to those who keep it; shown in its settings alone.
import type { Id } from "../api/types";
import { noteAudit, noteNews, type AuditNews, type Topic } from "../state/keeping-news";

type OfGuild = { guild_id?: Id };
const news = (topic: Topic) => ({ guild_id }: OfGuild): void => void (guild_id && noteNews(topic, guild_id));

export const keepingHandlers = {
  GUILD_BAN_ADD: news("bans"),
  GUILD_BAN_REMOVE: news("bans"),
  INVITE_CREATE: news("invites"),
  INVITE_DELETE: news("invites"),
  WEBHOOKS_UPDATE: news("webhooks"),
  GUILD_AUDIT_LOG_ENTRY_CREATE: (entry: AuditNews) => noteAudit(entry),
};
