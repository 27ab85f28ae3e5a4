// core/profiles.h -- What a person shows of themselves.
#pragma once
#include "base/task.h"
#include "core/directory.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

// What changes of a profile: an outer nothing leaves as it is, an inner one takes away.
struct ProfileChange {
    std::optional<std::string> username;                    // bots only: a person's tokens name theirs
    std::optional<std::optional<std::string>> global_name, avatar, banner;
    std::optional<std::optional<int>> accent_color;
    std::optional<std::string> bio;
};

// What nobody but they themselves reads of a person, with what they tell of themselves. `settings` is JSON text that only clients read.
struct OwnProfile {
    std::string email, bio, settings;
};

class Profiles {
public:
    Profiles(store::Store& store, Directory& directory) : store_(store), directory_(directory) {}

    // Refused with the fault at `nickname` or `avatar_url`.
    Task<> set_nickname(UserId user, std::string nickname);
    Task<> set_avatar(UserId user, std::string avatar);  // empty removes it
    // The form of the settings page: both faults at once, and nothing is kept unless both are right.
    Task<> set_both(UserId user, std::string nickname, std::string avatar);
    // All of it or nothing. Refused with the faults, or with UserExists. Returns the profile as it now is.
    Task<Profile> change(UserId user, ProfileChange change);

    // Refused with UnknownUser.
    Task<OwnProfile> own(UserId user);
    // `changed`: the members that are others now, for the person's other devices.
    Task<> set_settings(UserId user, std::string settings, std::string changed);

private:
    Task<Profile> require(UserId user);
    Task<std::vector<UserId>> audience_of(UserId user);
    // Writes only what changed: a nickname and a picture that are set at the same moment must not undo each other.
    Task<> save(Profile profile, std::vector<db::Statement> changes);

    store::Store& store_;
    Directory& directory_;
};

}  // namespace parley::core
