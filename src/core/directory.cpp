#include "core/directory.h"

#include "store/users.h"

namespace parley::core {

Directory::Directory(store::Store& store, bus::LocalBus& bus) : store_(store) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) take(*event);
    });
}

void Directory::take(const Event& event) {
    if (const auto* changed = std::get_if<ProfileChanged>(&event)) {
        const ProfilePtr known = find_cached(changed->profile.id);
        const bool may_have_another_name = !known || known->username != changed->profile.username;
        if (may_have_another_name) by_name_.erase_if([&](const ProfilePtr& one) { return one->id == changed->profile.id; });
        by_name_.erase(changed->profile.username);
        by_id_.erase(changed->profile.id);
    } else if (std::holds_alternative<StorageChanged>(event)) {
        by_name_.clear();
        by_id_.clear();
    }
}

ProfilePtr Directory::keep(const db::Row& row, std::uint64_t name_read_at, std::uint64_t id_read_at) {
    const auto profile = std::make_shared<const Profile>(store::users::to_profile(row, 0));
    by_name_.offer(profile->username, profile, name_read_at);
    by_id_.offer(profile->id, profile, id_read_at);
    return profile;
}

Task<ProfilePtr> Directory::find(std::string exact_username) {
    if (auto known = find_cached(exact_username)) co_return known;
    const auto name_read_at = by_name_.generation();
    const auto id_read_at = by_id_.generation();
    const db::Rows rows = co_await store_.read(store::users::by_username(exact_username));
    co_return rows.empty() ? nullptr : keep(rows.front(), name_read_at, id_read_at);
}

Task<ProfilePtr> Directory::find(UserId id) {
    if (auto known = find_cached(id)) co_return known;
    const auto name_read_at = by_name_.generation();
    const auto id_read_at = by_id_.generation();
    const db::Rows rows = co_await store_.read(store::users::by_id(id));
    co_return rows.empty() ? nullptr : keep(rows.front(), name_read_at, id_read_at);
}

Task<std::unordered_map<UserId, ProfilePtr>> Directory::find_all(std::vector<UserId> ids) {
    std::unordered_map<UserId, ProfilePtr> found;
    std::erase_if(ids, [&](UserId id) {
        ProfilePtr known = find_cached(id);
        if (known) found[id] = std::move(known);
        return found.contains(id);
    });
    if (ids.empty()) co_return found;
    const auto name_read_at = by_name_.generation();
    const auto id_read_at = by_id_.generation();
    for (const db::Row& row : co_await store_.read(store::users::by_ids(ids))) {
        ProfilePtr profile = keep(row, name_read_at, id_read_at);
        found[profile->id] = profile;
    }
    co_return found;
}

Task<ProfilePtr> Directory::find_any_case(std::string username) {
    if (auto exact = co_await find(username)) co_return exact;
    const db::Rows rows = co_await store_.read(store::users::by_folded_username(username));
    if (rows.size() != 1) co_return nullptr;
    co_return std::make_shared<const Profile>(store::users::to_profile(rows.front(), 0));
}

}  // namespace parley::core
