// The owner's tools for bots and guilds.
#include "app/commands.h"
#include "app/offline.h"
#include "bus/local_bus.h"
#include "core/applications.h"
#include "core/guild_cache.h"
#include "store/users.h"

#include <fmt/format.h>

namespace parley::app {
namespace {

std::optional<UserId> find_owner(Offline& offline, const std::string& username) {
    db::Rows rows = offline.store.read_now(username.empty() ? store::users::all() : store::users::by_username(username));
    for (db::Row& row : rows) {
        const User user = store::users::to_user(row);
        if (!user.profile.is_bot) return user.profile.id;
    }
    if (username.empty()) return std::nullopt;
    throw std::runtime_error(fmt::format("There is no account \"{}\".", username));
}

}  // namespace

void create_bot(const Config& config, const std::string& name, const std::string& owner) {
    Offline offline(config, Offline::Missing::IsMade);
    bus::LocalBus bus;
    core::Applications applications(offline.store, bus);
    const Application application = offline.run(applications.create(find_owner(offline, owner), name));
    const std::string token = offline.run(applications.make_token(application));
    fmt::print("Application {} has a bot. Its token, shown only now:\n{}\n", application.id.value, token);
}

void list_guilds(const Config& config) {
    Offline offline(config, Offline::Missing::Fails);
    bus::LocalBus bus;
    core::GuildCache guilds(offline.store, bus, offline.clock);
    guilds.load();
    for (const GuildId id : guilds.all_guilds()) {
        fmt::print("{}\t{}\t{} members\t{} channels\n", id.value, guilds.find_guild(id)->name, guilds.member_count(id),
                   guilds.channels(id).size());
    }
}

}  // namespace parley::app
