// core/applications.h -- Programs that people register, and their bots.
#pragma once
#include "base/bounded_cache.h"
#include "base/task.h"
#include "bus/local_bus.h"
#include "model/application.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kLongestApplicationName = 32;  // characters
inline constexpr std::size_t kMostApplications = 100;       // of one person

class Applications {
public:
    Applications(store::Store& store, bus::LocalBus& bus);

    // Refused with the name's fault, or when the person has too many. Without an owner it belongs to its own bot.
    Task<Application> create(std::optional<UserId> owner, std::string name);
    Task<std::vector<Application>> of_owner(UserId owner);
    Task<std::vector<Application>> in_guild(GuildId guild);  // whose bots are members
    Task<std::optional<Application>> find(ApplicationId id);
    Task<std::optional<Application>> find_by_bot(UserId bot);
    // Refused with UnknownApplication when there is none, or with MissingAccess when it is somebody else's.
    Task<Application> require_owned(ApplicationId id, UserId owner);
    Task<> update(Application changed);

    // A new token of the application's bot, which is made at the first time. It is shown once: only its digest stays.
    Task<std::string> make_token(Application application);
    // The application whose bot's token it is.
    Task<std::optional<Application>> authenticate(std::string token);
    // Whether it still opens the bot's account: open connections ask after the database changed.
    Task<bool> is_current(UserId bot, std::string token_digest);

private:
    static constexpr std::size_t kMostKept = 10'000;
    struct Kept {
        Application application;
        std::string token_digest;
    };
    Task<std::optional<Kept>> load(UserId bot);
    Task<> add_bot(Application application, std::string digest);
    Task<Application> create_ownerless(Application draft, std::string signing_key);

    store::Store& store_;
    BoundedCache<UserId, Kept> by_bot_{kMostKept};
};

// The user name of an application's bot: what of the name a user name may hold, told apart by a number when it is taken.
std::string bot_username(const std::string& name, ApplicationId id, int attempt);

}  // namespace parley::core
