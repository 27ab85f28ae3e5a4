#include "store/webhooks.h"

namespace parley::store::webhooks {

db::Statement insert(const Webhook& w) {
    return db::Statement("INSERT INTO webhooks (id, type, guild_id, channel_id, creator_id, name, avatar, token, application_id) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                         w.id, w.type, w.guild_id, w.channel_id, w.creator_id, w.name, w.avatar, w.token, w.application_id)
        .on_conflict(Code::UnknownChannel);
}

db::Statement update(const Webhook& w) {
    return db::Statement("UPDATE webhooks SET name = $2, avatar = $3, channel_id = $4 WHERE id = $1", w.id, w.name, w.avatar, w.channel_id)
        .or_refuse(Code::UnknownWebhook);
}

db::Statement erase(WebhookId id) { return db::Statement("DELETE FROM webhooks WHERE id = $1", id).or_refuse(Code::UnknownWebhook); }

db::Statement by_id(WebhookId id) {
    return db::Statement("SELECT id, type, guild_id, channel_id, creator_id, name, avatar, token, application_id FROM webhooks "
                         "WHERE id = $1", id);
}

db::Statement of_channel(ChannelId channel) {
    return db::Statement("SELECT id, type, guild_id, channel_id, creator_id, name, avatar, token, application_id FROM webhooks "
                         "WHERE channel_id = $1 ORDER BY id", channel);
}

db::Statement of_guild(GuildId guild) {
    return db::Statement("SELECT id, type, guild_id, channel_id, creator_id, name, avatar, token, application_id FROM webhooks "
                         "WHERE guild_id = $1 ORDER BY id", guild);
}

db::Statement of_application(GuildId guild, ApplicationId application) {
    return db::Statement("SELECT id, type, guild_id, channel_id, creator_id, name, avatar, token, application_id FROM webhooks "
                         "WHERE guild_id = $1 AND application_id = $2 ORDER BY id", guild, application);
}

Webhook to_webhook(const db::Row& row) {
    return {.id = row.id<WebhookId>(0), .type = static_cast<int>(row.integer(1)), .guild_id = row.id<GuildId>(2),
            .channel_id = row.id<ChannelId>(3), .creator_id = row.id<UserId>(4), .name = row.text(5), .avatar = row.maybe_text(6),
            .token = row.text(7), .application_id = row.maybe_id<ApplicationId>(8)};
}

}  // namespace parley::store::webhooks
