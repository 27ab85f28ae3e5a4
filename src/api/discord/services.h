// api/discord/services.h -- What this door calls. The server owns all of it and outlives every request.
#pragma once
#include "api/services.h"
#include "core/application_emojis.h"
#include "core/applications.h"
#include "core/attachments.h"
#include "core/audit_log.h"
#include "core/bans.h"
#include "core/bot_joining.h"
#include "core/channel_access.h"
#include "core/commands.h"
#include "core/files/images.h"
#include "core/guild_cache.h"
#include "core/guild_channels.h"
#include "core/groups.h"
#include "core/guild_emojis.h"
#include "core/guild_settings.h"
#include "core/guilds.h"
#include "core/identify_limits.h"
#include "core/interaction_replies.h"
#include "core/interactions.h"
#include "core/invites.h"
#include "core/members.h"
#include "core/message_search.h"
#include "core/message_views.h"
#include "core/messages.h"
#include "core/notifications.h"
#include "core/pins.h"
#include "core/reactions.h"
#include "core/pruning.h"
#include "core/read_states.h"
#include "core/relationships.h"
#include "core/roles.h"
#include "core/thread_starts.h"
#include "core/threads.h"
#include "core/webhooks.h"

namespace parley::api::discord {
namespace rest { class RateLimits; }

struct Services {
    api::Services& common;  // what both doors call
    core::GuildCache& guilds;
    core::Applications& applications;
    core::Commands& commands;
    core::Relationships& relationships;
    core::Guilds& founding;
    core::GuildChannels& guild_channels;
    core::Roles& roles;
    core::Threads& threads;
    core::ThreadStarts& thread_starts;
    core::Webhooks& webhooks;
    core::Invites& invites;
    core::BotJoining& bots;
    core::GuildSettings& guild_settings;
    core::GuildEmojis& guild_emojis;
    core::ApplicationEmojis& application_emojis;
    core::Members& members;
    core::Bans& bans;
    core::Pruning& pruning;
    core::AuditLog& audit_log;
    core::Attachments& attachments;
    core::Images& images;
    core::ChannelAccess& access;
    core::MessageViews& views;
    core::Messages& messages;
    core::MessageSearch& search;
    core::ReadStates& read_states;
    core::Notifications& notifications;
    core::Reactions& reactions;
    core::Pins& pins;
    core::Groups& groups;
    core::Interactions& interactions;
    core::InteractionReplies& replies;
    std::size_t upload_limit_bytes = 0;  // of the files of one request together
    rest::RateLimits& rate_limits;
    core::IdentifyLimits& identifies;
    const std::string& instance;  // the name that people see
    const std::string& public_url;  // "https://chat.example.org", or empty: what the request says
    int port = 0;                 // that the server listens on
};

}  // namespace parley::api::discord
