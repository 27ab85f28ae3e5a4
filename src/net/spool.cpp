#include "net/spool.h"

#include <filesystem>

namespace parley::net {
namespace {

constexpr int kThreads = 2;  // so that one request that waits for a slow read does not hold up every other

}  // namespace

Spool::Spool(std::string folder, std::uint64_t limit_bytes)
    : folder_(std::move(folder)), limit_bytes_(limit_bytes), threads_("disk", kThreads) {
    if (folder_.empty()) return;
    std::filesystem::create_directories(folder_);
    for (const auto& left : std::filesystem::directory_iterator(folder_)) std::filesystem::remove(left);
}

bool Spool::Share::grow(std::uint64_t bytes) {
    if (owner_->used_.fetch_add(bytes) + bytes > owner_->limit_bytes_) {
        owner_->used_ -= bytes;
        return false;
    }
    bytes_ += bytes;
    return true;
}

}  // namespace parley::net
