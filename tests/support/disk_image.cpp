#include "support/disk_image.h"

#include <fstream>
#include <iterator>
#include <utility>

namespace parley::test {
namespace {

constexpr std::size_t kSector = 512;

}  // namespace

DiskImage::DiskImage(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    on_disk_.assign(std::istreambuf_iterator<char>(file), {});
}

void DiskImage::write(std::int64_t offset, std::string bytes) { unsynced_.push_back({offset, std::move(bytes), false}); }
void DiskImage::truncate(std::int64_t size) { unsynced_.push_back({size, {}, true}); }

void DiskImage::put(const Change& change) {
    const auto at = static_cast<std::size_t>(change.offset);
    if (change.is_truncation) {
        on_disk_.resize(at);
        return;
    }
    if (on_disk_.size() < at + change.bytes.size()) on_disk_.resize(at + change.bytes.size());
    on_disk_.replace(at, change.bytes.size(), change.bytes);
}

void DiskImage::put_some_sectors(const Change& change, std::mt19937& random) {
    for (std::size_t at = 0; at < change.bytes.size();) {
        const std::size_t place = static_cast<std::size_t>(change.offset) + at;
        const std::size_t length = std::min(kSector - place % kSector, change.bytes.size() - at);
        if (random() % 2 == 0) put({static_cast<std::int64_t>(place), change.bytes.substr(at, length), false});
        at += length;
    }
}

void DiskImage::sync() {
    for (const Change& change : unsynced_) put(change);
    unsynced_.clear();
}

void DiskImage::lose(std::mt19937& random) {
    for (const Change& change : unsynced_) {
        const auto fate = random() % 3;
        if (fate == 0) put(change);
        if (fate == 1) put_some_sectors(change, random);
    }
    unsynced_.clear();
}

void DiskImage::restore(const std::string& path) const {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << on_disk_;
}

}  // namespace parley::test
