#include "core/profiles.h"

#include "base/text.h"
#include "core/account_rules.h"
#include "store/channels.h"
#include "store/users.h"

namespace parley::core {
namespace {

void refuse(std::vector<FieldError> faults) {
    if (!faults.empty()) throw Refusal(std::move(faults));
}

std::optional<std::string> kept_avatar(const std::string& avatar) {
    return avatar.empty() ? std::nullopt : std::optional(avatar);
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

Task<> Profiles::save(Profile profile, std::vector<db::Statement> changes) {
    std::vector<UserId> audience = co_await audience_of(profile.id);
    co_await store_.write([&](store::Unit& unit) {
        for (db::Statement& change : changes) unit.add(std::move(change));
        unit.tell(ProfileChanged{profile, std::move(audience)});
    });
}

Task<> Profiles::set_nickname(UserId user, std::string nickname) {
    nickname = std::string(trimmed(nickname));
    std::vector<FieldError> faults;
    note_fault(faults, "nickname", wrong_nickname(nickname));
    refuse(std::move(faults));
    Profile profile = co_await require(user);
    profile.global_name = std::move(nickname);
    std::vector<db::Statement> changes{store::users::set_global_name(user, profile.global_name)};
    co_await save(std::move(profile), std::move(changes));
}

Task<> Profiles::set_avatar(UserId user, std::string avatar) {
    avatar = std::string(trimmed(avatar));
    std::vector<FieldError> faults;
    if (!avatar.empty()) note_fault(faults, "avatar_url", wrong_avatar(avatar));
    refuse(std::move(faults));
    Profile profile = co_await require(user);
    profile.avatar = kept_avatar(avatar);
    std::vector<db::Statement> changes{store::users::set_avatar(user, profile.avatar)};
    co_await save(std::move(profile), std::move(changes));
}

Task<> Profiles::set_both(UserId user, std::string nickname, std::string avatar) {
    nickname = std::string(trimmed(nickname));
    avatar = std::string(trimmed(avatar));
    std::vector<FieldError> faults;
    note_fault(faults, "nickname", wrong_nickname(nickname));
    if (!avatar.empty()) note_fault(faults, "avatar_url", wrong_avatar(avatar));
    refuse(std::move(faults));
    Profile profile = co_await require(user);
    profile.global_name = std::move(nickname);
    profile.avatar = kept_avatar(avatar);
    std::vector<db::Statement> changes{store::users::set_global_name(user, profile.global_name),
                                       store::users::set_avatar(user, profile.avatar)};
    co_await save(std::move(profile), std::move(changes));
}

}  // namespace parley::core
