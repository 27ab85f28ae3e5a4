#include "core/webhooks.h"

#include "base/contains.h"
#include "base/random.h"
#include "base/text.h"
#include "core/audit_changes.h"
#include "store/webhooks.h"

#include <fmt/format.h>

namespace parley::core {
namespace {

constexpr std::size_t kWebhookTokenLength = 68;  // as Discord's: libraries tell tokens in a path by their length

// Takes as long whether the first character differs or the last one.
bool is_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
    return difference == 0;
}

void require_name(std::string& name) {
    name = trimmed(name);
    auto wrong = wrong_webhook_name(name);
    if (!wrong) return;
    std::vector<FieldError> faults;
    faults.push_back({{"name"}, std::move(*wrong), "USERNAME_INVALID_CONTAINS"});
    throw Refusal(std::move(faults));
}

ImagePlace avatar_place(WebhookId id) { return {ImageKind::Avatar, id.value}; }

}  // namespace

std::optional<std::string> wrong_webhook_name(std::string_view name) {
    if (is_blank(name) || length(name) > kLongestWebhookName) return fmt::format("Must be between 1 and {} in length.", kLongestWebhookName);
    const std::string low = folded(name);
    for (const std::string_view word : {"clyde", "discord"}) {
        if (low.find(word) != std::string::npos) return fmt::format("Username cannot contain \"{}\"", word);
    }
    if (low == "everyone" || low == "here") return fmt::format("Username cannot be \"{}\"", low);
    return std::nullopt;
}

ChannelPtr Webhooks::require_place(UserId actor, ChannelId id) const {
    ChannelPtr channel = cache_.require_channel(id, actor);
    cache_.require_in(*channel, actor, Permission::ManageWebhooks);
    if (is_thread(channel->type) || channel->type == ChannelType::GuildCategory) throw Refusal(Code::WrongChannelType);
    return channel;
}

Task<> Webhooks::require_room(ChannelId channel) {
    const db::Rows there = co_await store_.read(store::webhooks::of_channel(channel));
    if (there.size() >= kMostWebhooks) throw Refusal(Code::TooManyWebhooks);
}

Task<Webhook> Webhooks::create(Actor actor, WebhookDraft draft) {
    NewPictures fresh(images_);
    co_return co_await fresh.kept_by(create(std::move(actor), std::move(draft), fresh), [](const ImagePlace&, const std::string&) { return false; });
}

Task<Webhook> Webhooks::create(Actor actor, WebhookDraft draft, NewPictures& fresh) {
    require_name(draft.name);
    const auto turn = co_await turns_.take(cache_.require_channel(draft.channel_id, actor)->guild_id.value);
    const ChannelPtr channel = require_place(actor, draft.channel_id);
    co_await require_room(draft.channel_id);
    if ((co_await store_.read(store::webhooks::of_guild(channel->guild_id))).size() >= kMostGuildWebhooks) throw Refusal(Code::TooManyGuildWebhooks);
    Webhook webhook{.id = store_.draw_id<WebhookId>(), .guild_id = channel->guild_id, .channel_id = channel->id, .creator_id = actor,
                    .name = std::move(draft.name), .avatar = {}, .token = random_letters(kWebhookTokenLength), .application_id = draft.application_id};
    if (draft.avatar_uri) webhook.avatar = (co_await fresh.store(avatar_place(webhook.id), *draft.avatar_uri, "avatar")).hash;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::webhooks::insert(webhook));
        entry_of(AuditAction::WebhookCreate, nullptr, &webhook).log(unit, actor);
        unit.tell(WebhooksChanged{.guild_id = webhook.guild_id, .channel_id = webhook.channel_id});
    });
    co_return webhook;
}

namespace {

std::vector<Webhook> to_webhooks(const db::Rows& rows) {
    std::vector<Webhook> found;
    for (const db::Row& row : rows) found.push_back(store::webhooks::to_webhook(row));
    return found;
}

}  // namespace

Task<std::vector<Webhook>> Webhooks::of_channel(UserId actor, ChannelId channel) {
    cache_.require_in(*cache_.require_channel(channel, actor), actor, Permission::ManageWebhooks);
    co_return to_webhooks(co_await store_.read(store::webhooks::of_channel(channel)));
}

Task<std::vector<Webhook>> Webhooks::of_guild(UserId actor, GuildId guild) {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageWebhooks);
    std::vector<Webhook> all = to_webhooks(co_await store_.read(store::webhooks::of_guild(guild)));
    // Each shows a token that writes to its channel.
    std::erase_if(all, [&](const Webhook& one) {
        const ChannelPtr channel = cache_.find_channel(one.channel_id);
        return !channel || !cache_.permissions_in(*channel, actor).has(Permission::ManageWebhooks);
    });
    co_return all;
}

Task<std::vector<Webhook>> Webhooks::among(GuildId guild, std::vector<std::uint64_t> ids) {
    if (ids.empty()) co_return std::vector<Webhook>{};
    std::vector<Webhook> found = to_webhooks(co_await store_.read(store::webhooks::of_guild(guild)));
    std::erase_if(found, [&](const Webhook& one) { return !contains(ids, one.id.value); });
    co_return found;
}

Task<Webhook> Webhooks::find(WebhookId id) {
    const db::Rows rows = co_await store_.read(store::webhooks::by_id(id));
    if (rows.empty()) throw Refusal(Code::UnknownWebhook);
    co_return store::webhooks::to_webhook(rows.front());
}

void Webhooks::require_manager(UserId actor, const Webhook& webhook) const {
    const ChannelPtr channel = cache_.find_channel(webhook.channel_id);
    if (!channel || !cache_.find_member(webhook.guild_id, actor)) throw Refusal(Code::UnknownWebhook);
    cache_.require_in(*channel, actor, Permission::ManageWebhooks);
}

Task<Webhook> Webhooks::require(UserId actor, WebhookId id) {
    Webhook webhook = co_await find(id);
    require_manager(actor, webhook);
    co_return webhook;
}

Task<Webhook> Webhooks::require(WebhookId id, std::string token) {
    Webhook webhook = co_await find(id);
    if (!is_same(webhook.token, token)) throw Refusal(Code::InvalidWebhookToken);
    co_return webhook;
}

Task<Webhook> Webhooks::change(Actor actor, WebhookId id, WebhookChange change) {
    const auto turn = co_await turns_.take((co_await require(actor, id)).guild_id.value);
    Webhook webhook = co_await require(actor, id);
    if (change.channel_id && *change.channel_id != webhook.channel_id) {
        if (require_place(actor, *change.channel_id)->guild_id != webhook.guild_id) throw Refusal(Code::UnknownChannel);
        co_await require_room(*change.channel_id);
    }
    co_return co_await save(std::move(actor), std::move(webhook), std::move(change));
}

Task<Webhook> Webhooks::change(Actor nobody, WebhookId id, std::string token, WebhookChange change) {
    change.channel_id.reset();
    const auto turn = co_await turns_.take((co_await require(id, token)).guild_id.value);
    Webhook webhook = co_await require(id, token);
    co_return co_await save(std::move(nobody), std::move(webhook), std::move(change));
}

// In the turn of its guild: no other change of the webhook comes between.
Task<Webhook> Webhooks::save(Actor actor, Webhook before, WebhookChange change) {
    NewPictures fresh(images_);
    const std::optional<std::string> shown = before.avatar;
    co_return co_await fresh.kept_by(save(std::move(actor), std::move(before), std::move(change), fresh),
                                     [&](const ImagePlace&, const std::string& hash) { return shown == hash; });
}

Task<Webhook> Webhooks::save(Actor actor, Webhook before, WebhookChange change, NewPictures& fresh) {
    Webhook after = before;
    if (change.name) {
        require_name(*change.name);
        after.name = std::move(*change.name);
    }
    if (change.channel_id) after.channel_id = *change.channel_id;
    if (change.avatar_uri) after.avatar.reset();
    if (change.avatar_uri && *change.avatar_uri) after.avatar = (co_await fresh.store(avatar_place(after.id), **change.avatar_uri, "avatar")).hash;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::webhooks::update(after));
        const AuditDraft entry = entry_of(AuditAction::WebhookUpdate, &before, &after);
        if (entry.has_changes()) entry.log(unit, actor);
        unit.tell(WebhooksChanged{.guild_id = after.guild_id, .channel_id = before.channel_id});
        if (after.channel_id != before.channel_id) unit.tell(WebhooksChanged{.guild_id = after.guild_id, .channel_id = after.channel_id});
    });
    if (before.avatar && before.avatar != after.avatar) co_await images_.remove(avatar_place(after.id), *before.avatar);
    co_return after;
}

Task<> Webhooks::erase(Actor actor, WebhookId id) {
    Webhook webhook = co_await require(actor, id);
    co_await erase(std::move(actor), std::move(webhook));
}

Task<> Webhooks::erase(Actor nobody, WebhookId id, std::string token) {
    Webhook webhook = co_await require(id, std::move(token));
    co_await erase(std::move(nobody), std::move(webhook));
}

Task<> Webhooks::erase(Actor actor, Webhook webhook) {
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::webhooks::erase(webhook.id));
        entry_of(AuditAction::WebhookDelete, &webhook, nullptr).log(unit, actor);
        unit.tell(WebhooksChanged{.guild_id = webhook.guild_id, .channel_id = webhook.channel_id});
    });
    if (webhook.avatar) co_await images_.remove(avatar_place(webhook.id), *webhook.avatar);
}

}  // namespace parley::core
