// tests/support/promises.h -- A database on a disk that fails on demand, and the book of what was promised about it.
#pragma once
#include "db/sqlite/driver.h"
#include "support/fault_disk.h"
#include "support/hand_clock.h"
#include "support/temp_folder.h"

#include <atomic>
#include <future>
#include <set>
#include <string>
#include <vector>

namespace parley::test {

enum class End { Kill, PowerCut };

class Promises {
public:
    Promises();

    void open();
    void close() { driver_.reset(); }
    // The process or the machine ends here; the files as they are then must be whole. Opens the database again.
    void end(End how, std::uint32_t seed);

    // Messages of several sizes, each with its nonce, queued at once; waits for all the answers.
    void write(int count);
    // Fails the test unless exactly what was acknowledged is stored, each with its nonce and its whole text.
    void check();
    // After a disk that failed up to the end a refused message may be there, whole. Once seen it must stay.
    void accept_what_is_there();

    std::size_t acknowledged() const { return acknowledged_.size(); }
    const std::vector<Code>& refusals() const { return refusals_; }
    // Waits until the driver says that it cannot go on, and returns its reason.
    std::string wait_until_broken();
    bool is_broken() const { return is_broken_; }
    const std::string& path() const { return path_; }

    FaultDisk disk;

private:
    std::pair<std::uint64_t, std::future<void>> submit(std::size_t length);
    void keep(std::uint64_t id, std::future<void>& answer);
    db::Rows read(std::string_view sql) { return std::move(driver_->read_now({db::Statement(sql)}).front()); }
    std::set<std::uint64_t> stored_ids();

    TempFolder folder_;
    std::string path_ = folder_.file("test.db");
    HandClock clock_;
    std::promise<std::string> broken_;
    std::atomic<bool> is_broken_{false};
    std::unique_ptr<db::sqlite::Driver> driver_;
    std::set<std::uint64_t> acknowledged_, refused_;
    std::vector<Code> refusals_;
};

}  // namespace parley::test
