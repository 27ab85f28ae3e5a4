// What the driver does when its disk fails: every kind of trouble at every call, then a kill or a power cut.
#include "db/sqlite/connection.h"
#include "support/promises.h"

#include <gtest/gtest.h>

#include <future>

namespace parley::db::sqlite {
namespace {

using test::End;
using test::Lasts;
using test::Promises;
using test::Trouble;

// Writes on a disk that is whole again, and fails the test unless all of it is acknowledged. After a checkpoint whose sync
// failed that is so from the next start on; the checkpoint runs beside the writes, and may end in the middle of these.
void expect_recovery(Promises& promises, Trouble trouble) {
    std::size_t before = promises.acknowledged();
    promises.write(3);
    if (promises.is_broken()) {
        EXPECT_EQ(trouble, Trouble::SyncError);
        promises.close();
        promises.open();
        before = promises.acknowledged();
        promises.write(3);
    }
    EXPECT_EQ(promises.acknowledged(), before + 3) << "no recovery";
}

// One life of a database in which the n-th call fails. Returns false when there was no n-th call.
bool survives(Trouble trouble, Lasts lasts, int nth, End how) {
    Promises promises;
    promises.disk.fail(trouble, nth, lasts, "-wal");
    for (int round = 1; round < 5; ++round) promises.write(3 * round);  // the log grows in every round
    const bool has_failed = promises.disk.failures() > 0;
    promises.disk.heal();
    expect_recovery(promises, trouble);
    promises.check();
    promises.end(how, static_cast<std::uint32_t>(nth));
    promises.check();
    promises.write(3);  // on what the first end left
    promises.end(End::PowerCut, static_cast<std::uint32_t>(nth));
    promises.check();
    return has_failed;
}

class DiskTrouble : public ::testing::TestWithParam<std::tuple<Trouble, Lasts, End>> {};

TEST_P(DiskTrouble, LosesNothingThatWasAcknowledged) {
    const auto [trouble, lasts, how] = GetParam();
    int calls = 1;
    while (survives(trouble, lasts, calls, how) && !HasFailure()) ++calls;
    EXPECT_GT(calls, 1) << "nothing failed: nothing was tested";
    RecordProperty("calls", calls);
}

INSTANTIATE_TEST_SUITE_P(OfEveryKind, DiskTrouble,
                         ::testing::Combine(::testing::Values(Trouble::WriteError, Trouble::ShortWrite, Trouble::Full, Trouble::SyncError),
                                            ::testing::Values(Lasts::Once, Lasts::UntilHealed),
                                            ::testing::Values(End::Kill, End::PowerCut)));

TEST(FullDisk, IsNamedToEverySender) {
    Promises promises;
    promises.disk.fail(Trouble::Full, 1, Lasts::UntilHealed, "-wal");
    promises.write(5);
    EXPECT_EQ(promises.refusals(), std::vector<Code>(5, Code::StorageFull));
}

TEST(FailedSync, IsNamedToEverySender) {
    Promises promises;
    promises.disk.fail(Trouble::SyncError, 1, Lasts::UntilHealed, "-wal");
    promises.write(5);
    EXPECT_EQ(promises.refusals(), std::vector<Code>(5, Code::StorageBroken));
}

// The log then holds a whole transaction that was refused; only its sync failed.
TEST(FailedSync, BringsNothingRefusedBackAtTheNextStart) {
    std::size_t refused = 0;
    for (int nth = 1; nth <= 4; ++nth) {  // some syncs are a checkpoint's, or of the log's header alone
        Promises promises;
        promises.write(3);
        promises.disk.fail(Trouble::SyncError, nth, Lasts::Once, "-wal");
        promises.write(1);
        promises.write(1);
        promises.end(End::Kill, 1);
        promises.check();
        refused += promises.refusals().size();
    }
    EXPECT_GT(refused, 0U);
}

// What the cache holds of a failed sync reads as if it were on the disk: nothing may be built on it.
TEST(FailedSync, CostsNothingThatIsWrittenAfterTheNextStart) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Promises promises;
        promises.write(3);
        promises.disk.fail(Trouble::SyncError, 1, Lasts::UntilHealed, "-wal");
        promises.write(2);
        promises.end(End::Kill, seed);
        promises.accept_what_is_there();
        promises.write(3);
        promises.end(End::PowerCut, seed);
        promises.check();
    }
}

// Folding the log back is behind the commits, not between them.
TEST(SlowDisk, HoldsUpNoCommitWhileTheDatabaseIsSynced) {
    Promises promises;
    promises.disk.hold_syncs(".db");
    promises.write(3);
    promises.disk.wait_until_held();
    auto written = std::async(std::launch::async, [&] { promises.write(3); });
    EXPECT_EQ(written.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    promises.disk.release_syncs();
    written.get();
    promises.check();
    promises.end(End::PowerCut, 1);
    promises.check();
}

std::unique_ptr<Connection> begin_reading(Promises& promises) {
    auto reader = std::make_unique<Connection>(promises.path(), Access::ReadOnly);
    reader->execute("BEGIN; SELECT COUNT(*) FROM messages");
    return reader;
}

// A reader keeps a checkpoint from its end, so it is not synced; when the next one's sync fails, what the first had
// written may be lost although SQLite counts it as done. Returns the reader, which reads no more.
std::unique_ptr<Connection> break_with_a_reader(Promises& promises) {
    std::unique_ptr<Connection> first = begin_reading(promises);  // nothing is copied yet
    promises.write(3);
    std::unique_ptr<Connection> second = begin_reading(promises);  // no more than these will be
    promises.write(3);
    first->execute("COMMIT");
    Connection(promises.path(), Access::ReadWrite).execute("PRAGMA wal_checkpoint(PASSIVE)");
    promises.disk.fail(Trouble::SyncError, 1, Lasts::Once, ".db");
    second->execute("COMMIT");
    EXPECT_NE(promises.wait_until_broken(), "");
    return second;
}

TEST(FailedSync, OfTheDatabaseStopsTheDriverBeforeTheLogIsReused) {
    Promises promises;
    std::unique_ptr<Connection> reader = break_with_a_reader(promises);
    const std::size_t before = promises.acknowledged();
    promises.write(2);
    EXPECT_EQ(promises.acknowledged(), before);
    EXPECT_EQ(promises.refusals(), std::vector<Code>(2, Code::StorageBroken));
    reader.reset();
    promises.close();
    promises.end(End::PowerCut, 1);
    promises.check();
}

// Another process, such as a backup, keeps the shared memory alive, where stands how much of the log was copied.
TEST(FailedSync, OfTheDatabaseIsNotForgottenAtTheNextStartWhileSomebodyElseHasItOpen) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Promises promises;
        std::unique_ptr<Connection> other = break_with_a_reader(promises);
        promises.close();
        promises.open();
        promises.write(3);  // the log begins anew
        promises.disk.freeze();
        other.reset();
        promises.end(End::PowerCut, seed);
        promises.check();
    }
}

TEST(FailedSync, OfTheDatabaseIsNotCoveredUpByTheCheckpointOfAnotherProcess) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Promises promises;
        std::unique_ptr<Connection> other = break_with_a_reader(promises);
        promises.close();
        Connection(promises.path(), Access::ReadWrite).execute("PRAGMA wal_checkpoint(TRUNCATE)");
        promises.disk.freeze();
        other.reset();
        promises.end(End::PowerCut, seed);
        promises.check();
    }
}

// The log of a server that was killed reads as whole and is not on the disk; while a backup reads it, it cannot begin anew.
TEST(FailedSync, OfAnOldLogThatIsBeingReadCostsNothingThatIsAppendedToIt) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Promises promises;
        promises.write(3);
        promises.disk.fail(Trouble::SyncError, 1, Lasts::UntilHealed, "-wal");
        promises.write(2);
        promises.disk.freeze();
        promises.close();
        promises.disk.thaw();
        std::unique_ptr<Connection> backup = begin_reading(promises);
        promises.open();
        promises.accept_what_is_there();
        promises.write(3);
        promises.disk.freeze();
        backup.reset();
        promises.end(End::PowerCut, seed);
        promises.check();
    }
}

TEST(DiskTroubleAtTheStart, LeavesADatabaseThatOpensLater) {
    for (const Trouble trouble : {Trouble::WriteError, Trouble::ShortWrite, Trouble::Full, Trouble::SyncError}) {
        Promises promises;
        promises.write(3);
        int failed = 1;
        for (int nth = 1; failed > 0; ++nth) {
            promises.end(End::Kill, 1);
            promises.write(1);
            promises.disk.freeze();
            promises.close();
            promises.disk.thaw();
            promises.disk.fail(trouble, nth, Lasts::UntilHealed);
            try {
                promises.open();
            } catch (const std::runtime_error& refused) {
                EXPECT_NE(std::string(refused.what()).find("cannot be used"), std::string::npos) << refused.what();
            }
            failed = promises.disk.failures();
            promises.disk.heal();
            promises.close();
            promises.open();
            promises.check();
        }
    }
}

}  // namespace
}  // namespace parley::db::sqlite
