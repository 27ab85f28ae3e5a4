#include "core/invites.h"

#include "base/random.h"
#include "store/invites.h"
#include "store/members.h"

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

}  // namespace

Task<Invite> Invites::create(UserId actor, Invite draft) {
    const ChannelPtr channel = cache_.require_channel(draft.channel_id, actor);
    cache_.require_in(*channel, actor, Permission::CreateInstantInvite);
    if (is_thread(channel->type) || channel->type == ChannelType::GuildCategory) throw Refusal(Code::WrongChannelType);
    draft.code = make_code();
    draft.guild_id = channel->guild_id;
    draft.inviter_id = actor;
    draft.created_at = clock_.now();
    const ProfilePtr inviter = co_await directory_.find(actor);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::insert(draft));
        unit.tell(InviteCreated{.invite = draft, .inviter = inviter});
    });
    co_return draft;
}

Task<Invite> Invites::require(std::string code) {
    const db::Rows rows = co_await store_.read(store::invites::by_code(code, clock_.now()));
    if (rows.empty()) throw Refusal(Code::UnknownInvite);
    co_return store::invites::to_invite(rows.front());
}

Task<Invite> Invites::accept(UserId user, std::string code) {
    const Invite invite = co_await require(std::move(code));
    const auto turn = co_await turns_.take(invite.guild_id.value);
    if (cache_.find_member(invite.guild_id, user)) co_return invite;
    const ProfilePtr profile = co_await directory_.find(user);
    if (!profile) throw Refusal(Code::UnknownUser);
    const Member member{.guild_id = invite.guild_id, .user_id = user, .roles = {}, .joined_at = clock_.now(), .is_temporary = invite.is_temporary};
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::use(invite.code, clock_.now()));
        unit.add(store::members::insert(member));
        unit.tell(MemberAdded{.member = std::make_shared<const Member>(member), .profile = profile});
    });
    co_return invite;
}

Task<Invite> Invites::erase(UserId actor, std::string code) {
    const Invite invite = co_await require(std::move(code));
    const ChannelPtr channel = cache_.find_channel(invite.channel_id);
    const bool may = cache_.permissions(invite.guild_id, actor).has(Permission::ManageGuild) ||
                     (channel && cache_.permissions_in(*channel, actor).has(Permission::ManageChannels));
    if (!may) throw Refusal(Code::MissingPermissions);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::invites::erase(invite.code));
        unit.tell(InviteDeleted{.guild_id = invite.guild_id, .channel_id = invite.channel_id, .code = invite.code});
    });
    co_return invite;
}

Task<std::vector<Invite>> Invites::of_guild(UserId actor, GuildId guild) {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageGuild);
    std::vector<Invite> found;
    for (const db::Row& row : co_await store_.read(store::invites::of_guild(guild, clock_.now()))) {
        found.push_back(store::invites::to_invite(row));
    }
    co_return found;
}

}  // namespace parley::core
