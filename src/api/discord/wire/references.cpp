#include "api/discord/wire/references.h"

namespace parley::api::discord::wire {
namespace {

std::optional<std::uint64_t> to_id(const boost::json::value& value) {
    if (const auto* number = value.if_int64(); number && *number >= 0) return static_cast<std::uint64_t>(*number);
    const auto* text = value.if_string();
    return text ? parse_snowflake(*text) : std::nullopt;
}

}  // namespace

std::optional<std::string> References::note(Kind kind, const boost::json::value& value, Body& place, std::string_view name) {
    auto id = to_id(value);
    if (id && kind == Kind::Attachment) {
        const auto file = files.find(*id);
        id = file == files.end() ? std::nullopt : std::optional(file->second.value);
    }
    if (!id) return place.fault(name, "NUMBER_TYPE_COERCE", "Value is not snowflake."), std::nullopt;
    switch (kind) {
        case Kind::User: users.insert(*id); break;
        case Kind::Role: roles.insert(*id); break;
        case Kind::Mentionable: mentionables.insert(*id); break;
        case Kind::Channel: channels.try_emplace(*id); break;
        case Kind::Attachment: attachments.insert(*id); break;
    }
    return std::to_string(*id);
}

std::vector<int> References::channel_types(const boost::json::object& definition) {
    std::vector<int> types;
    const auto* given = definition.if_contains("channel_types");
    if (!given) return types;
    for (const auto& one : given->as_array()) types.push_back(static_cast<int>(one.as_int64()));
    return types;
}

}  // namespace parley::api::discord::wire
