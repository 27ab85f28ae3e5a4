#include "core/guild_channels.h"

#include "base/text.h"
#include "store/guild_channels.h"

#include <algorithm>

namespace parley::core {

std::string text_channel_name(std::string_view name) {
    std::string made;
    for (const char c : folded(trimmed(name))) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!made.ends_with('-')) made += '-';
        } else if (std::string_view("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~").find(c) == std::string_view::npos) {
            made += c;
        }
    }
    return made;
}

void GuildChannels::require_place(const Channel& draft) const {
    const std::vector<ChannelPtr> there = cache_.channels(draft.guild_id);
    if (there.size() >= kMostChannels) throw Refusal(Code::TooManyChannels);
    if (!draft.parent_id) return;
    const ChannelPtr parent = cache_.find_channel(*draft.parent_id);
    const bool is_fine = parent && parent->guild_id == draft.guild_id && parent->type == ChannelType::GuildCategory &&
                         draft.type != ChannelType::GuildCategory;
    if (!is_fine) throw Refusal(Code::UnknownChannel);
    const auto siblings = std::ranges::count_if(there, [&](const ChannelPtr& one) { return one->parent_id == draft.parent_id; });
    if (static_cast<std::size_t>(siblings) >= kMostChannelsOfCategory) throw Refusal(Code::TooManyChannels);
}

// What one has not, one can neither give nor take.
void GuildChannels::require_grantable(const Channel& channel, UserId actor, const Overwrite& overwrite) const {
    const Permissions own = channel.id ? cache_.permissions_in(channel, actor) : cache_.permissions(channel.guild_id, actor);
    if (!own.has_all(overwrite.allow.with(overwrite.deny))) throw Refusal(Code::MissingPermissions);
}

Task<ChannelPtr> GuildChannels::create(UserId actor, Channel draft) {
    const auto turn = co_await turns_.take(draft.guild_id.value);
    cache_.require_guild(draft.guild_id, actor);
    cache_.require(draft.guild_id, actor, Permission::ManageChannels);
    require_place(draft);
    for (const Overwrite& overwrite : draft.overwrites) require_grantable(draft, actor, overwrite);
    for (const ChannelPtr& other : cache_.channels(draft.guild_id)) draft.position = std::max(draft.position, other->position + 1);
    co_return co_await store_.write([&](store::Unit& unit) {
        draft.id = unit.next_id<ChannelId>();
        unit.add(store::guild_channels::insert(draft));
        for (const Overwrite& overwrite : draft.overwrites) unit.add(store::guild_channels::put_overwrite(draft.id, overwrite));
        ChannelPtr channel = std::make_shared<const Channel>(std::move(draft));
        unit.tell(ChannelSaved{.channel = channel, .is_new = true});
        return channel;
    });
}

Task<ChannelPtr> GuildChannels::erase(UserId actor, ChannelId id) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    const ChannelPtr channel = cache_.require_channel(id, actor);
    cache_.require_in(*channel, actor, Permission::ManageChannels);
    std::vector<ChannelPtr> orphans;
    for (ChannelPtr& other : cache_.channels(channel->guild_id)) {
        if (other->parent_id == id) orphans.push_back(std::move(other));
    }
    std::vector<ChannelPtr> threads = cache_.threads(channel->guild_id);
    std::erase_if(threads, [&](const ChannelPtr& thread) { return thread->parent_id != id; });
    co_await store_.write([&](store::Unit& unit) {
        for (const ChannelPtr& thread : threads) unit.tell(ChannelDeleted{.channel = thread});
        for (const ChannelPtr& orphan : orphans) {
            Channel moved = *orphan;
            moved.parent_id.reset();
            unit.add(store::guild_channels::update(moved));
            unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(moved))});
        }
        unit.add(store::guild_channels::erase_messages(id));
        unit.add(store::guild_channels::erase_threads(id));
        unit.add(store::guild_channels::erase(id));
        unit.tell(ChannelDeleted{.channel = channel});
    });
    co_return channel;
}

Task<> GuildChannels::save_overwrite(UserId actor, ChannelId id, Overwrite overwrite) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    Channel channel = *cache_.require_channel(id, actor);
    if (is_thread(channel.type)) throw Refusal(Code::WrongChannelType);
    cache_.require_in(channel, actor, Permission::ManageRoles);
    require_grantable(channel, actor, overwrite);
    const auto at = std::ranges::find(channel.overwrites, overwrite.id, &Overwrite::id);
    if (at == channel.overwrites.end()) channel.overwrites.push_back(overwrite);
    else *at = overwrite;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::guild_channels::put_overwrite(id, overwrite));
        unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(channel))});
    });
}

Task<> GuildChannels::erase_overwrite(UserId actor, ChannelId id, std::uint64_t target) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    Channel channel = *cache_.require_channel(id, actor);
    cache_.require_in(channel, actor, Permission::ManageRoles);
    std::erase_if(channel.overwrites, [&](const Overwrite& one) { return one.id == target; });
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::guild_channels::erase_overwrite(id, target));
        unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(channel))});
    });
}

}  // namespace parley::core
