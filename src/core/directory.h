// core/directory.h -- Who is who, from memory where it can be: every message needs it twice.
#pragma once
#include "base/bounded_cache.h"
#include "base/task.h"
#include "bus/local_bus.h"
#include "model/user.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parley::core {

class Directory {
public:
    // Subscribes to the bus before anyone who asks, so a change is known here before it is told.
    Directory(store::Store& store, bus::LocalBus& bus);

    // From memory alone; absent means "ask find", not "unknown".
    ProfilePtr find_cached(const std::string& username) const { return by_name_.find(username).value_or(nullptr); }
    ProfilePtr find_cached(UserId id) const { return by_id_.find(id).value_or(nullptr); }

    // Null for somebody who does not exist.
    Task<ProfilePtr> find(std::string exact_username);
    Task<ProfilePtr> find(UserId id);
    // All of them at once: one question for those who are not in memory. Who does not exist is not among them.
    Task<std::unordered_map<UserId, ProfilePtr>> find_all(std::vector<UserId> ids);
    // The exact name or, if nobody has it, the one person whose name differs only in case.
    Task<ProfilePtr> find_any_case(std::string username);

private:
    static constexpr std::size_t kMostKept = 50'000;  // about 200 bytes each

    void take(const Event& event);
    ProfilePtr keep(const db::Row& row, std::uint64_t name_read_at, std::uint64_t id_read_at);

    store::Store& store_;
    BoundedCache<std::string, ProfilePtr> by_name_{kMostKept};
    BoundedCache<UserId, ProfilePtr> by_id_{kMostKept};
};

}  // namespace parley::core
