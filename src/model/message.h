// model/message.h -- Messages and the direct-message channels that they stand in.
#pragma once
#include "model/id.h"
#include "model/user.h"

#include <algorithm>
#include <string>

namespace parley {

// The numbers of Discord's channel types.
enum class ChannelType : int { GuildText = 0, Dm = 1 };

// A conversation of two people (or of one with themselves): channel type 1.
struct DirectChannel {
    ChannelId id;
    bool is_open_for_both = false;  // listed among both people's chats
};

// The two people of a direct channel in a fixed order.
struct Pair {
    UserId low, high;
    Pair(UserId a, UserId b) : low(std::min(a, b)), high(std::max(a, b)) {}
    bool operator==(const Pair&) const = default;
};

struct Message {
    MessageId id;
    ChannelId channel_id;
    UserId author_id;
    std::string content;
};

}  // namespace parley

template <>
struct std::hash<parley::Pair> {
    std::size_t operator()(const parley::Pair& pair) const noexcept {
        return std::hash<parley::UserId>{}(pair.low) * 31 + std::hash<parley::UserId>{}(pair.high);
    }
};
