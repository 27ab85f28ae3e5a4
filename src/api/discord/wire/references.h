// api/discord/wire/references.h -- Whom and what the values of an interaction name: the application is told of each in
// `resolved`, so that it need not ask.
#pragma once
#include "api/discord/wire/body.h"
#include "model/id.h"

#include <boost/json/object.hpp>

#include <map>
#include <set>
#include <vector>

namespace parley::api::discord::wire {

struct References {
    // The files that came along, by the numbers that the values name them by.
    std::map<std::uint64_t, AttachmentId> files;

    std::set<std::uint64_t> users, roles, mentionables, attachments;
    std::map<std::uint64_t, std::vector<int>> channels;  // with the types that may be chosen; none: any

    // Notes what a value of this kind names. `place` and `name` are where a fault is noted; what it returns is the value as
    // the application is told it: an id as a text, of a file its new one. Nothing when it is none.
    enum class Kind { User, Role, Mentionable, Channel, Attachment };
    std::optional<std::string> note(Kind kind, const boost::json::value& value, Body& place, std::string_view name);
    // The `channel_types` of an option or a menu.
    static std::vector<int> channel_types(const boost::json::object& definition);
};

}  // namespace parley::api::discord::wire
