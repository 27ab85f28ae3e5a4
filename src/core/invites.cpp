#include "core/invites.h"

#include "base/random.h"
#include "core/audit_changes.h"
#include "core/guilds.h"
#include "core/join_notice.h"
#include "store/invites.h"
#include "store/members.h"

#include <fmt/format.h>

namespace parley::core {
namespace {

// 56^8 codes without letters that look alike: nobody guesses one.
std::string make_code() {
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    std::string code;
    while (code.size() < 8) {
        for (const char byte : random_bytes(16)) {
            const auto number = static_cast<unsigned char>(byte);
            if (number < 4 * letters.size() && code.size() < 8) code += letters[number % letters.size()];
        }
    }
    return code;
}

AuditDraft invite_entry(AuditAction action, const Invite* before, const Invite* after) {
    AuditDraft draft((after ? after : before)->guild_id, action);
    note_changes(draft, before, after);
    return draft;
}

std::vector<Invite> to_invites(const db::Rows& rows) {
    std::vector<Invite> invites;
    for (const db::Row& row : rows) invites.push_back(store::invites::to_invite(row));
    return invites;
}

}  // namespace

Task<Invite> Invites::create(Actor actor, Invite draft) {
    const auto turn = co_await turns_.take(cache_.require_channel(draft.channel_id, actor)->guild_id.value);
    const ChannelPtr channel = cache_.require_channel(draft.channel_id, actor);
    cache_.require_in(*channel, actor, Permission::CreateInstantInvite);
    if (is_thread(channel->type) || channel->type == ChannelType::GuildCategory) throw Refusal(Code::WrongChannelType);
    draft.code = make_code();
    draft.guild_id = channel->guild_id;
    draft.inviter_id = actor;
    draft.created_at = clock_.now();
    if ((co_await store_.read(store::invites::of_guild(draft.guild_id, draft.created_at))).size() >= kMostInvites) throw Refusal(Code::TooManyInvites);
    const ProfilePtr inviter = co_await directory_.find(actor);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::insert(draft));
        unit.tell(InviteCreated{.invite = draft, .inviter = inviter});
        invite_entry(AuditAction::InviteCreate, nullptr, &draft).log(unit, actor);
    });
    co_return draft;
}

Task<Invite> Invites::require(std::string code) {
    const db::Rows rows = co_await store_.read(store::invites::by_code(code, clock_.now()));
    if (rows.empty()) throw Refusal(Code::UnknownInvite);
    co_return store::invites::to_invite(rows.front());
}

Task<Invite> Invites::accept(UserId user, std::string code) {
    const GuildId guild = (co_await require(code)).guild_id;
    const auto turn = co_await turns_.take(guild.value);
    const Invite invite = co_await require(std::move(code));
    if (cache_.find_member(invite.guild_id, user)) co_return invite;
    if (is_paused(guild)) throw Refusal(Code::InvitesPaused);
    if (cache_.guilds_of(user).size() >= kMostGuilds) throw Refusal(Code::TooManyGuilds);
    const ProfilePtr profile = co_await directory_.find(user);
    if (!profile) throw Refusal(Code::UnknownUser);
    const Member member{.guild_id = invite.guild_id, .user_id = user, .roles = {}, .joined_at = clock_.now(), .is_temporary = invite.is_temporary};
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::use(invite.code, clock_.now()));
        unit.add(store::members::insert(member));
        // In this guild's turn nobody else uses it, so it is known whether this was the last time.
        if (invite.max_uses > 0 && invite.uses + 1 >= invite.max_uses) {
            unit.add(store::invites::erase_used_up(invite.code));
            unit.tell(InviteDeleted{.guild_id = invite.guild_id, .channel_id = invite.channel_id, .code = invite.code});
        }
        unit.tell(MemberAdded{.member = std::make_shared<const Member>(member), .profile = profile});
        add_join_notice(unit, cache_, member, profile);
    });
    co_return invite;
}

// The features are a JSON array of words that the server alone writes.
bool Invites::is_paused(GuildId id) const {
    const GuildPtr guild = cache_.find_guild(id);
    return guild && guild->features.contains(fmt::format("\"{}\"", kInvitesDisabled));
}

Task<Invite> Invites::erase(Actor actor, std::string code) {
    const Invite invite = co_await require(std::move(code));
    const ChannelPtr channel = cache_.find_channel(invite.channel_id);
    const bool may = cache_.permissions(invite.guild_id, actor).has(Permission::ManageGuild) ||
                     (channel && cache_.permissions_in(*channel, actor).has(Permission::ManageChannels));
    if (!may) throw Refusal(Code::MissingPermissions);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::erase(invite.code));
        unit.tell(InviteDeleted{.guild_id = invite.guild_id, .channel_id = invite.channel_id, .code = invite.code});
        invite_entry(AuditAction::InviteDelete, &invite, nullptr).log(unit, actor);
    });
    co_return invite;
}

Task<std::vector<Invite>> Invites::of_guild(UserId actor, GuildId guild) {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageGuild);
    co_return to_invites(co_await store_.read(store::invites::of_guild(guild, clock_.now())));
}

Task<std::vector<Invite>> Invites::of_channel(UserId actor, ChannelId channel) {
    cache_.require_in(*cache_.require_channel(channel, actor), actor, Permission::ManageChannels);
    co_return to_invites(co_await store_.read(store::invites::of_channel(channel, clock_.now())));
}

}  // namespace parley::core
