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

private:
    Task<Profile> require(UserId user);
    Task<std::vector<UserId>> audience_of(UserId user);

    store::Store& store_;
    Directory& directory_;
};

}  // namespace parley::core
