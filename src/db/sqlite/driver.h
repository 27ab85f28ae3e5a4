// db/sqlite/driver.h -- The embedded database: one file in WAL mode, `synchronous=FULL`.
//
// One writer thread takes everything that is queued, runs each job inside one transaction, commits once (one fsync)
// and only then tells the events and answers all of them: group commit. A job that fails is rolled back alone. When
// the commit itself fails every job of it fails, and none is tried again: after a failed fsync the system counts as
// written what is not on the disk. So what a failed commit left in the log is written over before anything else is
// accepted, and after a failed fsync of the database file itself the driver stops writing until it is opened anew.
// Reads run on two small pools of read-only connections, so that large ones are in nobody's way, and the log is folded back beside the writer (checkpointer.h).
#pragma once
#include "db/database.h"

#include <functional>
#include <memory>
#include <string>

namespace parley::db::sqlite {

struct DriverConfig {
    std::string path;  // the database file
    int readers = 2;   // threads, each with a connection; as many more read what is large, at background priority
    // Called by the writer's thread with the events of a commit, in order, before the jobs are answered.
    std::function<void(std::vector<EventPtr>&&)> tell;
    // Called once, by a thread of the driver's, when the disk failed so that nothing may be written any more before the
    // database was opened anew: every job is refused from then on. It must not throw or block.
    std::function<void(const std::string& reason)> on_broken{};
    // The writer looks this often, when idle, whether another process wrote; it then tells StorageChanged.
    std::chrono::milliseconds watch_interval{1000};
};

class Driver final : public Database {
public:
    // Opens or creates the file, and brings its schema up to date: a snapshot of a database that holds data is
    // written beside it first (`FILE.before-0002`). Throws std::runtime_error with a sentence for a person.
    Driver(DriverConfig config, const Clock& clock);
    ~Driver() override;

    // Commits and answers everything that is queued, and ends the writer: afterwards no thread of it calls anybody. The
    // destructor does so too; who waits for answers has to outlive this.
    void finish();

    Task<std::vector<Rows>> read(std::vector<Statement> queries) override;
    Task<> read_page(std::vector<Statement> queries, std::function<void(std::vector<Rows>)> use) override;
    std::vector<Rows> read_now(std::vector<Statement> queries) override;

private:
    void wake() override;
    struct State;
    std::unique_ptr<State> state_;
};

// A consistent copy of the database at `from`, which may be in use, as a new file. Refuses to overwrite. A file of that
// name is the whole copy, on the disk: until then it is called `TO.part`.
void copy_database(const std::string& from, const std::string& to);

// Renames a file over another, if there is one, and syncs the folder, so that a power cut does not undo it.
void move_file(const std::string& from, const std::string& to);

// What SQLite's own check and the foreign keys found wrong: empty when all is well.
std::vector<std::string> find_damage(const std::string& path);

}  // namespace parley::db::sqlite
