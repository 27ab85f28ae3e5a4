#include "core/reactions.h"

#include "store/messages.h"
#include "store/reactions.h"
#include "store/users.h"

#include <algorithm>

namespace parley::core {
namespace {

bool is_same(const ReactionEmoji& a, const ReactionEmoji& b) { return a.id == b.id && (a.id || a.name == b.name); }

const ReactionCount* find_kind(const std::vector<ReactionCount>& counts, const ReactionEmoji& emoji) {
    const auto at = std::ranges::find_if(counts, [&](const ReactionCount& one) { return is_same(one.emoji, emoji); });
    return at == counts.end() ? nullptr : &*at;
}

void require_open(const Channel& channel) {
    if (channel.thread && channel.thread->is_archived) throw Refusal(Code::ThreadIsArchived);
}

}  // namespace

Task<std::vector<ReactionCount>> Reactions::counts(ChannelId channel, MessageId message, UserId viewer) {
    std::vector<ReactionCount> counts;
    for (const db::Row& row : co_await store_.read(store::reactions::counts(channel, message, message, viewer))) {
        counts.push_back(store::reactions::to_count(row).count);
    }
    co_return counts;
}

// Who wrote it; nobody for a webhook's.
Task<UserId> Reactions::require_message(ChannelId channel, MessageId id) {
    db::Rows rows = co_await store_.read(store::messages::find(channel, {id}));
    if (rows.empty()) throw Refusal(Code::UnknownMessage);
    const Message message = store::messages::to_message(rows.front());
    co_return message.more().webhook ? UserId{} : message.author_id;
}

Task<ReactionEmoji> Reactions::require_emoji(GuildId guild, ReactionEmoji named, bool& is_external) {
    is_external = false;
    if (!named.id && is_emoji_character(named.name)) co_return named;
    if (!named.id) throw Refusal(Code::UnknownEmoji);
    for (const Emoji& one : guilds_.emojis(guild)) {
        if (one.id == named.id) co_return ReactionEmoji{.id = one.id, .name = one.name, .is_animated = one.is_animated};
    }
    is_external = true;
    const db::Rows rows = co_await store_.read(store::reactions::emoji(named.id));
    if (rows.empty()) throw Refusal(Code::UnknownEmoji);
    co_return ReactionEmoji{.id = named.id, .name = rows.front().text(0), .is_animated = rows.front().flag(1)};
}

Task<> Reactions::require_new_kind(UserId actor, const Channel& channel, std::size_t kinds, ReactionEmoji& emoji) {
    bool is_external = false;
    emoji = co_await require_emoji(channel.guild_id, std::move(emoji), is_external);
    access_.require_in(channel, actor, Permission::AddReactions);
    if (is_external) access_.require_in(channel, actor, Permission::UseExternalEmojis);
    if (kinds >= kMostReactionKinds) throw Refusal(Code::TooManyReactions);
}

Task<> Reactions::add(UserId actor, ChannelPtr channel, MessageId id, ReactionEmoji emoji) {
    access_.require_in(*channel, actor, Permission::ReadMessageHistory);
    require_open(*channel);
    const auto turn = co_await turns_.take(id.value);
    const UserId author = co_await require_message(channel->id, id);
    if (author && relationships_.has_blocked(author, actor)) throw Refusal(Code::ReactionBlocked);
    const std::vector<ReactionCount> there = co_await counts(channel->id, id, actor);
    const ReactionCount* kind = find_kind(there, emoji);
    if (kind && kind->is_mine) co_return;
    if (kind) emoji = kind->emoji;
    else co_await require_new_kind(actor, *channel, there.size(), emoji);
    const ProfilePtr user = co_await directory_.find(actor);
    MemberPtr member = channel->guild_id ? guilds_.find_member(channel->guild_id, actor) : nullptr;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::reactions::insert(channel->id, id, emoji, actor, clock_.now()));
        unit.tell(ReactionAdded{.channel = channel, .message_id = id, .message_author_id = author, .emoji = emoji, .user = user, .member = member});
    });
}

void Reactions::require_ruler(UserId actor, const Channel& channel) const {
    if (!channel.guild_id) throw Refusal(Code::NotOnDirectMessages);
    access_.require_in(channel, actor, Permission::ManageMessages);
}

Task<> Reactions::remove(UserId actor, ChannelPtr channel, MessageId id, ReactionEmoji emoji, UserId whose) {
    if (whose != actor) require_ruler(actor, *channel);
    require_open(*channel);
    const auto turn = co_await turns_.take(id.value);
    co_await require_message(channel->id, id);
    const std::vector<ReactionCount> there = co_await counts(channel->id, id, whose);
    const ReactionCount* kind = find_kind(there, emoji);
    if (!kind) {
        bool is_external = false;
        co_await require_emoji(channel->guild_id, std::move(emoji), is_external);
    }
    if (!kind || !kind->is_mine) co_return;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::reactions::erase(channel->id, id, kind->emoji, whose));
        unit.tell(ReactionRemoved{.channel = channel, .message_id = id, .emoji = kind->emoji, .user_id = whose});
    });
}

Task<> Reactions::clear(UserId actor, ChannelPtr channel, MessageId id, std::optional<ReactionEmoji> emoji) {
    require_ruler(actor, *channel);
    require_open(*channel);
    const auto turn = co_await turns_.take(id.value);
    co_await require_message(channel->id, id);
    const std::vector<ReactionCount> there = co_await counts(channel->id, id, actor);
    if (emoji) {
        const ReactionCount* kind = find_kind(there, *emoji);
        if (!kind) throw Refusal(Code::UnknownEmoji);
        emoji = kind->emoji;
    }
    if (there.empty()) co_return;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(emoji ? store::reactions::erase_kind(channel->id, id, *emoji) : store::reactions::erase_all(channel->id, id));
        unit.tell(ReactionsCleared{.channel = channel, .message_id = id, .emoji = emoji});
    });
}

Task<std::vector<ProfilePtr>> Reactions::who(UserId viewer, ChannelPtr channel, MessageId id, ReactionEmoji emoji, UserId after, int limit) {
    access_.require_in(*channel, viewer, Permission::ReadMessageHistory);
    co_await require_message(channel->id, id);
    std::vector<ProfilePtr> people;
    for (const db::Row& row : co_await store_.read(store::reactions::users(channel->id, id, emoji, after, limit))) {
        people.push_back(std::make_shared<const Profile>(store::users::to_profile(row, 0)));
    }
    if (people.empty() && !after) {
        bool is_external = false;
        co_await require_emoji(channel->guild_id, std::move(emoji), is_external);
    }
    co_return people;
}

}  // namespace parley::core
