// tests/support/fault_disk.h -- A disk that fails on demand, beneath every SQLite connection of the test's process: the
// default VFS, which hands on to the one that was the default before.
//
// It keeps apart what a file holds (the page cache: what reads see) and what would survive a power cut. What is written
// survives once it was synced. After a sync that failed the cache still holds what was written, a part of it is on the
// disk, and no later sync brings the rest there: that is what Linux does. Creating and deleting a file survives at once.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

namespace parley::test {

enum class Trouble {
    WriteError,  // a write fails, and nothing of it is in the file
    ShortWrite,  // half of a write is in the file, then the disk is full
    Full,        // no file can grow
    SyncError,   // a sync fails
};

enum class Lasts { Once, UntilHealed };

class FaultDisk {
public:
    // One at a time. Connections that were opened before it, or outlive it, do not go through it.
    FaultDisk();
    ~FaultDisk();

    // The `nth` call from now on (from 1) that the trouble concerns fails. Only files whose path ends so are concerned.
    void fail(Trouble trouble, int nth, Lasts lasts = Lasts::Once, const std::string& suffix = "");
    // How many calls failed since then.
    int failures() const;
    void heal();

    // From now on a sync of a file whose path ends so does not come back.
    void hold_syncs(const std::string& suffix);
    // Waits until one is held.
    void wait_until_held();
    void release_syncs();

    // From now on every write and sync fails: for the files, the process that writes them was killed.
    void freeze();
    // The next process finds what was written, synced or not. All connections must be closed, here and below.
    void thaw();
    // Thaws, and makes the files what is on the disk: what had not been synced is lost, kept or torn, sector by sector, as
    // a generator with this seed draws it.
    void cut_power(std::uint32_t seed);

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace parley::test
