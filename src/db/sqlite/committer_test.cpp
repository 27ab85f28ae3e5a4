#include "db/sqlite/committer.h"

#include "db/sqlite/migrations.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace parley::db::sqlite {
namespace {

// A committer at its database, and a diary of what it told and answered, in order.
class Committing : public ::testing::Test {
protected:
    Committing() { migrate(connection, folder.file("test.db")); }

    // A job that is called so: it tells an event of that number and writes its answer into the diary.
    Job job(std::uint64_t number, std::vector<Statement> statements) {
        Job job;
        job.statements = std::move(statements);
        job.events.push_back(std::make_shared<const Event>(SessionEnded{UserId{1}, SessionId{number}}));
        job.last_id = number * kStep;
        job.done = [this, number](std::exception_ptr failure) { diary.push_back(answer(number, failure)); };
        return job;
    }
    static std::string answer(std::uint64_t number, const std::exception_ptr& failure) {
        if (!failure) return "done " + std::to_string(number);
        try {
            std::rethrow_exception(failure);
        } catch (const Refusal& refusal) {
            return "refused " + std::to_string(number) + " " + std::to_string(status_of(refusal.code));
        }
    }
    template <class... Jobs>
    void commit(Jobs... jobs) {
        std::vector<Job> batch;
        (batch.push_back(std::move(jobs)), ...);
        committer.commit(std::move(batch));
    }
    static Statement channel(std::int64_t id) { return Statement("INSERT INTO channels (id, type) VALUES ($1, 1)", id); }
    std::int64_t channels() { return connection.query(Statement("SELECT COUNT(*) FROM channels")).at(0).integer(0); }

    test::TempFolder folder;
    Connection connection{folder.file("test.db"), Access::Create};
    std::vector<std::string> diary;
    Committer committer{connection, [this](std::vector<EventPtr>&& events) {
                            for (const EventPtr& event : events) {
                                diary.push_back("told " + std::to_string(std::get<SessionEnded>(*event).session_id.value));
                            }
                        }};
};

using Diary = std::vector<std::string>;

std::vector<Statement> statements(std::initializer_list<Statement> list) { return list; }

TEST_F(Committing, TellsInTheOrderOfTheQueueAndThenAnswers) {
    commit(job(1, {channel(1)}), job(2, {channel(2)}), job(3, {}));
    EXPECT_EQ(diary, (Diary{"told 1", "told 2", "told 3", "done 1", "done 2", "done 3"}));
    EXPECT_EQ(channels(), 2);
}

TEST_F(Committing, LetsAFailingJobHarmNoOther) {
    commit(job(1, {channel(1)}), job(2, {channel(20), channel(1)}), job(3, {channel(3)}), job(4, {channel(1)}));
    EXPECT_EQ(diary, (Diary{"told 1", "told 3", "done 1", "refused 2 503", "done 3", "refused 4 503"}));
    EXPECT_EQ(channels(), 2);
}

TEST_F(Committing, RefusesWhatChangedNothing) {
    commit(job(1, {channel(1), Statement("DELETE FROM channels WHERE id = 9").or_refuse(Code::UnknownSession)}));
    EXPECT_EQ(diary, (Diary{"refused 1 404"}));
    EXPECT_EQ(channels(), 0);
}

TEST_F(Committing, RefusesAConflictByItsName) {
    commit(job(1, {channel(1)}), job(2, {channel(1).on_conflict(Code::NonceUsed)}));
    EXPECT_EQ(diary, (Diary{"told 1", "done 1", "refused 2 409"}));
}

TEST_F(Committing, ChecksForeignKeys) {
    commit(job(1, {Statement("INSERT INTO read_states (user_id, channel_id, last_read_id) VALUES (1, 2, 3)")}));
    EXPECT_EQ(diary, (Diary{"refused 1 503"}));
}

TEST_F(Committing, KeepsTheHighestIdWithEveryCommit) {
    commit(job(5, {channel(1)}), job(7, {channel(1)}));
    EXPECT_EQ(connection.query(Statement("SELECT id FROM last_id")).at(0).integer(0), 7 * static_cast<std::int64_t>(kStep));
}

TEST_F(Committing, SaysThatTheDiskIsFullAndGoesOnWhenThereIsRoom) {
    const std::int64_t pages = connection.query(Statement("PRAGMA page_count")).at(0).integer(0);
    connection.execute("PRAGMA max_page_count = " + std::to_string(pages + 2));
    const std::string large(200'000, 'x');
    const Statement insert("INSERT INTO messages (channel_id, id, author_id, content) VALUES (1, 1, 1, $1)", large);
    commit(job(1, statements({insert, channel(5)})));
    commit(job(2, {insert}));
    EXPECT_EQ(diary, (Diary{"refused 1 507", "refused 2 507"}));
    diary.clear();
    commit(job(3, {channel(3)}), job(4, {insert}), job(5, {channel(4)}));
    EXPECT_EQ(diary.size(), std::ranges::count(diary, "refused 3 507") == 1 ? 3U : 5U);
    EXPECT_EQ(std::ranges::count(diary, "refused 4 507"), 1);
    connection.execute("PRAGMA max_page_count = 100000");
    diary.clear();
    commit(job(6, {insert}));
    EXPECT_EQ(diary, (Diary{"told 6", "done 6"}));
    EXPECT_EQ(connection.query(Statement("SELECT content FROM messages")).at(0).text(0), large);
}

}  // namespace
}  // namespace parley::db::sqlite
