#include "api/discord/wire/embeds.h"

#include "base/json_writer.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace parley::api::discord::wire {
namespace {

constexpr std::size_t kTitle = 256, kDescription = 4'096, kFields = 25, kFieldName = 256, kFieldValue = 1'024, kFooter = 2'048, kAuthor = 256,
                      kUrl = 2'048;
constexpr int kWhite = 0xFFFFFF;
constexpr const char* kShown[] = {"title", "description", "url", "timestamp", "footer", "author", "fields"};

// Counts the characters that a person reads.
struct EmbedReader {
    JsonWriter json;
    std::size_t characters = 0;

    void text(Body& from, std::string_view name, std::size_t least, std::size_t most) {
        const auto value = from.text(name, least, most);
        if (!value || value->empty()) return;
        characters += length(*value);
        json.field(name, *value);
    }
    void url(Body& from, std::string_view name, bool may_be_attached) {
        const auto value = from.text(name, 0, kUrl);
        if (!value || value->empty()) return;
        const bool is_fine = value->starts_with("https://") || value->starts_with("http://") || (may_be_attached && value->starts_with("attachment://"));
        if (!is_fine) return from.fault(name, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').");
        json.field(name, *value);
    }
    void picture(Body& embed, std::string_view name) {
        auto picture = embed.object(name);
        if (!picture || !picture->find("url")) return;
        json.key(name).object([&] { url(*picture, "url", true); });
    }
};

// "2026-11-26T12:00:00.000Z" and its kin; what stands behind the seconds is the client's business.
bool is_time(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00";
    if (text.size() < form.size() || text.size() > 40) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !is_digit : (text[i] != form[i] && !(form[i] == 'T' && text[i] == ' '))) return false;
    }
    return true;
}

void read_time(EmbedReader& reader, Body& embed) {
    const auto time = embed.text("timestamp");
    if (!time || time->empty()) return;
    if (!is_time(*time)) return embed.fault("timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse " + *time + ". Should be ISO8601.");
    reader.json.field("timestamp", *time);
}

void read_footer(EmbedReader& reader, Body& embed) {
    auto footer = embed.object("footer");
    if (!footer) return;
    footer->require("text");
    reader.json.key("footer").object([&] {
        reader.text(*footer, "text", 0, kFooter);
        reader.url(*footer, "icon_url", true);
    });
}

void read_author(EmbedReader& reader, Body& embed) {
    auto author = embed.object("author");
    if (!author) return;
    author->require("name");
    reader.json.key("author").object([&] {
        reader.text(*author, "name", 0, kAuthor);
        reader.url(*author, "url", false);
        reader.url(*author, "icon_url", true);
    });
}

void read_fields(EmbedReader& reader, Body& embed) {
    auto fields = embed.objects("fields", kFields);
    if (!fields) return;
    reader.json.key("fields").array([&] {
        for (Body& field : *fields) {
            field.require("name");
            field.require("value");
            reader.json.object([&] {
                reader.text(field, "name", 1, kFieldName);
                reader.text(field, "value", 1, kFieldValue);
                reader.json.field("inline", field.boolean("inline").value_or(false));
            });
        }
    });
}

// A colour alone makes no embed.
bool shows_something(const Body& embed) {
    const auto is_there = [](const boost::json::value* value) {
        return value && !(value->is_string() && value->get_string().empty()) && !(value->is_array() && value->get_array().empty());
    };
    const auto has_picture = [&](const char* name) {
        const auto* picture = embed.find(name);
        return picture && (!picture->is_object() || is_there(picture->get_object().if_contains("url")));
    };
    const auto has = [&](const char* name) { return is_there(embed.find(name)); };
    return std::ranges::any_of(kShown, has) || has_picture("image") || has_picture("thumbnail");
}

void read_embed(EmbedReader& reader, Body& embed) {
    reader.json.object([&] {
        reader.json.field("type", "rich");
        reader.text(embed, "title", 0, kTitle);
        reader.text(embed, "description", 0, kDescription);
        reader.url(embed, "url", false);
        read_time(reader, embed);
        if (const auto color = embed.integer("color", 0, kWhite)) reader.json.field("color", *color);
        read_footer(reader, embed);
        reader.picture(embed, "image");
        reader.picture(embed, "thumbnail");
        read_author(reader, embed);
        read_fields(reader, embed);
    });
    if (!shows_something(embed)) embed.fault("description", "BASE_TYPE_REQUIRED", "This field is required");
}

}  // namespace

std::string read_embeds(Body& message) {
    auto embeds = message.objects("embeds", kMostEmbeds);
    if (!embeds) {
        if (auto single = message.object("embed")) embeds.emplace().push_back(std::move(*single));
    }
    if (!embeds) return "[]";
    EmbedReader reader;
    reader.json.array([&] {
        for (Body& embed : *embeds) read_embed(reader, embed);
    });
    if (reader.characters > kMostEmbedCharacters) {
        message.fault("embeds", "MAX_EMBED_SIZE_EXCEEDED", fmt::format("Embed size exceeds maximum size of {}", kMostEmbedCharacters));
    }
    return reader.json.take();
}

}  // namespace parley::api::discord::wire
