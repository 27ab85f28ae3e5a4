// core/profiles.h -- What a person shows of themselves.
#pragma once
#include "base/task.h"
#include "core/directory.h"

#include <string>

namespace parley::core {

class Profiles {
public:
    Profiles(store::Store& store, Directory& directory) : store_(store), directory_(directory) {}

    // Refused with the fault at `nickname` or `avatar_url`.
    Task<> set_nickname(UserId user, std::string nickname);
    Task<> set_avatar(UserId user, std::string avatar);  // empty removes it
    // The form of the settings page: both faults at once, and nothing is kept unless both are right.
    Task<> set_both(UserId user, std::string nickname, std::string avatar);

private:
    Task<Profile> require(UserId user);
    Task<std::vector<UserId>> audience_of(UserId user);
    // Writes only what changed: a nickname and a picture that are set at the same moment must not undo each other.
    Task<> save(Profile profile, std::vector<db::Statement> changes);

    store::Store& store_;
    Directory& directory_;
};

}  // namespace parley::core
