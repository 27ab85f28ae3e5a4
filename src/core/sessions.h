// core/sessions.h -- Who is calling. A token names a session; the session lives until it is ended, expires, or its
// account is disabled.
#pragma once
#include "base/bounded_cache.h"
#include "bus/local_bus.h"
#include "core/tokens.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

// A caller whose token was good.
struct Login {
    UserId user_id;
    SessionId session_id;
    Time expires_at;
};

struct Origin {  // where a login came from
    std::string agent, address;
};

class Sessions {
public:
    Sessions(store::Store& store, bus::LocalBus& bus, const Clock& clock, Tokens tokens, std::chrono::days lifetime);

    // A new session and its token.
    Task<std::string> open(Profile profile, Origin origin);
    Task<std::optional<Login>> authenticate(std::string token);
    // Whether the session still stands, without its token: open connections ask after the database changed.
    Task<bool> is_alive(Login login);

    Task<std::vector<Session>> list(UserId user);
    // Refused with UnknownSession when it is not the user's.
    Task<> end(UserId user, SessionId session);
    // Removes the rows that no token can name any more.
    Task<> erase_expired();

    std::chrono::seconds lifetime() const { return lifetime_; }

private:
    static constexpr std::size_t kMostKept = 100'000;
    static constexpr std::chrono::minutes kTouchInterval{5};  // `last_seen` is this exact, so that reading writes little

    struct Kept {
        Login login;
        Time last_seen;
        std::string username;
    };
    void forget_others(const OtherSessionsEnded& ended);
    Task<std::optional<Kept>> load(SessionId id);
    // `read_at` is from before `kept` was looked up: a session that ended meanwhile must not come back.
    void touch(Kept kept, std::uint64_t read_at);

    store::Store& store_;
    const Clock& clock_;
    Tokens tokens_;
    std::chrono::seconds lifetime_;
    BoundedCache<SessionId, Kept> kept_{kMostKept};
};

}  // namespace parley::core
