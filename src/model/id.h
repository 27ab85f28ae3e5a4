// model/id.h -- A snowflake that knows what it names, so a UserId can't pass for a ChannelId. 42 bits of
// milliseconds since 2015-01-01T00:00Z, 22 of counter. Source: Discord API v10, "Snowflakes".
//
// Parley draws only multiples of 512 (kStep): 8,192 ids a millisecond, and `number()` fits the 53 bits that a
// JavaScript number holds exactly until the year 2049.
#pragma once
#include "base/clock.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace parley {

inline constexpr std::int64_t kEpochMs = 1'420'070'400'000;
inline constexpr int kTimeShift = 22;
inline constexpr int kNumberShift = 9;
inline constexpr std::uint64_t kStep = 1ULL << kNumberShift;

template <class Of>
struct Id {
    std::uint64_t value = 0;

    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }

    Time time() const { return Time(std::chrono::milliseconds(static_cast<std::int64_t>(value >> kTimeShift) + kEpochMs)); }

    // The short form for the simple API, whose clients parse JSON numbers as doubles.
    std::uint64_t number() const { return value >> kNumberShift; }
    static Id from_number(std::uint64_t number) { return {number << kNumberShift}; }
};

// The first snowflake of that millisecond; times before the epoch give 0.
std::uint64_t first_snowflake(Time time);
// The decimal digits of a snowflake and nothing else; none that the database cannot keep, whose numbers have a sign.
std::optional<std::uint64_t> parse_snowflake(std::string_view text);

using UserId = Id<struct User>;
using SessionId = Id<struct Session>;
using ChannelId = Id<struct Channel>;
using MessageId = Id<struct Message>;
using GuildId = Id<struct Guild>;
using RoleId = Id<struct Role>;
using EmojiId = Id<struct Emoji>;
using WebhookId = Id<struct Webhook>;
using AttachmentId = Id<struct Attachment>;
using ApplicationId = Id<struct Application>;
using AuditEntryId = Id<struct AuditEntry>;

// The role that everybody of a guild has bears the guild's own id. Source: Discord API v10, "Permissions".
inline RoleId everyone_role(GuildId guild) { return {guild.value}; }

}  // namespace parley

template <class Of>
struct std::hash<parley::Id<Of>> {
    // The low bits of a snowflake are mostly zero and the high ones alike: only the upper half of the product mixes both.
    std::size_t operator()(const parley::Id<Of>& id) const noexcept {
        return static_cast<std::size_t>((id.value >> parley::kNumberShift) * 0x9E3779B97F4A7C15ULL >> 32);
    }
};
