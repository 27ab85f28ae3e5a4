#include "api/discord/wire/command_options.h"

#include "api/discord/wire/command_names.h"

#include <cmath>
#include <set>

namespace parley::api::discord::wire {
namespace {

enum class Level { Command, Group, SubCommand };  // what the options stand in

constexpr std::int64_t kLargestWhole = (1LL << 53) - 1;  // that JavaScript's numbers hold
constexpr int kLongestValue = 6000, kLargestChannelType = 16;

bool is_sub(OptionType type) { return type == OptionType::SubCommand || type == OptionType::SubCommandGroup; }
bool is_numeric(OptionType type) { return type == OptionType::Integer || type == OptionType::Number; }
bool has_choices(OptionType type) { return type == OptionType::String || is_numeric(type); }

bool is_allowed_at(Level level, OptionType type) {
    if (level == Level::Group) return type == OptionType::SubCommand;
    return level == Level::Command || !is_sub(type);
}

void read_number(Body& body, std::string_view name, OptionType type, boost::json::object& details) {
    if (type == OptionType::Integer) {
        if (const auto whole = body.integer(name, -kLargestWhole, kLargestWhole)) details[name] = *whole;
        return;
    }
    const auto number = body.number(name);
    if (!number) return;
    if (std::abs(*number) > static_cast<double>(kLargestWhole)) body.fault(name, "NUMBER_TYPE_MAX", "Value is too large.");
    else details[name] = *body.find(name);
}

void read_choice(Body& body, OptionType type, boost::json::array& choices) {
    boost::json::object choice;
    body.require("name");
    body.require("value");
    if (const auto name = body.text("name", 1, 100)) choice["name"] = *name;
    read_name_localizations(body, choice, true);
    if (type != OptionType::String) read_number(body, "value", type, choice);
    else if (const auto text = body.text("value", 0, 100)) choice["value"] = *text;
    choices.push_back(std::move(choice));
}

void read_choices(Body& body, OptionType type, boost::json::object& option) {
    auto bodies = body.objects("choices", kMostChoices);
    if (!bodies || bodies->empty()) return;
    if (!has_choices(type)) return body.fault("choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices are not allowed for this option type");
    boost::json::array choices;
    std::set<std::string> names;
    for (Body& one : *bodies) {
        read_choice(one, type, choices);
        const auto* name = choices.back().as_object().if_contains("name");
        if (name && !names.emplace(name->as_string()).second) {
            one.fault("name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Option choice name already exists");
        }
    }
    option["choices"] = std::move(choices);
}

template <class Number>
void require_order(Body& body, std::string_view most, std::optional<Number> least_value, std::optional<Number> most_value) {
    if (least_value && most_value && *least_value > *most_value) {
        body.fault(most, "APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID", "The maximum must not be less than the minimum");
    }
}

void read_bounds(Body& body, OptionType type, boost::json::object& option) {
    if (type == OptionType::String) {
        const auto least = body.integer("min_length", 0, kLongestValue), most = body.integer("max_length", 1, kLongestValue);
        if (least) option["min_length"] = *least;
        if (most) option["max_length"] = *most;
        require_order(body, "max_length", least, most);
    }
    if (is_numeric(type)) {
        read_number(body, "min_value", type, option);
        read_number(body, "max_value", type, option);
        require_order(body, "max_value", body.number("min_value"), body.number("max_value"));
    }
}

void read_channel_types(Body& body, OptionType type, boost::json::object& option) {
    const auto* given = body.find("channel_types");
    if (!given || type != OptionType::Channel) return;
    const auto* types = given->if_array();
    if (!types) return body.fault("channel_types", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    for (const auto& one : *types) {
        const auto* number = one.if_int64();
        if (!number || *number < 0 || *number > kLargestChannelType) {
            return body.fault("channel_types", "BASE_TYPE_CHOICES", "Value is not a channel type.");
        }
    }
    if (!types->empty()) option["channel_types"] = *types;
}

void read_value_option(Body& body, OptionType type, boost::json::object& option) {
    if (body.boolean("required").value_or(false)) option["required"] = true;
    read_choices(body, type, option);
    read_bounds(body, type, option);
    read_channel_types(body, type, option);
    if (!body.boolean("autocomplete").value_or(false)) return;
    if (!has_choices(type) || option.contains("choices")) {
        return body.fault("autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "Autocomplete is not possible beside choices or for this type");
    }
    option["autocomplete"] = true;
}

boost::json::array read_options_at(Body& body, Level level);

boost::json::object read_option(Body& body, Level level) {
    boost::json::object option;
    for (const auto* name : {"type", "name", "description"}) body.require(name);
    const auto number = body.integer("type", 1, static_cast<int>(OptionType::Attachment));
    if (const auto name = read_name(body, false)) option["name"] = *name;
    read_name_localizations(body, option, false);
    read_description(body, option);
    if (!number) return option;
    const auto type = static_cast<OptionType>(*number);
    option["type"] = *number;
    if (!is_allowed_at(level, type)) {
        body.fault("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and groups cannot stand here");
        return option;
    }
    if (!is_sub(type)) {
        read_value_option(body, type, option);
        return option;
    }
    if (type == OptionType::SubCommandGroup) body.require("options");
    option["options"] = read_options_at(body, type == OptionType::SubCommandGroup ? Level::Group : Level::SubCommand);
    return option;
}

// What no option can know by itself: its name is its own, required ones come first, subcommands stand among themselves.
struct Neighbours {
    std::set<std::string> names;
    bool has_optional = false, has_sub = false, has_value = false;

    void judge(Body& body, const boost::json::object& option) {
        const auto* name = option.if_contains("name");
        if (name && !names.emplace(name->as_string()).second) {
            body.fault("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
        }
        const bool is_required = option.contains("required");
        if (is_required && has_optional) {
            body.fault("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
        }
        has_optional = has_optional || !is_required;
        const auto* type = option.if_contains("type");
        if (!type) return;
        (is_sub(static_cast<OptionType>(type->as_int64())) ? has_sub : has_value) = true;
        if (has_sub && has_value) {
            body.fault("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                       "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }
};

boost::json::array read_options_at(Body& body, Level level) {
    boost::json::array options;
    auto bodies = body.objects("options", kMostOptions);
    if (!bodies) return options;
    Neighbours neighbours;
    for (Body& one : *bodies) {
        boost::json::object option = read_option(one, level);
        neighbours.judge(one, option);
        options.push_back(std::move(option));
    }
    return options;
}

}  // namespace

boost::json::array read_options(Body& body) { return read_options_at(body, Level::Command); }

}  // namespace parley::api::discord::wire
