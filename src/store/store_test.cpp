#include "store/store.h"

#include "db/sqlite/driver.h"
#include "store/channels.h"
#include "store/imports.h"
#include "store/messages.h"
#include "store/users.h"
#include "support/hand_clock.h"
#include "support/run_task.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <boost/asio/experimental/awaitable_operators.hpp>

namespace parley {
namespace {

struct Shelf {
    template <class T>
    T run(Task<T> task) { return test::run_task(loop, std::move(task)); }
    User add_user(const std::string& name) {
        User user{.profile = {.id = {}, .username = name, .global_name = {}, .avatar = {}}, .email = "", .password_hash = ""};
        store.write_now([&](store::Unit& unit) {
            user.profile.id = unit.next_id<UserId>();
            unit.add(store::users::insert_imported(user));
        });
        return user;
    }
    std::size_t told_count() {
        const std::lock_guard lock(mutex);
        return told.size();
    }

    test::TempFolder folder;
    test::HandClock clock;
    boost::asio::io_context loop;
    std::mutex mutex;  // guards told
    std::vector<EventPtr> told;
    db::sqlite::Driver database{{.path = folder.file("test.db"),
                                 .tell = [this](std::vector<EventPtr>&& events) {
                                     const std::lock_guard lock(mutex);
                                     told.insert(told.end(), events.begin(), events.end());
                                 }},
                                clock};
    store::Store store{database};
};

Task<std::uint64_t> add_channel(store::Store& store) {
    co_return co_await store.write([](store::Unit& unit) {
        const auto id = unit.next_id<ChannelId>();
        unit.add(db::Statement("INSERT INTO channels (id, type) VALUES ($1, 1)", id));
        unit.tell(StorageChanged{});
        return id.value;
    });
}

Task<> add_same_twice(store::Store& store) {
    co_await store.write([](store::Unit& unit) {
        for (int i = 0; i < 2; ++i) unit.add(db::Statement("INSERT INTO channels (id, type) VALUES (7, 1)").on_conflict(Code::UserExists));
        unit.tell(StorageChanged{});
    });
}

Task<> nothing() { co_return; }

std::int64_t channels(Shelf& shelf) { return shelf.store.read_now(db::Statement("SELECT COUNT(*) FROM channels")).at(0).integer(0); }

TEST(Store, GivesBackWhatTheFillingMadeOnceItIsStoredAndTold) {
    Shelf shelf;
    const std::uint64_t id = shelf.run(add_channel(shelf.store));
    EXPECT_EQ(shelf.told_count(), 1U);
    EXPECT_EQ(shelf.store.read_now(db::Statement("SELECT id FROM channels")).at(0).integer(0), static_cast<std::int64_t>(id));
}

TEST(Store, TellsNothingOfAUnitThatFails) {
    Shelf shelf;
    EXPECT_EQ(test::refusal_of(shelf.loop, add_same_twice(shelf.store)), Code::UserExists);
    EXPECT_EQ(shelf.told_count(), 0U);
    EXPECT_EQ(channels(shelf), 0);
}

TEST(Store, EndsAQueuedUnitAlsoWhenItsCallerGivesUp) {
    using namespace boost::asio::experimental::awaitable_operators;
    Shelf shelf;
    shelf.run([](store::Store& store) -> Task<> { co_await (add_channel(store) || nothing()); }(shelf.store));
    EXPECT_EQ(channels(shelf), 1);
}

TEST(Store, BlocksForCommands) {
    Shelf shelf;
    shelf.store.write_now([](store::Unit& unit) { unit.add(db::Statement("INSERT INTO channels (id, type) VALUES (7, 1)")); });
    EXPECT_EQ(channels(shelf), 1);
    const auto again = [&] {
        shelf.store.write_now([](store::Unit& unit) {
            unit.add(db::Statement("INSERT INTO channels (id, type) VALUES (7, 1)").on_conflict(Code::UserExists));
        });
    };
    EXPECT_THROW(again(), Refusal);
}

TEST(Users, MayDifferOnlyInCaseWhenTheyWereImported) {
    Shelf shelf;
    shelf.add_user("alice");
    shelf.add_user("Alice");
    EXPECT_THROW(shelf.add_user("alice"), Refusal);
    EXPECT_EQ(shelf.store.read_now(store::users::by_folded_username("ALICE")).size(), 2U);
    EXPECT_EQ(shelf.store.read_now(store::users::by_username("Alice")).size(), 1U);
}

TEST(Users, UpgradeAPasswordOnlyFromTheOneThatWasChecked) {
    Shelf shelf;
    const User alice = shelf.add_user("alice");
    const auto upgrade = [&](std::string_view old_hash, std::string_view hash) {
        shelf.store.write_now([&](store::Unit& unit) { unit.add(store::users::upgrade_password(alice.profile.id, old_hash, hash)); });
        return store::users::to_user(shelf.store.read_now(store::users::by_username("alice")).at(0)).password_hash;
    };
    EXPECT_EQ(upgrade("", "new"), "new");
    EXPECT_EQ(upgrade("", "newer"), "new");
}

TEST(Channels, AreMadeOnceForAPair) {
    Shelf shelf;
    const Pair pair(shelf.add_user("a").profile.id, shelf.add_user("b").profile.id);
    for (int i = 0; i < 2; ++i) {
        shelf.store.write_now([&](store::Unit& unit) {
            unit.add(store::channels::insert_direct(unit.next_id<ChannelId>(), pair, shelf.clock.now()));
        });
    }
    EXPECT_EQ(channels(shelf), 1);
    EXPECT_EQ(shelf.store.read_now(db::Statement("SELECT COUNT(*) FROM channel_recipients")).at(0).integer(0), 2);
}

TEST(Messages, OfAllChannelsComeInTheOrderOfTheirIds) {
    Shelf shelf;
    shelf.store.write_now([&](store::Unit& unit) {
        for (std::uint64_t channel : {1, 2}) unit.add(db::Statement("INSERT INTO channels (id, type) VALUES ($1, 1)", channel));
        for (std::uint64_t id : {5, 3, 8, 1, 9}) unit.add(store::messages::insert({.id = {id}, .channel_id = {id % 2 + 1}, .author_id = {1}, .content = "m"}));
    });
    std::vector<std::uint64_t> ids;
    for (const db::Row& row : shelf.store.read_now(store::messages::in_span(MessageId{1}, MessageId{9}, 3))) ids.push_back(row.id<MessageId>(0).value);
    EXPECT_EQ(ids, (std::vector<std::uint64_t>{3, 5, 8}));
    EXPECT_EQ(shelf.store.read_now(store::messages::in_span(MessageId{3}, MessageId{8}, 3)).size(), 2U);
    EXPECT_EQ(shelf.store.read_now(store::messages::newest_id()).at(0).integer(0), 9);
    ids.clear();
    for (const db::Row& row : shelf.store.read_now(store::imports::message_ids(ChannelId{1}, MessageId{8}, 10))) ids.push_back(row.id<MessageId>(1).value);
    EXPECT_EQ(ids, (std::vector<std::uint64_t>{1, 3, 5, 9}));
}

TEST(Imports, AreRememberedByTheirKey) {
    Shelf shelf;
    const auto known = [&] { return shelf.store.read_now(store::imports::remembered("m1", "m3")); };
    shelf.store.write_now([](store::Unit& unit) {
        for (const auto* key : {"m1", "m2", "m4"}) unit.add(store::imports::remember(key, 5));
        unit.add(store::imports::remember("m1", 6));
    });
    ASSERT_EQ(known().size(), 2U);
    EXPECT_EQ(known().at(0).integer(1), 6);
    shelf.store.write_now([](store::Unit& unit) { unit.add(store::imports::forget("m1")); });
    EXPECT_EQ(known().size(), 1U);
}

}  // namespace
}  // namespace parley
