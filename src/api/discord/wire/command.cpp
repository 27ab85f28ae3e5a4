#include "api/discord/wire/command.h"

#include "api/discord/wire/command_names.h"
#include "api/discord/wire/command_options.h"
#include "api/discord/wire/user.h"
#include "base/text.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::wire {
namespace {

// Small numbers below `count` as bits; a fault when one is none.
std::optional<int> read_bits(Body& body, std::string_view name, int count) {
    const auto* given = body.find(name);
    if (!given) return std::nullopt;
    const auto* numbers = given->if_array();
    if (!numbers) return body.fault(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType."), std::nullopt;
    int bits = 0;
    for (const auto& one : *numbers) {
        const auto* number = one.if_int64();
        if (!number || *number < 0 || *number >= count) {
            return body.fault(name, "BASE_TYPE_CHOICES", "Value must be one of those that are documented."), std::nullopt;
        }
        bits |= 1 << *number;
    }
    return bits;
}

void write_bits(JsonWriter& json, std::string_view name, int bits) {
    json.key(name).array([&] {
        for (int i = 0; bits >> i != 0; ++i) {
            if ((bits >> i & 1) != 0) json.value(i);
        }
    });
}

// Names, descriptions and values in the language that has the longest ones are not told apart: all texts count.
std::size_t size_of(const boost::json::value& value) {
    std::size_t size = 0;
    if (const auto* text = value.if_string()) size = length(*text);
    if (const auto* array = value.if_array()) {
        for (const auto& one : *array) size += size_of(one);
    }
    if (const auto* object = value.if_object()) {
        for (const auto& [name, one] : *object) {
            if (!std::string_view(name).ends_with("_localizations")) size += size_of(one);
        }
    }
    return size;
}

void read_texts(Body& body, Command& command, boost::json::object& details) {
    const bool is_chat = command.type == CommandType::ChatInput;
    if (const auto name = read_name(body, !is_chat)) command.name = *name;
    read_name_localizations(body, details, !is_chat);
    if (is_chat) return read_description(body, details);
    details["description"] = "";
    if (!body.text("description", 0, 0).value_or("").empty() || body.find("options")) {
        body.fault("options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_SET", "Context menu commands cannot have options or a description");
    }
}

void read_reach(Body& body, Command& command, boost::json::object& details) {
    if (body.has("default_member_permissions")) command.default_member_permissions = body.permissions("default_member_permissions");
    if (const auto is_in_dms = body.boolean("dm_permission")) command.is_in_dms = *is_in_dms;
    if (const auto is_nsfw = body.boolean("nsfw")) command.is_nsfw = *is_nsfw;
    const auto contexts = read_bits(body, "contexts", 3), types = read_bits(body, "integration_types", 2);
    if (command.guild_id) return;
    if (body.has("contexts")) command.contexts = contexts;
    if (types && *types != 0) details["integration_types"] = *types;
}

void strip_localizations(boost::json::value& value) {
    if (auto* array = value.if_array()) {
        for (auto& one : *array) strip_localizations(one);
    }
    auto* object = value.if_object();
    if (!object) return;
    object->erase("name_localizations");
    object->erase("description_localizations");
    for (auto& member : *object) strip_localizations(member.value());
}

}  // namespace

void read_command_changes(Body& body, Command& command) {
    boost::json::object details = boost::json::parse(command.body).as_object();
    read_texts(body, command, details);
    read_reach(body, command, details);
    if (command.type == CommandType::ChatInput && body.has("options")) details["options"] = read_options(body);
    if (size_of(details) > kLargestCommand) {
        body.fault("options", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }
    command.body = boost::json::serialize(details);
}

Command read_command(Body& body, ApplicationId application, GuildId guild) {
    Command command{.id = {}, .application_id = application, .guild_id = guild};
    body.require("name");
    command.type = static_cast<CommandType>(body.integer("type", 1, 3).value_or(1));
    if (command.type == CommandType::ChatInput) body.require("description");
    read_command_changes(body, command);
    return command;
}

void write_command(JsonWriter& json, const Command& command, Localizations localizations) {
    boost::json::value details = boost::json::parse(command.body);
    if (localizations == Localizations::Left) strip_localizations(details);
    json.object([&] {
        id_field(json, "id", command.id);
        id_field(json, "application_id", command.application_id);
        if (command.guild_id) id_field(json, "guild_id", command.guild_id);
        json.field("type", static_cast<int>(command.type)).field("name", command.name).field("version", std::to_string(command.version));
        const auto& permissions = command.default_member_permissions;
        json.field("default_member_permissions", permissions ? std::optional(std::to_string(permissions->bits)) : std::nullopt);
        json.field("nsfw", command.is_nsfw);
        if (!command.guild_id) json.field("dm_permission", command.contexts ? (*command.contexts >> 1 & 1) != 0 : command.is_in_dms);
        if (command.contexts) write_bits(json, "contexts", *command.contexts);
        else json.field("contexts", nullptr);
        const auto* types = details.as_object().if_contains("integration_types");
        write_bits(json, "integration_types", types ? static_cast<int>(types->as_int64()) : 1);
        for (const auto& [name, value] : details.as_object()) {
            if (name != "integration_types") json.key(name).raw(boost::json::serialize(value));
        }
    });
}

void write_command_permissions(JsonWriter& json, const CommandPermissions& permissions) {
    json.object([&] {
        json.field("id", std::to_string(permissions.id));
        id_field(json, "application_id", permissions.application_id);
        id_field(json, "guild_id", permissions.guild_id);
        json.key("permissions").array([&] {
            for (const CommandPermission& one : permissions.permissions) {
                json.object([&] {
                    json.field("id", std::to_string(one.id)).field("type", static_cast<int>(one.target)).field("permission", one.is_allowed);
                });
            }
        });
    });
}

}  // namespace parley::api::discord::wire
