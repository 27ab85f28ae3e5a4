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

namespace {

// Notes the faults, applies what is right to the profile, and lists the statements that write it.
std::vector<db::Statement> apply(const ProfileChange& change, Profile& profile, std::vector<FieldError>& faults) {
    std::vector<db::Statement> statements;
    if (change.username) {
        note_fault(faults, "username", wrong_username(*change.username));
        profile.username = *change.username;
        statements.push_back(store::users::set_username(profile.id, profile.username));
    }
    if (change.global_name) {
        if (*change.global_name) note_fault(faults, "global_name", wrong_nickname(**change.global_name));
        profile.global_name = *change.global_name;
        statements.push_back(store::users::set_global_name(profile.id, profile.global_name));
    }
    if (change.avatar) {
        profile.avatar = *change.avatar;
        statements.push_back(store::users::set_avatar(profile.id, profile.avatar));
    }
    if (change.banner || change.accent_color) {
        if (change.banner) profile.banner = *change.banner;
        if (change.accent_color) profile.accent_color = *change.accent_color;
        statements.push_back(store::users::set_banner(profile.id, profile.banner, profile.accent_color));
    }
    if (change.bio) statements.push_back(store::users::set_bio(profile.id, *change.bio));
    return statements;
}

}  // namespace

Task<Profile> Profiles::change(UserId user, ProfileChange change) {
    Profile profile = co_await require(user);
    std::vector<FieldError> faults;
    std::vector<db::Statement> statements = apply(change, profile, faults);
    refuse(std::move(faults));
    if (!statements.empty()) co_await save(profile, std::move(statements));
    co_return profile;
}

Task<OwnProfile> Profiles::own(UserId user) {
    db::Rows rows = co_await store_.read(store::users::own(user));
    if (rows.empty()) throw Refusal(Code::UnknownUser);
    co_return OwnProfile{.email = rows.front().take_text(0), .bio = rows.front().take_text(1), .settings = rows.front().take_text(2)};
}

Task<> Profiles::set_settings(UserId user, std::string settings, std::string changed) {
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::users::set_settings(user, settings));
        unit.tell(OwnSettingsChanged{user, changed});
    });
}

}  // namespace parley::core
