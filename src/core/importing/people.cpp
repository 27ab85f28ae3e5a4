#include "core/importing/people.h"

#include "store/users.h"

namespace parley::core::importing {
namespace {

using db::sqlite::OriginalUser;

User to_user(const OriginalUser& from) {
    User user{.profile = {.id = {}, .username = kept_text(from.username), .global_name = {}, .avatar = {}},
              .email = kept_text(from.email), .password_hash = kept_text(from.password)};
    const std::string nickname = kept_text(from.nickname);
    const std::string picture = kept_text(from.pfp);
    if (!nickname.empty() && nickname != user.profile.username) user.profile.global_name = nickname;
    if (!picture.empty()) user.profile.avatar = picture;
    return user;
}

// For each of the page: the account that it became before, or the one that has its name.
std::vector<db::Rows> read_present(store::Store& store, const std::vector<OriginalUser>& page,
                                   const std::vector<std::string>& keys, const Known& known) {
    std::vector<db::Statement> queries;
    queries.reserve(page.size());
    for (std::size_t i = 0; i < page.size(); ++i) {
        const auto before = known.find(keys[i]);
        queries.push_back(before != known.end() ? store::users::by_id({before->second})
                                                : store::users::by_username(kept_text(page[i].username)));
    }
    return store.read_all_now(std::move(queries));
}

}  // namespace

std::optional<UserId> People::find(const db::sqlite::MaybeText& name) const {
    const auto at = by_name_.find(kept_text(name));
    return name && at != by_name_.end() ? std::optional(at->second) : std::nullopt;
}

bool People::is_conflict(const db::sqlite::MaybeText& name) const { return name && conflicts_.contains(kept_text(name)); }

void People::run(const Progress& progress) {
    ImportProgress at{.stage = ImportProgress::Stage::Users, .done = 0, .total = original_.count_users()};
    progress(at);
    for (auto page = original_.next_users(kPageRows); !page.empty(); page = original_.next_users(kPageRows)) {
        take(page);
        at.done += static_cast<std::int64_t>(page.size());
        progress(at);
    }
}

void People::take(const std::vector<OriginalUser>& page) {
    const std::vector<std::string> keys = keys_of(page);
    const Known known = find_known(store_, keys);
    const std::vector<db::Rows> present = read_present(store_, page, keys, known);
    std::vector<std::pair<User, std::string_view>> fresh;
    for (std::size_t i = 0; i < page.size(); ++i) {
        User user = to_user(page[i]);
        const std::string& name = user.profile.username;
        if (!page[i].username) {
            ++report_.users_nameless;
        } else if (known.contains(keys[i]) && !present[i].empty()) {
            by_name_.emplace(name, present[i].front().id<UserId>(0));
            ++report_.users_here;
        } else if (!present[i].empty() || by_name_.contains(name)) {
            if (!by_name_.contains(name)) conflicts_.insert(name);
            report_.conflicts.push_back(name);
        } else {
            by_name_.emplace(name, UserId{});  // its id is drawn below
            fresh.emplace_back(std::move(user), keys[i]);
        }
    }
    if (fresh.empty()) return;
    store_.write_now([&](store::Unit& unit) {
        for (auto& [user, key] : fresh) {
            user.profile.id = unit.next_id<UserId>();
            unit.add(store::users::insert_imported(user));
            unit.add(store::imports::remember(key, user.profile.id.value));
        }
    });
    for (const auto& [user, key] : fresh) by_name_[user.profile.username] = user.profile.id;
    report_.users_added += static_cast<std::int64_t>(fresh.size());
}

}  // namespace parley::core::importing
