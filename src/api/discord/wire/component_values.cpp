#include "api/discord/wire/component_values.h"

#include "api/discord/wire/component_fields.h"

#include <algorithm>
#include <set>

namespace parley::api::discord::wire {
namespace {

using Type = ComponentType;
using Object = boost::json::object;
using Value = boost::json::value;
using Kind = References::Kind;

constexpr std::size_t kMostValues = 25;
constexpr std::size_t kLongestInput = 4000;

Type component_type(const Object& component) { return static_cast<Type>(component.at("type").as_int64()); }

std::int64_t number(const Object& object, std::string_view name, std::int64_t otherwise) {
    const auto* value = object.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : otherwise;
}

bool is_required(const Object& component) {
    const auto* value = component.if_contains("required");
    return !value || value->as_bool();
}

bool is_offered(const Object& component, const Value& picked) {
    const auto* options = component.if_contains("options");
    return options && std::ranges::any_of(options->as_array(), [&](const Value& one) { return one.at("value") == picked; });
}

std::optional<Kind> kind_of(Type type) {
    switch (type) {
        case Type::UserSelect: return Kind::User;
        case Type::RoleSelect: return Kind::Role;
        case Type::MentionableSelect: return Kind::Mentionable;
        case Type::ChannelSelect: return Kind::Channel;
        case Type::FileUpload: return Kind::Attachment;
        default: return std::nullopt;
    }
}

void require_count(Body& body, const Object& component, std::size_t count) {
    const bool may_be_none = component.contains("required") && !is_required(component);
    const auto least = number(component, "min_values", 1), most = number(component, "max_values", 1);
    const auto picked = static_cast<std::int64_t>(count);
    if (picked == 0 && may_be_none) return;
    if (picked < least || picked > most) {
        body.fault("values", "BASE_TYPE_BAD_LENGTH", "Must be between " + std::to_string(least) + " and " + std::to_string(most) + " in length.");
    }
}

void read_picked(Body& body, const Object& component, References& references, Object& out) {
    boost::json::array picked;
    std::set<std::string> seen;
    const auto* values = body.find("values");
    if (values && !values->is_array()) return body.fault("values", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    for (const Value& one : values ? values->get_array() : boost::json::array{}) {
        if (picked.size() == kMostValues) return body.fault("values", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        std::optional<std::string> value;
        if (const auto kind = kind_of(component_type(component))) value = references.note(*kind, one, body, "values");
        else if (one.is_string() && is_offered(component, one)) value = std::string(one.get_string());
        else body.fault("values", "BASE_TYPE_CHOICES", "Value is not one of those that are offered.");
        if (!value) return;
        if (!seen.insert(*value).second) return body.fault("values", "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        if (component_type(component) == Type::ChannelSelect) references.channels[std::stoull(*value)] = References::channel_types(component);
        picked.push_back(Value(*value));
    }
    require_count(body, component, picked.size());
    out["values"] = std::move(picked);
}

void read_input(Body& body, const Object& component, Object& out) {
    const auto text = body.text("value", 0, kLongestInput).value_or("");
    out["value"] = text;
    if (text.empty() && is_required(component)) return body.fault("value", "BASE_TYPE_REQUIRED", "This field is required");
    if (text.empty()) return;
    body.text("value", static_cast<std::size_t>(number(component, "min_length", 0)), static_cast<std::size_t>(number(component, "max_length", kLongestInput)));
}

void read_radio(Body& body, const Object& component, Object& out) {
    const auto* value = body.find("value");
    out["value"] = nullptr;
    if (!value && is_required(component)) return body.require("value");
    if (!value) return;
    if (!is_offered(component, *value)) return body.fault("value", "BASE_TYPE_CHOICES", "Value is not one of those that are offered.");
    out["value"] = *value;
}

// Every submitted component by its custom_id, however the client nested them.
void collect(Body& body, std::map<std::string, Body>& found, int depth) {
    if (const auto id = body.text("custom_id")) found.insert_or_assign(*id, body);
    if (depth == 0) return;
    if (auto one = body.object("component")) collect(*one, found, depth - 1);
    auto inner = body.objects("components", kMostComponents);
    for (Body& one : inner ? *inner : std::vector<Body>{}) collect(one, found, depth - 1);
}

class FormReader {
public:
    FormReader(Body& data, References& references) : data_(data), references_(references) {
        auto top = data.objects("components", kMostComponents);
        for (Body& one : top ? *top : std::vector<Body>{}) collect(one, submitted_, 2);
    }

    Object read(const Object& component) {
        Object out{{"type", component.at("type")}, {"id", component.at("id")}};
        if (const auto* inner = component.if_contains("components")) out["components"] = read_all(inner->as_array());
        if (const auto* inner = component.if_contains("component")) out["component"] = read(inner->as_object());
        if (const auto* id = component.if_contains("custom_id")) {
            out["custom_id"] = *id;
            read_value(std::string(id->as_string()), component, out);
        }
        return out;
    }
    boost::json::array read_all(const boost::json::array& components) {
        boost::json::array all;
        for (const Value& one : components) all.push_back(read(one.as_object()));
        return all;
    }

private:
    void read_value(const std::string& id, const Object& component, Object& out) {
        const auto at = submitted_.find(id);
        if (at == submitted_.end()) return data_.fault("components", "BASE_TYPE_REQUIRED", "The component \"" + id + "\" is missing");
        Body& body = at->second;
        switch (component_type(component)) {
            case Type::TextInput: return read_input(body, component, out);
            case Type::RadioGroup: return read_radio(body, component, out);
            case Type::Checkbox: out["value"] = body.boolean("value").value_or(false); return;
            default: return read_picked(body, component, references_, out);
        }
    }

    Body& data_;
    References& references_;
    std::map<std::string, Body> submitted_;
};

const Object* find_in(const Object& component, std::string_view custom_id) {
    const auto* id = component.if_contains("custom_id");
    if (id && id->as_string() == custom_id) return &component;
    for (const auto* name : {"accessory", "component"}) {
        const auto* inner = component.if_contains(name);
        const auto* found = inner ? find_in(inner->as_object(), custom_id) : nullptr;
        if (found) return found;
    }
    const auto* inner = component.if_contains("components");
    return inner ? find_component(inner->as_array(), custom_id) : nullptr;
}

}  // namespace

const Object* find_component(const boost::json::array& components, std::string_view custom_id) {
    for (const Value& one : components) {
        if (const auto* found = find_in(one.as_object(), custom_id)) return found;
    }
    return nullptr;
}

void read_values(Body& data, const Object& component, References& references, Object& out) {
    if (is_select(component_type(component))) read_picked(data, component, references, out);
}

boost::json::array read_form(Body& data, const boost::json::array& form, References& references) {
    return FormReader(data, references).read_all(form);
}

}  // namespace parley::api::discord::wire
