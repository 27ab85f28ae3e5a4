#include "api/discord/wire/call_options.h"

#include "api/discord/wire/command_options.h"
#include "base/text.h"

#include <algorithm>
#include <set>

namespace parley::api::discord::wire {
namespace {

using Object = boost::json::object;
using Value = boost::json::value;
using Kind = References::Kind;

constexpr std::int64_t kLongestText = 6000;  // Source: Discord API v10, "Application Command Option Structure"

OptionType type_of(const Object& definition) { return static_cast<OptionType>(definition.at("type").as_int64()); }
bool is_sub(const Object& definition) { return type_of(definition) <= OptionType::SubCommandGroup; }

bool has_flag(const Object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

const Object* find_definition(const boost::json::array& defined, std::string_view name) {
    const auto at = std::ranges::find_if(defined, [&](const Value& one) { return one.at("name").as_string() == name; });
    return at == defined.end() ? nullptr : &at->as_object();
}

bool is_chosen(const Object& definition, const Value& value) {
    const auto* choices = definition.if_contains("choices");
    if (!choices) return true;
    return std::ranges::any_of(choices->as_array(), [&](const Value& one) {
        const Value& offered = one.at("value");
        if (offered.is_number() && value.is_number()) return offered.to_number<double>() == value.to_number<double>();
        return offered == value;
    });
}

std::optional<double> bound(const Object& definition, std::string_view name) {
    const auto* value = definition.if_contains(name);
    return value ? std::optional(value->to_number<double>()) : std::nullopt;
}

void read_text(Body& body, const Object& definition, Object& out) {
    const auto least = static_cast<std::size_t>(bound(definition, "min_length").value_or(0));
    const auto most = static_cast<std::size_t>(bound(definition, "max_length").value_or(static_cast<double>(kLongestText)));
    if (const auto text = body.text("value", least, most)) out["value"] = *text;
}

void read_number(Body& body, const Object& definition, bool is_whole, Object& out) {
    std::optional<double> number;
    if (is_whole) {
        constexpr std::int64_t largest = (1LL << 53) - 1;
        if (const auto whole = body.integer("value", -largest, largest)) out["value"] = *whole, number = static_cast<double>(*whole);
    } else if ((number = body.number("value"))) {
        out["value"] = *number;
    }
    if (!number) return;
    const auto least = bound(definition, "min_value"), most = bound(definition, "max_value");
    if (least && *number < *least) body.fault("value", "NUMBER_TYPE_MIN", "Value is less than the option's minimum.");
    if (most && *number > *most) body.fault("value", "NUMBER_TYPE_MAX", "Value is greater than the option's maximum.");
}

std::optional<Kind> kind_of(OptionType type) {
    switch (type) {
        case OptionType::User: return Kind::User;
        case OptionType::Role: return Kind::Role;
        case OptionType::Mentionable: return Kind::Mentionable;
        case OptionType::Channel: return Kind::Channel;
        case OptionType::Attachment: return Kind::Attachment;
        default: return std::nullopt;
    }
}

void read_reference(Body& body, const Object& definition, Kind kind, References& references, Object& out) {
    const auto* value = body.find("value");
    const auto id = value ? references.note(kind, *value, body, "value") : std::nullopt;
    if (!id) return;
    out["value"] = *id;
    if (kind == Kind::Channel) references.channels[std::stoull(*id)] = References::channel_types(definition);
}

void read_value(Body& body, const Object& definition, References& references, Object& out) {
    body.require("value");
    const OptionType type = type_of(definition);
    if (const auto kind = kind_of(type)) return read_reference(body, definition, *kind, references, out);
    if (type == OptionType::String) read_text(body, definition, out);
    if (type == OptionType::Integer || type == OptionType::Number) read_number(body, definition, type == OptionType::Integer, out);
    if (type == OptionType::Boolean) {
        if (const auto is = body.boolean("value")) out["value"] = *is;
    }
    if (out.contains("value") && !is_chosen(definition, out["value"])) body.fault("value", "BASE_TYPE_CHOICES", "Value is not one of the option's choices.");
}

// What somebody is typing need not be of the option's type yet.
void read_focused(Body& body, const Object& definition, Object& out) {
    if (!has_flag(definition, "autocomplete")) body.fault("focused", "BASE_TYPE_CHOICES", "This option has no autocompletion.");
    const auto* value = body.find("value");
    if (value && !value->is_string() && !value->is_number()) body.fault("value", "STRING_TYPE_CONVERT", "Could not interpret \"value\" as string.");
    else if (value && value->is_string() && length(std::string_view(value->get_string())) > static_cast<std::size_t>(kLongestText)) body.fault("value", "BASE_TYPE_MAX_LENGTH", "Must be 6000 or fewer in length.");
    else out["value"] = value ? *value : Value("");
    out["focused"] = true;
}

class CallReader {
public:
    CallReader(CallKind kind, References& references) : kind_(kind), references_(references) {}

    boost::json::array read(Body& body, const boost::json::array& defined) {
        boost::json::array found;
        std::set<std::string> names;
        auto bodies = body.objects("options", kMostOptions);
        for (Body& one : bodies ? *bodies : std::vector<Body>{}) {
            const std::string name = one.text("name").value_or("");
            const Object* definition = find_definition(defined, name);
            if (!definition || !names.insert(name).second) {
                one.fault("name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "The command has no such option, or it is given twice.");
                continue;
            }
            found.push_back(read_one(one, *definition));
        }
        miss(body, defined, names);
        return found;
    }

    int focused = 0;

private:
    Object read_one(Body& body, const Object& definition) {
        Object out{{"name", definition.at("name")}, {"type", definition.at("type")}};
        if (const auto type = body.integer("type"); type && *type != definition.at("type").as_int64()) {
            body.fault("type", "BASE_TYPE_CHOICES", "Value is not the option's type.");
        }
        if (is_sub(definition)) {
            const auto* inner = definition.if_contains("options");
            out["options"] = read(body, inner ? inner->as_array() : boost::json::array{});
            return out;
        }
        const bool is_focused = kind_ == CallKind::Typing && body.boolean("focused").value_or(false);
        if (is_focused) ++focused, read_focused(body, definition, out);
        else if (kind_ == CallKind::Whole || body.find("value")) read_value(body, definition, references_, out);
        return out;
    }

    // One of several sub commands is called, and no more.
    void miss(Body& body, const boost::json::array& defined, const std::set<std::string>& names) {
        const bool has_subs = !defined.empty() && is_sub(defined.front().as_object());
        if (has_subs && names.size() != 1) return body.fault("options", "BASE_TYPE_REQUIRED", "One sub-command is called.");
        if (kind_ == CallKind::Typing) return;
        for (const Value& one : defined) {
            const std::string name(one.at("name").as_string());
            if (has_flag(one.as_object(), "required") && !names.contains(name)) body.fault("options", "BASE_TYPE_REQUIRED", "The option \"" + name + "\" is required");
        }
    }

    CallKind kind_;
    References& references_;
};

}  // namespace

boost::json::array read_call_options(Body& data, const boost::json::array& defined, CallKind kind, References& references) {
    CallReader reader(kind, references);
    boost::json::array options = reader.read(data, defined);
    if (kind == CallKind::Typing && reader.focused != 1) data.fault("options", "BASE_TYPE_REQUIRED", "One option is focused.");
    return options;
}

}  // namespace parley::api::discord::wire
