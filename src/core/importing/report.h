// core/importing/report.h -- What an import did, for the person who ran it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostExamples = 20;

struct ImportReport {
    std::int64_t users_added = 0, users_here = 0, users_nameless = 0;
    // Names that somebody else has here. These accounts were not taken over.
    std::vector<std::string> conflicts;

    std::int64_t messages_added = 0, messages_here = 0;
    std::int64_t messages_of_conflicts = 0;
    // Sent by or to nobody that the original knows.
    std::int64_t orphans = 0;
    std::vector<std::string> orphan_examples;  // kMostExamples at most
    std::int64_t texts_repaired = 0;  // were not valid UTF-8
    std::int64_t times_guessed = 0;   // had no readable time, or one that is still to come

    std::int64_t chats_added = 0, chats_here = 0;
    std::int64_t chats_left_out = 0;  // of, or with, somebody who did not come along

    std::vector<std::string> remarks;  // whole sentences
};

// Lines for a terminal: no name in them can steer it.
std::string to_text(const ImportReport& report);

}  // namespace parley::core
