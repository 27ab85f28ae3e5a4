// core/webhooks.h -- Webhooks: names under which programs write into a guild's channel, without an account of theirs.
// Whoever has a webhook's token may use, change and remove it; whoever may manage the channel's webhooks sees the token.
#pragma once
#include "core/actor.h"
#include "core/files/new_pictures.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostWebhooks = 15, kMostGuildWebhooks = 1'000;  // of one channel, of one guild
inline constexpr std::size_t kLongestWebhookName = 80;  // characters

struct WebhookDraft {
    ChannelId channel_id;
    std::string name;
    std::optional<std::string> avatar_uri;  // a data URI
    std::optional<ApplicationId> application_id;  // of the bot that makes it
};

struct WebhookChange {
    std::optional<std::string> name;
    std::optional<std::optional<std::string>> avatar_uri;  // nothing inside takes it away
    std::optional<ChannelId> channel_id;                   // in the same guild
};

class Webhooks {
public:
    Webhooks(store::Store& store, GuildCache& cache, Turns& turns, Images& images)
        : store_(store), cache_(cache), turns_(turns), images_(images) {}

    // Refused with UnknownChannel, MissingAccess, MissingPermissions, WrongChannelType for a thread or a category,
    // TooManyWebhooks, TooManyGuildWebhooks, or InvalidForm for a name or an avatar that is none.
    Task<Webhook> create(Actor actor, WebhookDraft draft);
    Task<std::vector<Webhook>> of_channel(UserId actor, ChannelId channel);
    Task<std::vector<Webhook>> of_guild(UserId actor, GuildId guild);

    // For those who may manage its channel's webhooks. Refused with UnknownWebhook, also for those who are not in its
    // guild, or with MissingPermissions.
    Task<Webhook> require(UserId actor, WebhookId id);
    Task<Webhook> change(Actor actor, WebhookId id, WebhookChange change);
    Task<> erase(Actor actor, WebhookId id);

    // For whoever has the token: nobody by name in the audit log. Refused with UnknownWebhook or InvalidWebhookToken. The
    // channel stays.
    Task<Webhook> require(WebhookId id, std::string token);
    Task<Webhook> change(Actor nobody, WebhookId id, std::string token, WebhookChange change);
    Task<> erase(Actor nobody, WebhookId id, std::string token);

    // Those of the guild among the ids, for whoever may know of them.
    Task<std::vector<Webhook>> among(GuildId guild, std::vector<std::uint64_t> ids);

private:
    Task<Webhook> find(WebhookId id);
    Task<> require_room(ChannelId channel);
    ChannelPtr require_place(UserId actor, ChannelId channel) const;
    void require_manager(UserId actor, const Webhook& webhook) const;
    Task<Webhook> create(Actor actor, WebhookDraft draft, NewPictures& fresh);
    Task<Webhook> save(Actor actor, Webhook before, WebhookChange change);
    Task<Webhook> save(Actor actor, Webhook before, WebhookChange change, NewPictures& fresh);
    Task<> erase(Actor actor, Webhook webhook);

    store::Store& store_;
    GuildCache& cache_;
    Turns& turns_;
    Images& images_;
};

// What is wrong with such a name, as a sentence, or nothing. Source: Discord API v10, "Create Webhook".
std::optional<std::string> wrong_webhook_name(std::string_view name);

}  // namespace parley::core
