#include "api/discord/rest/forum_tags.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <map>

namespace parley::api::discord::rest {
namespace {

constexpr int kAutoArchiveMinutes = 4'320;  // three days, as Discord's own default

boost::json::object extras_of(const Channel& channel) { return boost::json::parse(channel.extras).as_object(); }

std::int64_t number_in(const Channel& channel, std::string_view name, std::int64_t otherwise) {
    const boost::json::object extras = extras_of(channel);
    const auto* value = extras.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : otherwise;
}

// Each tag's id, and whether it is for moderators.
std::map<std::string, bool, std::less<>> tags_of(const Channel& forum) {
    std::map<std::string, bool, std::less<>> tags;
    const boost::json::object extras = extras_of(forum);
    const auto* list = extras.if_contains("available_tags");
    if (!list || !list->is_array()) return tags;
    for (const auto& one : list->get_array()) {
        const boost::json::object& tag = one.as_object();
        const auto* is_moderated = tag.if_contains("moderated");
        tags[std::string(tag.at("id").as_string())] = is_moderated && is_moderated->is_bool() && is_moderated->get_bool();
    }
    return tags;
}

}  // namespace

std::optional<AppliedTags> read_applied_tags(wire::Body& body, const Channel& forum) {
    const auto ids = body.ids<ChannelId>("applied_tags");
    if (!ids) return std::nullopt;
    AppliedTags applied;
    if (ids->size() > kMostAppliedTags) body.fault("applied_tags", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.");
    const auto tags = tags_of(forum);
    boost::json::array kept;
    for (const ChannelId id : *ids) {
        const std::string text = std::to_string(id.value);
        const auto tag = tags.find(text);
        if (tag == tags.end()) body.fault("applied_tags", "INVALID_TAG", "Unknown tag");
        else applied.is_moderated |= tag->second;
        if (std::ranges::find(kept, boost::json::value(text)) == kept.end()) kept.emplace_back(text);
    }
    applied.is_empty = kept.empty();
    applied.json = boost::json::serialize(kept);
    return applied;
}

int default_auto_archive_minutes(const Channel& parent) {
    return static_cast<int>(number_in(parent, "default_auto_archive_duration", kAutoArchiveMinutes));
}

std::chrono::seconds default_thread_rate_limit(const Channel& parent) {
    return std::chrono::seconds(number_in(parent, "default_thread_rate_limit_per_user", 0));
}

}  // namespace parley::api::discord::rest
