// api/discord/gateway/list_changes.h -- From what a client has of a list to what it is now, in steps that it takes one after the
// other: each one's index counts what those before it have done. For the list of members beside a channel (opcode 14).
#pragma once
#include "api/discord/gateway/payload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parley::api::discord::gateway {

struct ListItem {
    std::uint64_t key = 0;  // whose row it is: what stays the same while its text changes
    std::string text;       // JSON
    bool operator==(const ListItem&) const = default;
};

struct ListStep {
    enum class What { Insert, Update, Delete } what = What::Insert;
    std::size_t index = 0;
    std::string item;  // JSON; nothing for Delete
    bool operator==(const ListStep&) const = default;
};

// The rows from `first` on, before and now. Nothing when telling them whole is shorter.
std::optional<std::vector<ListStep>> list_steps(const std::vector<ListItem>& before, const std::vector<ListItem>& now, std::size_t first);

// In order, without what two of them share.
std::vector<ListRange> tidy(std::vector<ListRange> ranges);
// Those that touch each other made one.
std::vector<ListRange> joined(const std::vector<ListRange>& tidy_ranges);

}  // namespace parley::api::discord::gateway
