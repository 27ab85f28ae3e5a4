// tests/support/world.h -- Everything below the doors, in a folder of its own, with a clock that is moved by hand and a
// record of what was told.
#pragma once
#include "core/accounts.h"
#include "core/direct_messages.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/presence.h"
#include "core/profiles.h"
#include "core/search.h"
#include "core/sessions.h"
#include "db/sqlite/driver.h"
#include "support/hand_clock.h"
#include "support/run_task.h"
#include "support/temp_folder.h"

#include <string>
#include <vector>

namespace parley::test {

class World {
public:
    explicit World(int presence_limit = 1000);
    ~World();

    template <class T>
    T run(Task<T> task) { return run_task(loop, std::move(task)); }
    template <class T>
    std::optional<Code> refusal(Task<T> task) { return refusal_of(loop, std::move(task)); }

    // An account whose password nobody knows: hashing takes its time.
    Profile person(const std::string& username);
    // An account with a password.
    Profile sign_up(const std::string& username, const std::string& password = "correct horse");
    core::Login sign_in(const Profile& profile);
    // Stored and told when it returns; refused messages throw.
    Message say(const Profile& author, const Profile& recipient, const std::string& text, const std::string& nonce = "");
    // That many messages in one unit, told to nobody.
    void fill(const Profile& author, const Profile& recipient, const std::string& text, int count);
    std::vector<Message> history(const Profile& reader, const Profile& other, core::Range range = {});
    std::vector<std::string> texts(const Profile& reader, const Profile& other, core::Range range = {});
    User stored_user(const std::string& username);
    std::int64_t count(const std::string& table);
    // Runs statements on the database as another program would; the world is told that it changed.
    void change_from_outside(const std::string& sql);

    // What was told, of that kind, in order.
    template <class Kind>
    std::vector<Kind> told() const {
        const std::lock_guard lock(events_mutex_);
        std::vector<Kind> found;
        for (const EventPtr& event : events_) {
            if (const auto* one = std::get_if<Kind>(event.get())) found.push_back(*one);
        }
        return found;
    }
    void forget_told();

    TempFolder folder;
    HandClock clock;
    boost::asio::io_context loop;
    bus::LocalBus bus;

private:
    void record(const bus::Batch& batch);
    struct Recording { explicit Recording(World& world); };
    mutable std::mutex events_mutex_;  // guards events_
    std::vector<EventPtr> events_;
    Recording recording_{*this};

public:
    db::sqlite::Driver database;
    store::Store store{database};
    core::Directory directory{store, bus};
    core::GuildCache guilds{store, bus, clock};
    core::Passwords passwords{1};
    core::Tokens tokens{"a key that signs tokens in tests, 32+"};
    core::Sessions sessions{store, bus, clock, tokens, std::chrono::days(31)};
    core::Accounts accounts{store, directory, passwords, clock};
    core::Profiles profiles{store, directory};
    core::DirectMessages messages{store, bus, clock};
    core::Presence presence;
    core::Search search{store, bus, folder.file("search.db")};
};

}  // namespace parley::test
