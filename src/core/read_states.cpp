#include "core/read_states.h"

#include "store/mentions.h"
#include "store/messages.h"
#include "store/notifications.h"

#include <algorithm>
#include <unordered_map>

namespace parley::core {

// Under which a message calls them: their own id, their roles', and their guilds' for @everyone; but for what they do not
// want to be called by.
std::vector<std::uint64_t> ReadStates::addresses_of(UserId user, const db::Rows& suppressed) const {
    std::vector<std::uint64_t> addresses{user.value};
    const auto is_suppressed = [&](GuildId guild, std::size_t column) {
        return std::ranges::any_of(suppressed, [&](const db::Row& row) { return row.id<GuildId>(0) == guild && row.flag(column); });
    };
    for (const GuildId guild : guilds_.guilds_of(user)) {
        if (!is_suppressed(guild, 1)) addresses.push_back(guild.value);
        if (is_suppressed(guild, 2)) continue;
        if (const MemberPtr member = guilds_.find_member(guild, user)) {
            for (const RoleId role : member->roles) addresses.push_back(role.value);
        }
    }
    return addresses;
}

Task<std::vector<ReadState>> ReadStates::of(UserId user) {
    const db::Rows suppressed = co_await store_.read(store::notifications::suppressed_by(user));
    std::vector<db::Statement> queries{store::messages::read_marks(user), store::mentions::unread(user, addresses_of(user, suppressed))};
    const std::vector<db::Rows> rows = co_await store_.read_all(std::move(queries));
    std::unordered_map<ChannelId, ReadState> states;
    for (const db::Row& row : rows[0]) states[row.id<ChannelId>(0)].last_read = row.id<MessageId>(1);
    for (const db::Row& row : rows[1]) states[row.id<ChannelId>(0)].mention_count = static_cast<int>(row.integer(1));
    std::vector<ReadState> seen;
    for (auto& [id, state] : states) {
        const ChannelPtr channel = guilds_.find_channel(id);
        if (channel && !guilds_.can_view(*channel, user)) continue;
        state.channel_id = id;
        seen.push_back(state);
    }
    co_return seen;
}

Task<> ReadStates::move(UserId user, ChannelPtr channel, MessageId id, bool is_manual) {
    const db::Rows newest = co_await store_.read(store::messages::newest(channel->id, {id.value + 1}, 1));
    if (newest.empty() && !is_manual) throw Refusal(Code::UnknownMessage);
    const MessageId seen = newest.empty() ? MessageId{} : newest.front().id<MessageId>(0);
    const db::Rows suppressed = co_await store_.read(store::notifications::suppressed_by(user));
    const db::Rows calls = co_await store_.read(store::mentions::unread_in(channel->id, seen, addresses_of(user, suppressed)));
    std::string other;
    if (channel->type == ChannelType::Dm) {
        const UserId partner = channel->recipients.front() == user ? channel->recipients.back() : channel->recipients.front();
        if (const ProfilePtr profile = co_await directory_.find(partner)) other = profile->username;
    }
    co_await store_.write([&](store::Unit& unit) {
        unit.add(is_manual ? store::messages::put_read_mark(user, channel->id, seen) : store::messages::move_read_mark(user, channel->id, seen));
        unit.tell(ReadMoved{.user_id = user, .other_username = other, .message_id = seen, .channel_id = channel->id,
                            .mention_count = static_cast<int>(calls.at(0).integer(0))});
    });
}

}  // namespace parley::core
