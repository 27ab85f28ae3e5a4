// model/guild.h -- A community: its settings, its roles and its members.
#pragma once
#include "model/id.h"
#include "model/permissions.h"
#include "model/user.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

struct Guild {
    GuildId id;
    std::string name;
    UserId owner_id;
    std::optional<std::string> icon, banner, splash, discovery_splash;  // hashes
    std::optional<std::string> description;
    std::string features = "[]";             // JSON array of texts
    int verification_level = 0, default_message_notifications = 0, explicit_content_filter = 0, mfa_level = 0, nsfw_level = 0;
    std::optional<ChannelId> system_channel_id, rules_channel_id, public_updates_channel_id, safety_alerts_channel_id, afk_channel_id,
        widget_channel_id;
    int system_channel_flags = 0, afk_timeout_seconds = 300;
    bool is_widget_enabled = false, has_boost_progress_bar = false;
    std::string preferred_locale = "en-US";
    bool operator==(const Guild&) const = default;
};
using GuildPtr = std::shared_ptr<const Guild>;

struct Role {
    RoleId id;                               // of @everyone: the guild's
    GuildId guild_id;
    std::string name;
    Permissions permissions;
    int position = 0;                        // 0 is @everyone; higher ones rule lower ones, of two alike the older
    int color = 0;                           // 0xRRGGBB; 0 is none
    std::optional<int> secondary_color, tertiary_color;
    bool is_hoisted = false, is_managed = false, is_mentionable = false;
    std::optional<std::string> icon, unicode_emoji;
    int flags = 0;
    std::optional<UserId> bot_id;            // the bot whose role it is
    bool operator==(const Role&) const = default;
};
using RolePtr = std::shared_ptr<const Role>;

struct Member {
    GuildId guild_id;
    UserId user_id;
    std::optional<std::string> nick, avatar, banner;
    std::vector<RoleId> roles;               // without @everyone
    Time joined_at{};
    std::optional<Time> timeout_until;       // communication_disabled_until
    bool is_deaf = false, is_mute = false, is_pending = false;
    bool is_temporary = false;               // came by a temporary invite: goes with the last session unless given a role
    int flags = 0;
    bool operator==(const Member&) const = default;
};
using MemberPtr = std::shared_ptr<const Member>;

struct Ban {
    GuildId guild_id;
    UserId user_id;
    std::optional<std::string> reason;
};

struct Emoji {
    EmojiId id;
    GuildId guild_id;                        // 0: an application's
    std::string name;
    std::string image;                       // its file's hash
    bool is_animated = false, is_managed = false, is_available = true;
    std::vector<RoleId> roles;               // who may use it; empty: everybody
    UserId creator_id;
};

struct Invite {
    std::string code;
    GuildId guild_id;
    ChannelId channel_id;
    UserId inviter_id;
    Time created_at{};
    std::chrono::seconds max_age{0};         // 0: for ever
    int max_uses = 0, uses = 0;              // 0: without end
    bool is_temporary = false;
};

struct Webhook {
    WebhookId id;
    int type = 1;                            // 1 incoming, 2 follower, 3 application
    GuildId guild_id;
    ChannelId channel_id;
    UserId creator_id;
    std::string name;
    std::optional<std::string> avatar;
    std::string token;                       // 68 characters of [A-Za-z0-9_-]
    std::optional<ApplicationId> application_id;
};

// One line of a guild's audit log. `changes` and `options` are JSON as the wire has them.
struct AuditEntry {
    AuditEntryId id;
    GuildId guild_id;
    UserId actor_id;
    int action = 0;                          // Discord's audit log event number
    std::uint64_t target_id = 0;             // 0: none
    std::string changes = "[]", options;
    std::optional<std::string> reason;
};

}  // namespace parley
