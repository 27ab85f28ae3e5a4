// core/importing/chats.h -- The lists of chats that people had in the original. Their nicknames, pictures and last
// messages were copies; only who stands in whose list, and since when, comes along.
#pragma once
#include "core/importing/conversations.h"
#include "core/importing/people.h"

namespace parley::core::importing {

class Chats {
public:
    Chats(store::Store& store, db::sqlite::Original& original, const People& people, Conversations& conversations,
          const Clock& clock, ImportReport& report)
        : store_(store), original_(original), people_(people), conversations_(conversations), clock_(clock), report_(report) {}

    void run(const Progress& progress);

private:
    struct Fresh {
        UserId user, other;
        Time opened_at;
        std::string key;
    };
    void take(const std::vector<db::sqlite::OriginalChat>& page);
    void write(const std::vector<Fresh>& fresh);

    store::Store& store_;
    db::sqlite::Original& original_;
    const People& people_;
    Conversations& conversations_;
    const Clock& clock_;
    ImportReport& report_;
};

}  // namespace parley::core::importing
