#include "core/profiles.h"

#include "base/text.h"
#include "core/account_rules.h"
#include "store/channels.h"
#include "store/users.h"

namespace parley::core {
namespace {

void require_none(std::string field, std::optional<std::string> fault) {
    if (fault) throw Refusal({{{"body", std::move(field)}, std::move(*fault), "value_error"}});
}

}  // namespace

Task<Profile> Profiles::require(UserId user) {
    const ProfilePtr profile = co_await directory_.find(user);
    if (!profile) throw Refusal(Code::UnknownUser);
    co_return *profile;
}

Task<std::vector<UserId>> Profiles::audience_of(UserId user) {
    std::vector<UserId> audience{user};
    for (const db::Row& row : co_await store_.read(store::channels::partners_of(user))) audience.push_back(row.id<UserId>(0));
    co_return audience;
}

Task<> Profiles::set_nickname(UserId user, std::string nickname) {
    nickname = std::string(trimmed(nickname));
    require_none("nickname", wrong_nickname(nickname));
    Profile profile = co_await require(user);
    profile.global_name = std::move(nickname);
    std::vector<UserId> audience = co_await audience_of(user);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::users::set_global_name(user, profile.global_name));
        unit.tell(ProfileChanged{profile, std::move(audience)});
    });
}

Task<> Profiles::set_avatar(UserId user, std::string avatar) {
    avatar = std::string(trimmed(avatar));
    if (!avatar.empty()) require_none("avatar_url", wrong_avatar(avatar));
    Profile profile = co_await require(user);
    profile.avatar = avatar.empty() ? std::nullopt : std::optional(std::move(avatar));
    std::vector<UserId> audience = co_await audience_of(user);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::users::set_avatar(user, profile.avatar));
        unit.tell(ProfileChanged{profile, std::move(audience)});
    });
}

}  // namespace parley::core
