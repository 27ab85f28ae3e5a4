#include "support/world.h"

#include "db/sqlite/connection.h"
#include "store/messages.h"
#include "store/users.h"

#include <fmt/format.h>

#include <future>

namespace parley::test {

World::Recording::Recording(World& world) {
    world.bus.subscribe([&world](const bus::Batch& batch) { world.record(batch); });
}

World::World(int presence_limit)
    : database({.path = folder.file("parley.db"), .readers = 2,
                .tell = [this](std::vector<EventPtr>&& events) { bus.publish(std::move(events)); }},
               clock),
      presence(store, bus, guilds, presence_limit) {}

// The writer answers to what goes before it.
World::~World() {
    database.finish();
    bus.close();
}

void World::record(const bus::Batch& batch) {
    const std::lock_guard lock(events_mutex_);
    events_.insert(events_.end(), batch->begin(), batch->end());
}

void World::forget_told() {
    const std::lock_guard lock(events_mutex_);
    events_.clear();
}

Profile World::person(const std::string& username) {
    User user{.profile = {.id = {}, .username = username, .global_name = {}, .avatar = {}}, .email = "x@example.org",
              .password_hash = "none"};
    store.write_now([&](store::Unit& unit) {
        user.profile.id = unit.next_id<UserId>();
        unit.add(store::users::insert_imported(user));
    });
    return user.profile;
}

Profile World::sign_up(const std::string& username, const std::string& password) {
    return run(accounts.register_user({.username = username, .email = "x@example.org", .password = password}, {"192.0.2.1"}));
}

core::Login World::sign_in(const Profile& profile) {
    std::string token = run(sessions.open(profile, {"a test", "192.0.2.1"}));
    return run(sessions.authenticate(std::move(token))).value();
}

Message World::say(const Profile& author, const Profile& recipient, const std::string& text, const std::string& nonce) {
    const DirectChannel channel = run(messages.open(Pair(author.id, recipient.id)));
    auto settled = std::make_shared<std::promise<void>>();
    messages.post({.author = std::make_shared<const Profile>(author), .recipient = std::make_shared<const Profile>(recipient),
                   .channel = channel, .content = text, .origin = 1, .nonce = nonce},
                  [settled](std::exception_ptr failure) { settled->set_exception(std::move(failure)); });
    // Units end in the order of the queue: once an empty one did, the message is there or has failed.
    store.write_now([](store::Unit&) {});
    std::future<void> failure = settled->get_future();
    if (failure.wait_for(std::chrono::seconds(0)) == std::future_status::ready) failure.get();
    return told<MessageCreated>().back().message;
}

void World::fill(const Profile& author, const Profile& recipient, const std::string& text, int count) {
    const ChannelId channel = run(messages.open(Pair(author.id, recipient.id))).id;
    store.write_now([&](store::Unit& unit) {
        for (int i = 0; i < count; ++i) {
            unit.add(store::messages::insert({.id = unit.next_id<MessageId>(), .channel_id = channel, .author_id = author.id, .content = text}));
        }
    });
}

std::vector<Message> World::history(const Profile& reader, const Profile& other, core::Range range) {
    std::vector<Message> found;
    run(messages.history(Pair(reader.id, other.id), range, [&](std::vector<Message> page) { found = std::move(page); }));
    return found;
}

std::vector<std::string> World::texts(const Profile& reader, const Profile& other, core::Range range) {
    std::vector<std::string> texts;
    for (Message& message : history(reader, other, range)) texts.push_back(std::move(message.content));
    return texts;
}

User World::stored_user(const std::string& username) {
    db::Rows rows = store.read_now(store::users::by_username(username));
    return store::users::to_user(rows.at(0));
}

std::int64_t World::count(const std::string& table) {
    db::sqlite::Connection connection(folder.file("parley.db"), db::sqlite::Access::ReadOnly);
    const std::string sql = fmt::format("SELECT COUNT(*) FROM {}", table);
    return connection.query(db::Statement(sql)).at(0).integer(0);
}

void World::change_from_outside(const std::string& sql) {
    db::sqlite::Connection(folder.file("parley.db"), db::sqlite::Access::ReadWrite).execute(sql);
    bus.publish(StorageChanged{});
    guilds.wait_until_read();
}

}  // namespace parley::test
