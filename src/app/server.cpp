#include "app/server.h"

#include "api/discord/cdn/cdn.h"
#include "api/discord/first_screen.h"
#include "api/discord/gateway/routes.h"
#include "api/discord/rest/discovery.h"
#include "api/discord/rest/rate_limits.h"
#include "api/discord/rest/resources.h"
#include "api/pages/site.h"
#include "api/simple/answers.h"
#include "api/simple/routes.h"
#include "api/simple/websocket_routes.h"
#include "app/data_folder.h"
#include "app/operating.h"
#include "base/log.h"
#include "core/accounts.h"
#include "core/applications.h"
#include "core/attachments.h"
#include "core/commands.h"
#include "core/direct_messages.h"
#include "core/files/image_converter.h"
#include "core/files/images.h"
#include "core/guild_cache.h"
#include "core/identify_limits.h"
#include "core/messages.h"
#include "core/presence.h"
#include "core/profiles.h"
#include "core/relationships.h"
#include "core/search.h"
#include "db/sqlite/driver.h"
#include "net/loop.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <thread>

namespace parley::app {
namespace {

constexpr std::chrono::seconds kDrainGrace{10};
constexpr std::chrono::hours kSweepInterval{1};
constexpr std::chrono::minutes kArchiveInterval{1};  // the shortest silence of a thread is an hour

int loop_count(const Config& config) {
    return config.threads > 0 ? config.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

// The running program itself, also when its file was replaced by a newer one.
constexpr const char* kOwnProgram = "/proc/self/exe";

// Uploads lie beside the files that they become, so that putting one in its place moves no bytes.
net::ServerConfig with_spool(net::ServerConfig config, const std::string& folder) {
    config.spool_folder = folder;
    return config;
}

// Hashing is kept to half of the cores, at least one, so that a storm of logins leaves the other half to the chat.
int hashing_threads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / 2); }

}  // namespace

struct Server::Parts {
    Parts(const Config& given, std::function<void(const std::string&)> on_broken)
        : config(given), lock(config.lock_file()), loops(loop_count(config)),
          database({.path = config.database(), .tell = [this](std::vector<EventPtr>&& events) { bus.publish(std::move(events)); },
                    .on_broken = std::move(on_broken)}, clock),
          passwords(hashing_threads()),
          sessions(store, bus, clock, core::Tokens(config.secret_key.empty() ? core::load_key(config.key_file()) : config.secret_key),
                   std::chrono::days(config.token_days)),
          presence(store, bus, guilds, config.presence_limit), search(store, bus, config.search_index()), limits(clock, config.account),
          hubs(loops, bus, services), site{services, config.instance, guilds, applications, bots, first_screen()}, router(make_router()),
          server(loops, router, with_spool(config.server, files.incoming())) {}

    net::Router make_router();
    // The pages don't know the Discord door: what it makes for them is handed on here.
    api::pages::FirstScreen first_screen() {
        return [this](const net::Request& request, ProfilePtr me) {
            return api::discord::make_first_screen(&discord, &gateway, &request, std::move(me));
        };
    }
    Task<> sweep();
    Task<> archive_threads();

    Config config;
    DataLock lock;
    Clock clock;
    bus::LocalBus bus;
    net::Loops loops;
    db::sqlite::Driver database;
    store::Store store{database};
    core::Directory directory{store, bus};
    core::GuildCache guilds{store, bus, clock};
    core::Passwords passwords;
    core::Sessions sessions;
    core::Accounts accounts{store, directory, passwords, clock};
    core::Profiles profiles{store, directory};
    core::DirectMessages messages{store, bus, clock};
    core::Presence presence;
    core::Search search;
    core::AccountLimits limits;
    api::Services services{clock, directory, sessions, accounts, profiles, messages, presence, search, limits};
    core::Applications applications{store, bus};
    core::Relationships relationships{store, bus, directory, clock};
    core::Turns turns;
    core::Commands commands{store, turns};
    core::Guilds founding{store, guilds, directory, turns, clock};
    core::GuildChannels guild_channels{store, guilds, turns};
    core::Roles roles{store, guilds, directory, turns};
    core::Invites invites{store, guilds, directory, turns, clock};
    core::BotJoining bots{store, guilds, directory, turns, clock};
    core::GuildSettings guild_settings{store, guilds, directory, turns};
    core::GuildEmojis guild_emojis{store, guilds, turns};
    core::ApplicationEmojis application_emojis{store, turns};
    core::Members members{store, guilds, directory, turns, clock};
    core::Bans bans{store, guilds, directory, turns, clock};
    core::Pruning pruning{store, guilds, directory, turns, clock};
    core::AuditLog audit_log{store, guilds};
    core::FileStore files{config.files()};
    core::Attachments attachments{store, files};
    core::Images images{files};
    core::ChannelAccess access{store, guilds, bus};
    core::MessageViews views{store, directory, guilds};
    core::Messages channel_messages{store, bus, access, guilds, directory, relationships, attachments, views, turns, clock};
    core::MessageSearch message_search{store, search, directory};
    core::ReadStates read_states{store, guilds, directory};
    core::Notifications notifications{store, guilds, access, turns};
    core::Reactions reactions{store, access, guilds, directory, relationships, turns, clock};
    core::Pins pins{store, access, channel_messages, directory, clock};
    core::Groups groups{store, access, directory, relationships, channel_messages, turns, images};
    core::Threads threads{store, guilds, directory, turns, clock};
    core::ThreadStarts thread_starts{access, threads, channel_messages, directory};
    core::Webhooks webhooks{store, guilds, turns, images};
    core::Interactions interactions{store, bus, attachments, clock};
    core::InteractionReplies replies{store, bus, interactions, channel_messages, views, attachments, clock};
    core::ImageConverter converter{files, kOwnProgram};
    api::discord::cdn::Services cdn{files, attachments, converter};
    api::discord::rest::RateLimits rate_limits{clock, config.requests_per_second};
    core::IdentifyLimits identifies{clock};
    api::discord::Services discord{services, guilds, applications, commands, relationships, founding, guild_channels, roles, threads, thread_starts, webhooks, invites, bots,
                                   guild_settings, guild_emojis, application_emojis, members, bans, pruning, audit_log,
                                   attachments, images, access, views, channel_messages, message_search, read_states, notifications, reactions, pins, groups, interactions, replies,
                                   static_cast<std::size_t>(config.upload_limit_mib) << 20, rate_limits, identifies, config.instance, config.public_url};
    api::simple::Hubs hubs;
    api::discord::gateway::Hubs gateway{loops, bus, discord};
    api::pages::Site site;
    net::Router router;
    net::Server server;
};

net::Router Server::Parts::make_router() {
    net::Router made;
    api::simple::add_account_routes(made, services);
    api::simple::add_session_routes(made, services);
    api::simple::add_profile_routes(made, services);
    api::simple::add_chat_routes(made, services);
    api::simple::add_message_routes(made, services);
    api::simple::add_description_routes(made);
    api::simple::add_websocket_routes(made, services, hubs);
    api::discord::rest::add_resources(made, discord);
    api::discord::cdn::add_cdn_routes(made, cdn);
    api::discord::gateway::add_routes(made, discord, gateway);
    api::pages::add_door_routes(made, site);
    api::pages::add_consent_routes(made, site);
    api::pages::add_settings_routes(made, site);
    api::pages::add_app_routes(made, site);
    api::pages::add_community_routes(made, site);
    api::pages::add_file_routes(made);
    add_operating_routes(made, presence);
    made.set_on_error(api::simple::failed);
    made.set_on_missing([this](const net::Request& request, net::Response& answer) {
        api::discord::rest::dress_missing(request.path, request.method, answer);
        api::pages::answer_missing(site, request, answer);
    });
    return made;
}

// Rows and files that nothing can name any more.
Task<> Server::Parts::sweep() {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    while (true) {
        co_await sessions.erase_expired();
        co_await messages.erase_old_nonces();
        co_await attachments.sweep();
        co_await threads.erase_strays();
        timer.expires_after(kSweepInterval);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
}

// Nothing is written while there is nothing to archive.
Task<> Server::Parts::archive_threads() {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    while (true) {
        co_await threads.archive_silent();
        timer.expires_after(kArchiveInterval);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
}

Server::Server(const Config& config, std::function<void(const std::string&)> on_broken) {
    make_data_folder(config);
    parts_ = std::make_unique<Parts>(config, std::move(on_broken));
    parts_->guilds.load();
    parts_->relationships.load();
    parts_->discord.port = parts_->server.port();
}

// What is still queued for the database calls the services back and tells events, so it ends before they do.
Server::~Server() {
    parts_->loops.stop();
    parts_->database.finish();
    parts_->bus.close();
}

void Server::start() {
    parts_->loops.start();
    parts_->search.start();
    parts_->server.start();
    net::Loop& first = parts_->loops[0];
    first.post([this, &first] {
        first.spawn("sweep", parts_->sweep());
        first.spawn("archive_threads", parts_->archive_threads());
        first.add_tick([this, &first](auto) {
            auto files = parts_->interactions.expire();
            if (!files.empty()) first.spawn("interaction_files", parts_->interactions.let_go(std::move(files)));
        });
    });
    log::info("server.started address={} port={} loops={} data={}", parts_->config.server.address, port(),
              parts_->loops.count(), parts_->config.data);
}

void Server::drain() {
    log::info("server.draining");
    parts_->server.drain(kDrainGrace);
    log::info("server.stopped");
}

int Server::port() const { return parts_->server.port(); }

}  // namespace parley::app
