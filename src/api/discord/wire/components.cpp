#include "api/discord/wire/components.h"

#include "api/discord/wire/component_fields.h"
#include "base/text.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <limits>
#include <set>

namespace parley::api::discord::wire {
namespace {

using Type = ComponentType;
using Types = std::vector<Type>;

const Types kSelects{Type::StringSelect, Type::UserSelect, Type::RoleSelect, Type::MentionableSelect, Type::ChannelSelect};

// What may stand at the top, and in each that holds others.
Types allowed_at_top(ComponentPlace place) {
    switch (place) {
        case ComponentPlace::Message: return {Type::ActionRow};
        case ComponentPlace::Modal: return {Type::ActionRow, Type::TextDisplay, Type::Label};
        case ComponentPlace::MessageV2: break;
    }
    return {Type::ActionRow, Type::Section, Type::TextDisplay, Type::MediaGallery, Type::File, Type::Separator, Type::Container};
}

Types allowed_in(Type type, ComponentPlace place) {
    switch (type) {
        case Type::ActionRow: {
            if (place == ComponentPlace::Modal) return {Type::TextInput};
            Types types = kSelects;
            types.push_back(Type::Button);
            return types;
        }
        case Type::Section: return {Type::TextDisplay};
        case Type::Container: return {Type::ActionRow, Type::Section, Type::TextDisplay, Type::MediaGallery, Type::File, Type::Separator};
        default: return {};
    }
}

Types allowed_in_label() {
    Types types = kSelects;
    types.insert(types.end(), {Type::TextInput, Type::FileUpload, Type::RadioGroup, Type::CheckboxGroup, Type::Checkbox});
    return types;
}

bool is_empty_list(const boost::json::value* value) { return value && value->is_array() && value->get_array().empty(); }

std::size_t most_in(Type type) { return type == Type::ActionRow ? 5 : type == Type::Section ? 3 : kMostComponents; }

// One tree while it is read: what no component knows by itself.
class ComponentReader {
public:
    ComponentReader(Body& body, ComponentPlace place) : top_(body), place_(place) {}

    boost::json::array read() {
        boost::json::array found = read_list(top_, allowed_at_top(place_), place_ == ComponentPlace::MessageV2 ? kMostComponents : kMostRows);
        if (count_ > kMostComponents) {
            top_.fault("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components in this message exceeds 40");
        }
        if (text_characters_ > kLongestComponentText) {
            top_.fault("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text of components exceeds 4000 characters");
        }
        for (auto& one : found) number(one);
        return found;
    }

private:
    boost::json::array read_list(Body& body, const Types& allowed, std::size_t most) {
        boost::json::array found;
        auto bodies = body.objects("components", most);
        for (Body& one : bodies ? *bodies : std::vector<Body>{}) found.push_back(read_one(one, allowed));
        return found;
    }

    boost::json::object read_one(Body& body, const Types& allowed) {
        boost::json::object out;
        const auto type = read_type(body, allowed);
        if (!type) return out;
        ++count_;
        out["type"] = static_cast<int>(*type);
        if (const auto id = body.integer("id", 0, std::numeric_limits<std::int32_t>::max()); id && *id != 0) {
            out["id"] = *id;
            if (!ids_.insert(*id).second) body.fault("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
        read_component_fields(body, *type, place_, out);
        note_custom_id(body, out);
        if (*type == Type::TextDisplay && out.contains("content")) text_characters_ += length(std::string_view(out["content"].as_string()));
        read_inner(body, *type, out);
        return out;
    }

    std::optional<Type> read_type(Body& body, const Types& allowed) {
        body.require("type");
        const auto number = body.integer("type");
        if (!number) return std::nullopt;
        for (const Type type : allowed) {
            if (static_cast<int>(type) == *number) return type;
        }
        std::string those;
        for (const Type type : allowed) those += (those.empty() ? "" : ", ") + std::to_string(static_cast<int>(type));
        body.fault("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (" + those + ").");
        return std::nullopt;
    }

    void note_custom_id(Body& body, const boost::json::object& out) {
        const auto* id = out.if_contains("custom_id");
        if (id && !custom_ids_.emplace(id->as_string()).second) {
            body.fault("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    void read_inner(Body& body, Type type, boost::json::object& out) {
        const Types allowed = allowed_in(type, place_);
        if (!allowed.empty()) {
            body.require("components");
            boost::json::array inner = read_list(body, allowed, most_in(type));
            if (is_empty_list(body.find("components"))) body.fault("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and " + std::to_string(most_in(type)) + " in length.");
            if (type == Type::ActionRow) require_width(body, inner);
            out["components"] = std::move(inner);
        }
        if (type == Type::Section) read_single(body, "accessory", {Type::Button, Type::Thumbnail}, out);
        if (type == Type::Label) read_single(body, "component", allowed_in_label(), out);
        if (type == Type::ActionRow && place_ == ComponentPlace::Modal) require_labels(body);
    }

    void read_single(Body& body, std::string_view name, const Types& allowed, boost::json::object& out) {
        body.require(name);
        if (auto inner = body.object(name)) out[name] = read_one(*inner, allowed);
    }

    // A row is five buttons wide, and a menu or an input fills it.
    void require_width(Body& body, const boost::json::array& inner) {
        if (inner.size() < 2) return;
        for (const auto& one : inner) {
            const auto* type = one.as_object().if_contains("type");
            if (type && type->as_int64() != static_cast<int>(Type::Button)) {
                return body.fault("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
            }
        }
    }

    // Without a label around it, an input needs its own.
    void require_labels(Body& body) {
        auto bodies = body.objects("components", most_in(Type::ActionRow));
        for (Body& one : bodies ? *bodies : std::vector<Body>{}) one.require("label");
    }

    void number(boost::json::value& component) {
        boost::json::object& object = component.as_object();
        if (!object.contains("id")) {
            while (ids_.contains(next_)) ++next_;
            object["id"] = next_++;
        }
        if (auto* inner = object.if_contains("components")) {
            for (auto& one : inner->as_array()) number(one);
        }
        for (const auto* name : {"accessory", "component"}) {
            if (auto* inner = object.if_contains(name)) number(*inner);
        }
    }

    Body& top_;
    ComponentPlace place_;
    std::size_t count_ = 0, text_characters_ = 0;
    std::set<std::string> custom_ids_;
    std::set<std::int64_t> ids_;  // that were brought along
    std::int64_t next_ = 1;
};

constexpr std::string_view kAttached = "attachment://";

void resolve(boost::json::value& value, const std::function<std::optional<ComponentMedia>(std::string_view)>& find) {
    if (auto* array = value.if_array()) {
        for (auto& one : *array) resolve(one, find);
    }
    auto* object = value.if_object();
    if (!object) return;
    const auto* url = object->if_contains("url");
    if (url && url->is_string() && url->as_string().starts_with(kAttached)) {
        if (const auto media = find(std::string_view(url->as_string()).substr(kAttached.size()))) {
            (*object)["url"] = media->url;
            (*object)["proxy_url"] = media->url;
            (*object)["id"] = media->id;
            (*object)["attachment_id"] = media->id;
        }
    }
    for (auto& member : *object) resolve(member.value(), find);
}

}  // namespace

std::optional<std::string> read_components(Body& body, ComponentPlace place) {
    if (!body.find("components")) return std::nullopt;
    return boost::json::serialize(ComponentReader(body, place).read());
}

std::string resolve_components(const std::string& components, const std::function<std::optional<ComponentMedia>(std::string_view)>& find) {
    if (components.find(kAttached) == std::string::npos) return components;
    boost::json::value tree = boost::json::parse(components);
    resolve(tree, find);
    return boost::json::serialize(tree);
}

}  // namespace parley::api::discord::wire
