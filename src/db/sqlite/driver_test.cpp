#include "db/sqlite/driver.h"

#include "base/thread.h"
#include "db/sqlite/connection.h"
#include "support/hand_clock.h"
#include "support/run_task.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <future>
#include <thread>

namespace parley::db::sqlite {
namespace {

using test::HandClock;

// What a driver told, with a wait for the next event.
class Told {
public:
    void take(std::vector<EventPtr>&& events) {
        const std::lock_guard lock(mutex_);
        events_.insert(events_.end(), events.begin(), events.end());
        came_.notify_all();
    }
    std::vector<EventPtr> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        came_.wait_for(lock, std::chrono::seconds(20), [&] { return events_.size() >= count; });
        return events_;
    }

private:
    std::mutex mutex_;  // guards events_
    std::condition_variable came_;
    std::vector<EventPtr> events_;
};

struct Base {
    std::unique_ptr<Driver> open(std::chrono::milliseconds watch_interval = std::chrono::seconds(1)) {
        return std::make_unique<Driver>(
            DriverConfig{.path = path, .tell = [this](std::vector<EventPtr>&& events) { told.take(std::move(events)); },
                         .watch_interval = watch_interval}, clock);
    }

    test::TempFolder folder;
    std::string path = folder.file("test.db");
    HandClock clock;
    Told told;
    boost::asio::io_context loop;
};

// Queues a channel with a fresh id and an event of that id.
std::future<std::uint64_t> add_channel(Database& database) {
    auto promise = std::make_shared<std::promise<std::uint64_t>>();
    auto future = promise->get_future();
    auto id = std::make_shared<std::uint64_t>(0);
    Job job;
    job.done = [promise, id](std::exception_ptr failure) {
        if (failure) promise->set_exception(std::move(failure));
        else promise->set_value(*id);
    };
    database.submit(std::move(job), [&](Job& queued, Snowflakes& snowflakes) {
        *id = snowflakes.next();
        queued.statements.emplace_back("INSERT INTO channels (id, type) VALUES ($1, 1)", *id);
        queued.events.push_back(std::make_shared<const Event>(SessionEnded{UserId{1}, SessionId{*id}}));
    });
    return future;
}

std::int64_t count_channels(Database& database) {
    return database.read_now({Statement("SELECT COUNT(*) FROM channels")}).at(0).at(0).integer(0);
}

TEST(Driver, AnswersWhenItIsStored) {
    Base base;
    const auto driver = base.open();
    const auto id = add_channel(*driver).get();
    EXPECT_EQ(driver->read_now({Statement("SELECT id FROM channels")}).at(0).at(0).integer(0), static_cast<std::int64_t>(id));
    EXPECT_EQ(base.told.wait_for(1).size(), 1U);
}

TEST(Driver, TellsInTheOrderOfIdsWhenManyThreadsWrite) {
    Base base;
    const auto driver = base.open();
    constexpr std::size_t per_thread = 300;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            std::vector<std::future<std::uint64_t>> waiting;
            for (std::size_t n = 0; n < per_thread; ++n) waiting.push_back(add_channel(*driver));
            for (auto& one : waiting) one.get();
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::uint64_t last = 0;
    const auto events = base.told.wait_for(4 * per_thread);
    ASSERT_EQ(events.size(), 4 * per_thread);
    for (const EventPtr& event : events) {
        const std::uint64_t id = std::get<SessionEnded>(*event).session_id.value;
        EXPECT_GT(id, last);
        last = id;
    }
    EXPECT_EQ(count_channels(*driver), static_cast<std::int64_t>(4 * per_thread));
}

TEST(Driver, CommitsWhatIsQueuedBeforeItEnds) {
    Base base;
    std::vector<std::future<std::uint64_t>> waiting;
    {
        const auto driver = base.open();
        for (int i = 0; i < 2'000; ++i) waiting.push_back(add_channel(*driver));
    }
    for (auto& one : waiting) EXPECT_NO_THROW(one.get());
    EXPECT_EQ(count_channels(*base.open()), 2'000);
}

TEST(Driver, QueuesNothingWhenTheFillingThrows) {
    Base base;
    const auto driver = base.open();
    EXPECT_THROW(driver->submit(Job{}, [](Job&, Snowflakes&) { throw std::runtime_error("no"); }), std::runtime_error);
    add_channel(*driver).get();
    EXPECT_EQ(count_channels(*driver), 1);
}

TEST(Driver, DrawsHigherIdsAfterARestartWithTheClockSetBack) {
    Base base;
    const auto before = add_channel(*base.open()).get();
    base.clock.advance(-std::chrono::hours(48));
    EXPECT_GT(add_channel(*base.open()).get(), before);
}

TEST(Driver, ReadsSeveralQueriesInOneView) {
    Base base;
    const auto driver = base.open();
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        while (!stop) add_channel(*driver).get();
    });
    const Statement count("SELECT COUNT(*) FROM channels");
    for (int i = 0; i < 200; ++i) {
        const auto results = test::run_task(base.loop, driver->read({count, count, count}));
        EXPECT_EQ(results.at(0).at(0).integer(0), results.at(2).at(0).integer(0));
    }
    stop = true;
    writer.join();
}

TEST(Driver, ReadsALargePageBehindTheChatAndASmallOneAtOnce) {
    Base base;
    const auto driver = base.open();
    const int ours = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
    const auto read = [&](int bytes) {
        std::vector<int> nice;
        std::vector<Statement> queries;
        queries.push_back(Statement("SELECT 1"));
        queries.push_back(Statement("SELECT printf('%.*c', $1, 'x')", bytes));
        test::run_task(base.loop, driver->read_page(std::move(queries), [&](std::vector<Rows> rows) {
            ASSERT_EQ(rows.size(), 2u);
            EXPECT_EQ(rows[0].at(0).integer(0), 1);
            EXPECT_EQ(rows[1].at(0).text(0).size(), static_cast<std::size_t>(bytes));
            nice.push_back(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())));
        }));
        return nice;
    };
    EXPECT_EQ(read(1000), std::vector{ours});
    EXPECT_EQ(read(100'000), std::vector{std::max(ours, kBackgroundNice)});
}

TEST(Driver, HandsOnWhatFailsAmidAPage) {
    Base base;
    const auto driver = base.open();
    const auto read = [&](const char* sql, std::function<void(std::vector<Rows>)> use) {
        std::vector<Statement> queries;
        queries.push_back(Statement(sql));
        test::run_task(base.loop, driver->read_page(std::move(queries), std::move(use)));
    };
    EXPECT_THROW(read("SELECT id FROM nowhere", [](std::vector<Rows>) {}), Error);
    EXPECT_THROW(read("SELECT 1", [](std::vector<Rows>) { throw std::runtime_error("no"); }), std::runtime_error);
    read("SELECT 1", [](std::vector<Rows>) {});
}

TEST(Driver, ReadersCannotWrite) {
    Base base;
    const auto driver = base.open();
    EXPECT_THROW(driver->read_now({Statement("DELETE FROM channels")}), Error);
}

TEST(Driver, TellsThatAnotherProgramWrote) {
    Base base;
    const auto driver = base.open(std::chrono::milliseconds(5));
    add_channel(*driver).get();
    Connection(base.path, Access::ReadWrite).execute("INSERT INTO channels (id, type) VALUES (1, 1)");
    const auto events = base.told.wait_for(2);
    ASSERT_GE(events.size(), 2U);  // a write that begins the log anew can be seen twice
    EXPECT_TRUE(std::holds_alternative<SessionEnded>(*events.at(0)));
    EXPECT_TRUE(std::holds_alternative<StorageChanged>(*events.at(1)));
}

TEST(Driver, TellsThatAnotherProgramWroteBeforeItLookedForTheFirstTime) {
    Base base;
    const auto driver = base.open(std::chrono::milliseconds(200));
    Connection(base.path, Access::ReadWrite).execute("INSERT INTO channels (id, type) VALUES (1, 1)");
    const auto events = base.told.wait_for(1);
    ASSERT_FALSE(events.empty());
    EXPECT_TRUE(std::holds_alternative<StorageChanged>(*events.at(0)));
}

TEST(Driver, RefusesAFileThatIsNoDatabase) {
    Base base;
    std::ofstream(base.path) << std::string(10'000, 'x');
    EXPECT_THROW(base.open(), std::runtime_error);
}

TEST(CopyDatabase, CopiesWhatIsCommittedWhileTheServerRuns) {
    Base base;
    const auto driver = base.open();
    for (int i = 0; i < 20; ++i) add_channel(*driver).get();
    const std::string copy = base.folder.file("copy.db");
    copy_database(base.path, copy);
    EXPECT_EQ(Connection(copy, Access::ReadOnly).query(Statement("SELECT COUNT(*) FROM channels")).at(0).integer(0), 20);
    EXPECT_TRUE(find_damage(copy).empty());
    EXPECT_FALSE(std::filesystem::exists(copy + "-wal"));
}

TEST(CopyDatabase, OverwritesNothing) {
    Base base;
    base.open();
    std::ofstream(base.folder.file("copy.db")) << "mine";
    EXPECT_THROW(copy_database(base.path, base.folder.file("copy.db")), std::runtime_error);
}

TEST(FindDamage, SeesAFlippedByteInATree) {
    Base base;
    {
        const auto driver = base.open();
        for (int i = 0; i < 2'000; ++i) add_channel(*driver);
    }
    const std::string copy = base.folder.file("copy.db");
    copy_database(base.path, copy);
    ASSERT_TRUE(find_damage(copy).empty());
    const auto page = Connection(copy, Access::ReadOnly)
                          .query(Statement("SELECT rootpage FROM sqlite_schema WHERE name = 'channels'")).at(0).integer(0);
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * 4096 + 5);
    file.put('\x7F');
    file.close();
    EXPECT_FALSE(find_damage(copy).empty());
}

TEST(FindDamage, SeesARowThatNamesNobody) {
    Base base;
    base.open();
    Connection(base.path, Access::ReadWrite)
        .execute("PRAGMA foreign_keys = OFF; INSERT INTO read_states (user_id, channel_id, last_read_id) VALUES (1, 2, 3)");
    EXPECT_EQ(find_damage(base.path).size(), 2U);
}

}  // namespace
}  // namespace parley::db::sqlite
