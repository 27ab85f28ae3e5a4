// model/channel.h -- Where messages stand: a guild's channels and threads, and the channels of two or more people.
#pragma once
#include "model/id.h"
#include "model/permissions.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

// The numbers of Discord's channel types.
enum class ChannelType : int {
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStage = 13,
    GuildForum = 15,
    GuildMedia = 16,
};

constexpr bool is_thread(ChannelType type) { return type >= ChannelType::AnnouncementThread && type <= ChannelType::PrivateThread; }
constexpr bool is_private(ChannelType type) { return type == ChannelType::Dm || type == ChannelType::GroupDm; }
constexpr bool is_forum(ChannelType type) { return type == ChannelType::GuildForum || type == ChannelType::GuildMedia; }
constexpr bool is_voice(ChannelType type) { return type == ChannelType::GuildVoice || type == ChannelType::GuildStage; }
// Whether messages are written into it; forums hold threads, categories channels.
constexpr bool holds_messages(ChannelType type) { return type != ChannelType::GuildCategory && !is_forum(type); }

// What one role or one member may more, or less, in a channel.
struct Overwrite {
    enum class Target : int { Role = 0, Member = 1 };
    std::uint64_t id = 0;  // a RoleId or a UserId
    Target target = Target::Role;
    Permissions allow, deny;
    bool operator==(const Overwrite&) const = default;
};

// What a thread has beside what every channel has.
struct ThreadState {
    UserId owner_id;
    bool is_archived = false;
    bool is_locked = false;
    bool is_invitable = true;               // private threads: whether members who may not manage it can invite
    int auto_archive_minutes = 4320;        // of silence: 60, 1440, 4320 or 10080
    Time archive_changed_at{};
    int message_count = 0, total_message_sent = 0, member_count = 0;
    std::string applied_tags = "[]";        // JSON array of ids as strings
    bool operator==(const ThreadState&) const = default;
};

struct ThreadMember {
    ChannelId thread_id;
    UserId user_id;
    Time joined_at{};
    int flags = 0;
    bool operator==(const ThreadMember&) const = default;
};

struct Channel {
    ChannelId id;
    ChannelType type = ChannelType::GuildText;
    GuildId guild_id;                       // 0 outside of guilds
    std::string name;
    int position = 0;                       // among the channels of its guild
    std::optional<ChannelId> parent_id;     // its category; a thread's channel
    std::optional<std::string> topic;
    bool is_nsfw = false;
    std::chrono::seconds rate_limit{0};     // slow mode: between two messages of one person
    int flags = 0;                          // Discord's channel flags
    std::vector<Overwrite> overwrites;
    std::optional<MessageId> last_message_id;  // as of the last load; GuildCache::last_message knows the newest
    std::optional<Time> last_pin_at;
    // The seldom ones (bitrate, user_limit, rtc_region, available_tags, default_reaction_emoji, …): a JSON object whose
    // members stand in the wire's channel as they are.
    std::string extras = "{}";
    std::optional<ThreadState> thread;
    std::vector<UserId> recipients;         // of a Dm or GroupDm
    UserId owner_id;                        // of a GroupDm
    std::optional<std::string> icon = std::nullopt;  // a hash, of a GroupDm
    bool operator==(const Channel&) const = default;
};
using ChannelPtr = std::shared_ptr<const Channel>;

}  // namespace parley
