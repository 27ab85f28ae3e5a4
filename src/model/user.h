// model/user.h -- A person with an account.
#pragma once
#include "model/id.h"

#include <memory>
#include <optional>
#include <string>

namespace parley {

// What others may see.
struct Profile {
    UserId id;
    std::string username;                    // unique as written; people find each other by it
    std::optional<std::string> global_name;  // the simple API's nickname
    std::optional<std::string> avatar;       // an http(s) address or a path of ours: "/avatars/{id}/{hash}.png"
    bool is_bot = false;
    std::optional<std::string> banner;       // a hash
    std::optional<int> accent_color;         // 0xRRGGBB

    // Picks the colour of a default avatar: like Discord's, from the time in the id, whose low bits are mostly zero.
    std::uint64_t colour_number() const { return id.value >> kTimeShift; }
    const std::string& nickname() const { return global_name ? *global_name : username; }
    bool operator==(const Profile&) const = default;
};

// Shared by the caches and the events that name the person; never changed, only replaced.
using ProfilePtr = std::shared_ptr<const Profile>;

struct User {
    Profile profile;
    std::string email;
    std::string password_hash;  // Argon2id's text form, or the original's 128 hex digits until the next login
    bool is_disabled = false;
};

struct Session {
    SessionId id;
    UserId user_id;
    Time created_at, last_seen, expires_at;
    std::string agent;    // User-Agent of the login, cut
    std::string address;  // where the login came from
};

}  // namespace parley
