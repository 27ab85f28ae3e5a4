// core/importing/people.h -- The accounts of the original, and who they are here.
#pragma once
#include "core/importer.h"
#include "core/importing/page.h"
#include "db/sqlite/original.h"
#include "model/user.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace parley::core::importing {

class People {
public:
    People(store::Store& store, db::sqlite::Original& original, ImportReport& report)
        : store_(store), original_(original), report_(report) {}

    void run(const Progress& progress);

    // The person here whom the original calls so.
    std::optional<UserId> find(const db::sqlite::MaybeText& name) const;
    // An account that did not come along because its name is taken.
    bool is_conflict(const db::sqlite::MaybeText& name) const;

private:
    void take(const std::vector<db::sqlite::OriginalUser>& page);

    store::Store& store_;
    db::sqlite::Original& original_;
    ImportReport& report_;
    std::unordered_map<std::string, UserId> by_name_;
    std::unordered_set<std::string> conflicts_;
};

}  // namespace parley::core::importing
