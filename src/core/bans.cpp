#include "core/bans.h"

#include "core/audit_log.h"
#include "core/removals.h"
#include "core/thread_activity.h"
#include "store/bans.h"
#include "store/message_removal.h"
#include "store/users.h"

#include <algorithm>

namespace parley::core {
namespace {

Bans::Seen to_seen(const db::Row& row) { return {store::bans::to_ban(row), store::users::to_profile(row, store::bans::kProfile)}; }

}  // namespace

void Bans::require_may_ban(UserId actor, GuildId guild) const {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::BanMembers);
}

// What is to be told of them, a channel at a time. A channel that the cache does not know has nobody to be told.
Task<std::vector<MessagesDeleted>> Bans::written_since(GuildId guild, UserId author, MessageId after) {
    std::vector<MessagesDeleted> deleted;
    for (const db::Row& row : co_await store_.read(store::message_removal::written_by(guild, author, after))) {
        const auto channel_id = row.id<ChannelId>(0);
        if (deleted.empty() || deleted.back().channel->id != channel_id) {
            const ChannelPtr channel = cache_.find_channel(channel_id);
            if (!channel) continue;
            deleted.push_back({.channel = channel, .ids = {}, .is_bulk = true});
        }
        const Message message{.id = row.id<MessageId>(1), .channel_id = channel_id, .type = static_cast<MessageType>(row.integer(2))};
        deleted.back().ids.push_back(message.id);
        deleted.back().counted += counts_in_thread(message) ? 1 : 0;
    }
    co_return deleted;
}

Task<bool> Bans::ban_one(const Actor& actor, GuildId guild, UserId target, std::chrono::seconds remove_messages) {
    const ProfilePtr profile = co_await directory_.find(target);
    if (!profile) throw Refusal(Code::UnknownUser);
    const bool is_member = cache_.find_member(guild, target) != nullptr;
    if (is_member) cache_.require_above(guild, actor.id, target);
    if (!(co_await store_.read(store::bans::one(guild, target))).empty()) co_return false;
    const MessageId since{first_snowflake(clock_.now() - remove_messages)};
    const bool removes = remove_messages.count() > 0;
    std::vector<MessagesDeleted> deleted;
    if (removes) deleted = co_await written_since(guild, target, since);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::bans::insert({.guild_id = guild, .user_id = target, .reason = actor.reason}));
        if (is_member) remove_member(unit, cache_, guild, profile);
        unit.tell(BanAdded{.guild_id = guild, .profile = profile});
        if (removes) {
            unit.add(store::message_removal::of_author(guild, target, since));
            for (MessagesDeleted& one : deleted) {
                note_deletion(unit, one);
                unit.tell(std::move(one));
            }
        }
        AuditDraft(guild, AuditAction::MemberBanAdd, target.value).log(unit, actor);
    });
    co_return true;
}

Task<> Bans::ban(Actor actor, GuildId guild, UserId target, std::chrono::seconds remove_messages) {
    const auto turn = co_await turns_.take(guild.value);
    require_may_ban(actor, guild);
    co_await ban_one(actor, guild, target, remove_messages);
}

Task<Bans::Outcome> Bans::ban_all(Actor actor, GuildId guild, std::vector<UserId> targets, std::chrono::seconds remove_messages) {
    const auto turn = co_await turns_.take(guild.value);
    require_may_ban(actor, guild);
    cache_.require(guild, actor, Permission::ManageGuild);
    Outcome outcome;
    for (const UserId target : targets) {
        bool is_banned = false;
        try {
            is_banned = co_await ban_one(actor, guild, target, remove_messages);
        } catch (const Refusal&) {
            is_banned = false;
        }
        (is_banned ? outcome.banned : outcome.failed).push_back(target);
    }
    if (outcome.banned.empty()) throw Refusal(Code::BansFailed);
    co_return outcome;
}

Task<> Bans::lift(Actor actor, GuildId guild, UserId target) {
    const auto turn = co_await turns_.take(guild.value);
    require_may_ban(actor, guild);
    const ProfilePtr profile = co_await directory_.find(target);
    if (!profile) throw Refusal(Code::UnknownBan);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::bans::erase(guild, target));
        unit.tell(BanRemoved{.guild_id = guild, .profile = profile});
        AuditDraft(guild, AuditAction::MemberBanRemove, target.value).log(unit, actor);
    });
}

Task<Bans::Seen> Bans::find(UserId actor, GuildId guild, UserId target) {
    require_may_ban(actor, guild);
    const db::Rows rows = co_await store_.read(store::bans::one(guild, target));
    if (rows.empty()) throw Refusal(Code::UnknownBan);
    co_return to_seen(rows.front());
}

Task<std::vector<Bans::Seen>> Bans::list(UserId actor, GuildId guild, std::optional<UserId> before, UserId after, int limit) {
    require_may_ban(actor, guild);
    std::vector<Seen> found;
    const auto query = before ? store::bans::before(guild, *before, limit) : store::bans::after(guild, after, limit);
    for (const db::Row& row : co_await store_.read(query)) found.push_back(to_seen(row));
    if (before) std::ranges::reverse(found);
    co_return found;
}

}  // namespace parley::core
