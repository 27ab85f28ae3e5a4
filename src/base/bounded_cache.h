// base/bounded_cache.h -- A map that may forget: what is in it is right, what is not must be read again. Any thread.
// Sixteen locked parts keep the event loops from waiting for each other; a full part forgets an arbitrary entry.
#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace parley {

template <class Key, class Value, class Hash = std::hash<Key>>
class BoundedCache {
public:
    explicit BoundedCache(std::size_t capacity) : part_capacity_(capacity / kParts + 1) {}

    std::optional<Value> find(const Key& key) const {
        const Part& part = part_of(key);
        const std::lock_guard lock(part.mutex);
        const auto at = part.entries.find(key);
        return at == part.entries.end() ? std::nullopt : std::optional<Value>(at->second);
    }

    void put(const Key& key, Value value) {
        Part& part = part_of(key);
        const std::lock_guard lock(part.mutex);
        put_locked(part, key, std::move(value));
    }

    // A reader takes the generation before it reads the database and offers what it found with it: if anything was
    // erased or cleared in between, what it read may be old and is not kept.
    std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }
    void offer(const Key& key, Value value, std::uint64_t read_at) {
        Part& part = part_of(key);
        const std::lock_guard lock(part.mutex);
        if (generation() == read_at) put_locked(part, key, std::move(value));
    }

    void erase(const Key& key) {
        Part& part = part_of(key);
        const std::lock_guard lock(part.mutex);
        generation_.fetch_add(1, std::memory_order_acq_rel);
        part.entries.erase(key);
    }
    // Erases what the test says yes to.
    template <class Test>
    void erase_if(Test test) {
        generation_.fetch_add(1, std::memory_order_acq_rel);
        for (Part& part : parts_) {
            const std::lock_guard lock(part.mutex);
            std::erase_if(part.entries, [&](const auto& entry) { return test(entry.second); });
        }
    }
    void clear() {
        generation_.fetch_add(1, std::memory_order_acq_rel);
        for (Part& part : parts_) {
            const std::lock_guard lock(part.mutex);
            part.entries.clear();
        }
    }

private:
    static constexpr std::size_t kParts = 16;
    struct Part {
        mutable std::mutex mutex;  // guards entries
        std::unordered_map<Key, Value, Hash> entries;
    };

    Part& part_of(const Key& key) { return parts_[Hash{}(key) % kParts]; }
    const Part& part_of(const Key& key) const { return parts_[Hash{}(key) % kParts]; }
    void put_locked(Part& part, const Key& key, Value value) {
        if (part.entries.size() >= part_capacity_ && !part.entries.contains(key)) part.entries.erase(part.entries.begin());
        part.entries.insert_or_assign(key, std::move(value));
    }

    std::size_t part_capacity_;
    std::atomic<std::uint64_t> generation_{0};
    std::array<Part, kParts> parts_;
};

}  // namespace parley
