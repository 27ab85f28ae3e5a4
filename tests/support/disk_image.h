// tests/support/disk_image.h -- What of one file is on the disk, and what was written since and may never get there.
#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace parley::test {

class DiskImage {
public:
    // What the file holds is on the disk.
    explicit DiskImage(const std::string& path);

    void write(std::int64_t offset, std::string bytes);
    void truncate(std::int64_t size);
    // All of it is on the disk now.
    void sync();
    // Of each write nothing, all, or some sectors got there. The rest never will.
    void lose(std::mt19937& random);
    // Makes the file what is on the disk.
    void restore(const std::string& path) const;

private:
    struct Change {
        std::int64_t offset;
        std::string bytes;
        bool is_truncation;
    };
    void put(const Change& change);
    void put_some_sectors(const Change& change, std::mt19937& random);

    std::string on_disk_;
    std::vector<Change> unsynced_;
};

}  // namespace parley::test
