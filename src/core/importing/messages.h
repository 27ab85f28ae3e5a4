// core/importing/messages.h -- What people wrote in the original, at the time they wrote it and in the same order.
#pragma once
#include "core/importing/conversations.h"
#include "core/importing/ids.h"
#include "core/importing/people.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parley::core::importing {

class Messages {
public:
    Messages(store::Store& store, db::sqlite::Original& original, const People& people, Conversations& conversations,
             const Clock& clock, ImportReport& report)
        : store_(store), original_(original), people_(people), conversations_(conversations), now_(clock.now()),
          report_(report) {}

    void run(const Progress& progress);

private:
    using Page = std::vector<db::sqlite::OriginalMessage>;
    struct Fresh {
        UserId sender, receiver;
        Time time;
        std::string text, key;
    };

    void take_present_ids();
    void take(const Page& page);
    std::vector<Fresh> choose(const Page& page);
    void write(const std::vector<Fresh>& fresh);
    void note(const Pair& pair, MessageId id);
    void mark_all_read();
    void note_orphan(const db::sqlite::OriginalMessage& message);
    std::optional<Time> readable_time(const db::sqlite::OriginalMessage& message) const;
    Time first_readable_time(const Page& page) const;

    store::Store& store_;
    db::sqlite::Original& original_;
    const People& people_;
    Conversations& conversations_;
    Time now_;
    ImportReport& report_;
    ImportedIds ids_;
    std::unordered_map<Pair, MessageId> newest_;  // of each conversation, of all that came along now or before
    std::unordered_set<Pair> opened_;
    std::optional<Time> previous_;  // of the message before, in the original's order
};

}  // namespace parley::core::importing
