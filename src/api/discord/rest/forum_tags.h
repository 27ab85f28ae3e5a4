// api/discord/rest/forum_tags.h -- What a forum's channel says about the posts in it. It stands in the channel's extras as
// the wire has it: available_tags, default_auto_archive_duration, default_thread_rate_limit_per_user.
#pragma once
#include "api/discord/wire/body.h"
#include "model/channel.h"

#include <optional>
#include <string>

namespace parley::api::discord::rest {

inline constexpr std::size_t kMostAppliedTags = 5;

struct AppliedTags {
    std::string json = "[]";    // ids as texts
    bool is_moderated = false;  // one of them only for those who manage threads
    bool is_empty = true;
};

// The member `applied_tags`; nothing when it is absent. A tag that the forum does not have is a fault.
std::optional<AppliedTags> read_applied_tags(wire::Body& body, const Channel& forum);

// What threads of that channel begin with unless they say otherwise.
int default_auto_archive_minutes(const Channel& parent);
std::chrono::seconds default_thread_rate_limit(const Channel& parent);

}  // namespace parley::api::discord::rest
