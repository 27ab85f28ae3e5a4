#include "api/discord/wire/component_fields.h"

#include "model/id.h"

#include <algorithm>
#include <set>
#include <string>

namespace parley::api::discord::wire {
namespace {

using AnyId = Id<struct AnyThing>;

enum class ButtonStyle : int { Primary = 1, Link = 5, Premium = 6 };

constexpr std::size_t kLongestCustomId = 100, kLongestLabel = 80, kLongestPlaceholder = 150, kLongestUrl = 512, kLongestMediaUrl = 2048;
constexpr std::size_t kMostOptions = 25, kMostBoxes = 10;
constexpr int kLargestSelectable = 16, kLargestColour = 0xFFFFFF;

void copy_text(Body& body, boost::json::object& out, std::string_view name, std::size_t least, std::size_t most) {
    if (const auto text = body.text(name, least, most)) out[name] = *text;
}

void copy_flag(Body& body, boost::json::object& out, std::string_view name) {
    if (const auto is = body.boolean(name)) out[name] = *is;
}

void copy_number(Body& body, boost::json::object& out, std::string_view name, std::int64_t least, std::int64_t most) {
    if (const auto number = body.integer(name, least, most)) out[name] = *number;
}

bool has_scheme(std::string_view url, std::initializer_list<std::string_view> schemes) {
    return std::ranges::any_of(schemes, [&](std::string_view one) { return url.size() > one.size() && url.starts_with(one); });
}

void copy_url(Body& body, boost::json::object& out, std::size_t most, std::initializer_list<std::string_view> schemes) {
    const auto url = body.text("url", 1, most);
    if (!url) return;
    out["url"] = *url;
    if (!has_scheme(*url, schemes)) body.fault("url", "URL_TYPE_INVALID_SCHEME", "Scheme is not supported. Scheme must be one of ('http', 'https').");
}

void copy_emoji(Body& body, boost::json::object& out) {
    auto emoji = body.object("emoji");
    if (!emoji) return;
    boost::json::object copy;
    const auto id = emoji->id<EmojiId>("id");
    if (id) copy["id"] = std::to_string(id->value);
    copy_text(*emoji, copy, "name", 1, 32);
    copy_flag(*emoji, copy, "animated");
    if (!id) emoji->require("name");
    out["emoji"] = std::move(copy);
}

void read_button(Body& body, boost::json::object& out) {
    body.require("style");
    const auto style = static_cast<ButtonStyle>(body.integer("style", 1, 6).value_or(1));
    out["style"] = static_cast<int>(style);
    copy_text(body, out, "label", 0, kLongestLabel);
    copy_emoji(body, out);
    copy_flag(body, out, "disabled");
    const auto refuse_beside = [&](std::string_view name) {
        if (body.find(name)) body.fault(name, "BUTTON_COMPONENT_FIELDS_EXCLUSIVE", "A custom id, url and sku id cannot stand beside each other");
    };
    if (style == ButtonStyle::Link) {
        body.require("url");
        copy_url(body, out, kLongestUrl, {"http://", "https://", "discord://"});
        refuse_beside("custom_id");
    } else if (style == ButtonStyle::Premium) {
        body.require("sku_id");
        if (const auto sku = body.id<AnyId>("sku_id")) out["sku_id"] = std::to_string(sku->value);
        refuse_beside("custom_id");
    } else {
        body.require("custom_id");
        copy_text(body, out, "custom_id", 1, kLongestCustomId);
        refuse_beside("url");
    }
    const auto* label = body.find("label");
    const bool is_bare = !body.find("emoji") && (!label || (label->is_string() && label->get_string().empty()));
    if (is_bare && style != ButtonStyle::Premium) body.fault("label", "BASE_TYPE_REQUIRED", "A button needs a label or an emoji");
}

// Least and most values that a person picks.
struct Span {
    std::int64_t least = 1, most = 1;
};

Span read_span(Body& body, boost::json::object& out, std::size_t most) {
    Span span{body.integer("min_values", 0, static_cast<std::int64_t>(most)).value_or(1),
              body.integer("max_values", 1, static_cast<std::int64_t>(most)).value_or(1)};
    if (!body.find("max_values")) span.most = std::max(span.most, span.least);
    if (span.least > span.most) body.fault("min_values", "BASE_TYPE_MAX_VALUE", "min_values must not be greater than max_values");
    out["min_values"] = span.least;
    out["max_values"] = span.most;
    return span;
}

void read_options(Body& body, boost::json::object& out, std::size_t least, std::size_t most, bool has_emoji) {
    body.require("options");
    auto options = body.objects("options", most);
    if (!options) return;
    if (options->size() < least) body.fault("options", "BASE_TYPE_BAD_LENGTH", "Must be between " + std::to_string(least) + " and " + std::to_string(most) + " in length.");
    boost::json::array copies;
    std::set<std::string> values;
    for (Body& one : *options) {
        boost::json::object copy;
        one.require("label");
        one.require("value");
        copy_text(one, copy, "label", 1, 100);
        copy_text(one, copy, "value", 1, 100);
        copy_text(one, copy, "description", 0, 100);
        copy_flag(one, copy, "default");
        if (has_emoji) copy_emoji(one, copy);
        if (copy.contains("value") && !values.emplace(copy["value"].as_string()).second) {
            one.fault("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
        copies.push_back(std::move(copy));
    }
    out["options"] = std::move(copies);
}

bool is_default_of(ComponentType select, std::string_view type) {
    if (select == ComponentType::MentionableSelect) return type == "user" || type == "role";
    return type == (select == ComponentType::UserSelect ? "user" : select == ComponentType::RoleSelect ? "role" : "channel");
}

void read_default_values(Body& body, ComponentType type, boost::json::object& out, Span span) {
    auto values = body.objects("default_values", kMostOptions);
    if (!values || values->empty()) return;
    const auto count = static_cast<std::int64_t>(values->size());
    if (count < span.least || count > span.most) body.fault("default_values", "BASE_TYPE_BAD_LENGTH", "Must be as many as min_values and max_values allow.");
    boost::json::array copies;
    for (Body& one : *values) {
        one.require("id");
        one.require("type");
        const std::string of = one.text("type").value_or("");
        if (one.find("type") && !is_default_of(type, of)) one.fault("type", "BASE_TYPE_CHOICES", "Value is not what this menu offers.");
        copies.push_back(boost::json::object{{"id", std::to_string(one.id<AnyId>("id").value_or(AnyId{}).value)}, {"type", of}});
    }
    out["default_values"] = std::move(copies);
}

void read_channel_types(Body& body, boost::json::object& out) {
    const auto* given = body.find("channel_types");
    if (!given) return;
    const auto* types = given->if_array();
    const bool are_types = types && std::ranges::all_of(*types, [](const auto& one) {
        return one.is_int64() && one.get_int64() >= 0 && one.get_int64() <= kLargestSelectable;
    });
    if (!are_types) return body.fault("channel_types", "BASE_TYPE_CHOICES", "Value is not a list of channel types.");
    if (!types->empty()) out["channel_types"] = *types;
}

void read_select(Body& body, ComponentType type, ComponentPlace place, boost::json::object& out) {
    copy_text(body, out, "placeholder", 0, kLongestPlaceholder);
    const Span span = read_span(body, out, kMostOptions);
    if (place == ComponentPlace::Modal) out["required"] = body.boolean("required").value_or(true);
    else if (body.boolean("disabled").value_or(false)) out["disabled"] = true;
    if (type == ComponentType::StringSelect) {
        read_options(body, out, 1, kMostOptions, true);
        const auto* options = out.if_contains("options");
        if (options && static_cast<std::int64_t>(options->as_array().size()) < span.least) {
            body.fault("options", "BASE_TYPE_MIN_LENGTH", "Must be at least as many as min_values.");
        }
    } else {
        read_default_values(body, type, out, span);
    }
    if (type == ComponentType::ChannelSelect) read_channel_types(body, out);
}

void read_text_input(Body& body, boost::json::object& out) {
    body.require("style");
    copy_number(body, out, "style", 1, 2);
    copy_text(body, out, "label", 1, 45);
    if (!out.contains("label")) out["label"] = nullptr;
    copy_text(body, out, "value", 0, 4000);
    copy_text(body, out, "placeholder", 0, 100);
    out["required"] = body.boolean("required").value_or(true);
    const auto least = body.integer("min_length", 0, 4000), most = body.integer("max_length", 1, 4000);
    out["min_length"] = least ? boost::json::value(*least) : boost::json::value(nullptr);
    out["max_length"] = most ? boost::json::value(*most) : boost::json::value(nullptr);
    if (least && most && *least > *most) body.fault("max_length", "BASE_TYPE_MIN_VALUE", "max_length must not be less than min_length");
}

void read_media(Body& body, std::string_view name, boost::json::object& out, bool must_be_attached) {
    body.require(name);
    auto media = body.object(name);
    if (!media) return;
    boost::json::object copy;
    media->require("url");
    if (must_be_attached) copy_url(*media, copy, kLongestMediaUrl, {"attachment://"});
    else copy_url(*media, copy, kLongestMediaUrl, {"http://", "https://", "attachment://"});
    if (copy.contains("url")) copy["proxy_url"] = copy["url"];
    out[name] = std::move(copy);
}

void read_described_media(Body& body, boost::json::object& out) {
    read_media(body, "media", out, false);
    const auto description = body.text("description", 1, 1024);
    out["description"] = description ? boost::json::value(*description) : boost::json::value(nullptr);
    out["spoiler"] = body.boolean("spoiler").value_or(false);
}

void read_gallery(Body& body, boost::json::object& out) {
    body.require("items");
    auto items = body.objects("items", 10);
    if (!items) return;
    if (items->empty()) body.fault("items", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.");
    boost::json::array copies;
    for (Body& one : *items) {
        boost::json::object copy;
        read_described_media(one, copy);
        copies.push_back(std::move(copy));
    }
    out["items"] = std::move(copies);
}

void read_file(Body& body, boost::json::object& out) {
    read_media(body, "file", out, true);
    out["name"] = nullptr;
    out["size"] = nullptr;
    out["spoiler"] = body.boolean("spoiler").value_or(false);
}

void read_container(Body& body, boost::json::object& out) {
    const auto colour = body.integer("accent_color", 0, kLargestColour);
    out["accent_color"] = colour ? boost::json::value(*colour) : boost::json::value(nullptr);
    out["spoiler"] = body.boolean("spoiler").value_or(false);
}

void read_boxes(Body& body, ComponentType type, boost::json::object& out) {
    out["required"] = body.boolean("required").value_or(true);
    if (type != ComponentType::RadioGroup) read_span(body, out, kMostBoxes);
    if (type != ComponentType::FileUpload) read_options(body, out, type == ComponentType::RadioGroup ? 2 : 1, kMostBoxes, false);
}

}  // namespace

void read_component_fields(Body& body, ComponentType type, ComponentPlace place, boost::json::object& out) {
    if (has_custom_id(type)) {
        body.require("custom_id");
        copy_text(body, out, "custom_id", 1, kLongestCustomId);
    }
    switch (type) {
        case ComponentType::ActionRow:
        case ComponentType::Section: return;
        case ComponentType::Button: return read_button(body, out);
        case ComponentType::StringSelect:
        case ComponentType::UserSelect:
        case ComponentType::RoleSelect:
        case ComponentType::MentionableSelect:
        case ComponentType::ChannelSelect: return read_select(body, type, place, out);
        case ComponentType::TextInput: return read_text_input(body, out);
        case ComponentType::TextDisplay:
            body.require("content");
            return copy_text(body, out, "content", 1, kLongestComponentText);
        case ComponentType::Thumbnail: return read_described_media(body, out);
        case ComponentType::MediaGallery: return read_gallery(body, out);
        case ComponentType::File: return read_file(body, out);
        case ComponentType::Separator:
            out["divider"] = body.boolean("divider").value_or(true);
            out["spacing"] = body.integer("spacing", 1, 2).value_or(1);
            return;
        case ComponentType::Container: return read_container(body, out);
        case ComponentType::Label:
            body.require("label");
            copy_text(body, out, "label", 1, 45);
            return copy_text(body, out, "description", 1, 100);
        case ComponentType::FileUpload:
        case ComponentType::RadioGroup:
        case ComponentType::CheckboxGroup: return read_boxes(body, type, out);
        case ComponentType::Checkbox: return copy_flag(body, out, "default");
    }
}

}  // namespace parley::api::discord::wire
