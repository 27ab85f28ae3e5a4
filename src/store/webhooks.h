// store/webhooks.h -- Webhooks: names under which programs write into a guild's channel.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::webhooks {

db::Statement insert(const Webhook& webhook);  // refused with UnknownChannel
// Its name, avatar and channel. Refused with UnknownWebhook.
db::Statement update(const Webhook& webhook);
db::Statement erase(WebhookId id);  // refused with UnknownWebhook

db::Statement by_id(WebhookId id);
// Oldest first.
db::Statement of_channel(ChannelId channel);
db::Statement of_guild(GuildId guild);
db::Statement of_application(GuildId guild, ApplicationId application);
Webhook to_webhook(const db::Row& row);

}  // namespace parley::store::webhooks
