#include "core/hash_memory.h"

#include <sys/mman.h>
#include <sys/types.h>

#include <utility>

namespace parley::core {
namespace {

// Less than this is libsodium's own small secrets, which it guards with pages of other rights.
constexpr std::size_t kLeastKept = 1024 * 1024;

struct Kept {
    void* memory = nullptr;
    std::size_t bytes = 0;

    ~Kept() { give_back(); }
    void give_back() {
        if (memory) munmap(std::exchange(memory, nullptr), std::exchange(bytes, 0));
    }
};
thread_local Kept kept;

// Large pages, where the system has some left: ten instead of 4,864 to clear. It may refuse, and small ones do as well.
void* map_large(std::size_t bytes, int protection, int flags) {
    void* memory = mmap(nullptr, bytes, protection, flags & ~MAP_POPULATE, -1, 0);
    if (memory != MAP_FAILED) madvise(memory, bytes, MADV_HUGEPAGE);
    return memory;
}

}  // namespace

void give_back_hash_memory() { kept.give_back(); }
std::size_t kept_hash_memory() { return kept.bytes; }

}  // namespace parley::core

using parley::core::kept;

extern "C" void* parley_hash_mmap(void* address, std::size_t bytes, int protection, int flags, int file, off_t offset) {
    if (address || file != -1 || bytes < parley::core::kLeastKept) return mmap(address, bytes, protection, flags, file, offset);
    if (kept.bytes != bytes) return parley::core::map_large(bytes, protection, flags);
    kept.bytes = 0;
    return std::exchange(kept.memory, nullptr);
}

extern "C" int parley_hash_munmap(void* memory, std::size_t bytes) {
    if (bytes < parley::core::kLeastKept) return munmap(memory, bytes);
    kept.give_back();
    kept.memory = memory;
    kept.bytes = bytes;
    return 0;
}
