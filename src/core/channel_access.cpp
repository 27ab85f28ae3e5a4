#include "core/channel_access.h"

#include "base/contains.h"
#include "store/channels.h"

namespace parley::core {

ChannelAccess::ChannelAccess(store::Store& store, GuildCache& guilds, bus::LocalBus& bus) : store_(store), guilds_(guilds) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) take(*event);
    });
}

// Forgotten rather than changed: the next one who asks reads what is true then.
void ChannelAccess::take(const Event& event) {
    if (std::holds_alternative<StorageChanged>(event)) return private_channels_.clear();
    const auto forget = [this](const Channel& channel) {
        if (is_private(channel.type)) private_channels_.erase(channel.id);
    };
    if (const auto* saved = std::get_if<ChannelSaved>(&event)) forget(*saved->channel);
    if (const auto* deleted = std::get_if<ChannelDeleted>(&event)) forget(*deleted->channel);
    if (const auto* changed = std::get_if<RecipientChanged>(&event)) forget(*changed->group);
    if (const auto* pinned = std::get_if<PinsChanged>(&event)) forget(*pinned->channel);
}

Task<ChannelPtr> ChannelAccess::find(ChannelId id) {
    if (ChannelPtr channel = guilds_.find_channel(id)) co_return channel;
    if (auto known = private_channels_.find(id)) co_return *known;
    const auto read_at = private_channels_.generation();
    std::vector<db::Statement> queries{store::channels::private_channel(id), store::channels::recipients_of(id)};
    const std::vector<db::Rows> rows = co_await store_.read_all(std::move(queries));
    if (rows[0].empty()) co_return nullptr;
    ChannelPtr channel = std::make_shared<const Channel>(store::channels::to_private_channel(id, rows[0].front(), rows[1]));
    private_channels_.offer(id, channel, read_at);
    co_return channel;
}

Task<ChannelPtr> ChannelAccess::require(ChannelId id, UserId user) {
    ChannelPtr channel = co_await find(id);
    if (!channel) throw Refusal(Code::UnknownChannel);
    if (!can_view(*channel, user)) throw Refusal(Code::MissingAccess);
    co_return channel;
}

Permissions ChannelAccess::permissions(const Channel& channel, UserId user) const {
    if (!is_private(channel.type)) return guilds_.permissions_in(channel, user);
    return contains(channel.recipients, user) ? kPrivatePermissions : Permissions{};
}

void ChannelAccess::require_in(const Channel& channel, UserId user, Permission permission) const {
    if (!permissions(channel, user).has(permission)) throw Refusal(Code::MissingPermissions);
}

}  // namespace parley::core
