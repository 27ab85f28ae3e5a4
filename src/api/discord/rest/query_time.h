// api/discord/rest/query_time.h -- Moments in a query, as ISO 8601 has them.
#pragma once
#include "api/discord/rest/call.h"
#include "base/clock.h"

#include <optional>
#include <string>

namespace parley::api::discord::rest {

// Refused with InvalidForm when it is given and no such thing.
inline std::optional<Time> query_time(const Call& call, const std::string& name) {
    const auto text = call.request.query_value(name);
    if (!text) return std::nullopt;
    const auto time = parse_time(*text);
    if (time) return time;
    std::vector<FieldError> faults;
    faults.push_back({{name}, "Could not parse \"" + text->substr(0, 64) + "\". Should be ISO8601.", "DATE_TIME_TYPE_PARSE"});
    throw Refusal(std::move(faults));
}

}  // namespace parley::api::discord::rest
