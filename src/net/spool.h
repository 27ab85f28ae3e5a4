// net/spool.h -- Where uploads wait on the disk for their handler: a folder whose files live as long as their request,
// threads that may wait for the disk, and how many bytes may lie there at once.
#pragma once
#include "base/workers.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <utility>

namespace parley::net {

// Any thread.
class Spool {
public:
    // Makes the folder and removes what a server that was killed left in it. An empty name: there is none, and no route
    // may take uploads.
    Spool(std::string folder, std::uint64_t limit_bytes);

    const std::string& folder() const { return folder_; }
    // For whatever waits for the disk: writing uploads, reading the files of answers.
    Workers& threads() { return threads_; }

    // Bytes of the limit that somebody holds; given back when it is destroyed. Outlived by the spool.
    class Share {
    public:
        explicit Share(Spool& owner) : owner_(&owner) {}
        ~Share() { owner_->used_ -= bytes_; }
        Share(Share&& from) noexcept : owner_(from.owner_), bytes_(std::exchange(from.bytes_, 0)) {}
        Share& operator=(Share&&) = delete;

        // False, and nothing changed, when the limit would be passed.
        bool grow(std::uint64_t bytes);

    private:
        Spool* owner_;
        std::uint64_t bytes_ = 0;
    };

private:
    std::string folder_;
    std::uint64_t limit_bytes_;
    std::atomic<std::uint64_t> used_ = 0;
    Workers threads_;
};

}  // namespace parley::net
