#include "store/message_details.h"

#include "base/json_writer.h"
#include "store/id_list.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::store {
namespace {

namespace json = boost::json;

void write_attachment(JsonWriter& out, const Attachment& file) {
    out.object([&] {
        out.field("id", std::to_string(file.id.value)).field("filename", file.filename).field("size", file.size_bytes);
        const auto text = [&](const char* name, const std::optional<std::string>& value) {
            if (value) out.field(name, *value);
        };
        text("content_type", file.content_type);
        text("description", file.description);
        text("title", file.title);
        text("waveform", file.waveform);
        if (file.width && file.height) out.field("width", *file.width).field("height", *file.height);
        if (file.duration_seconds) out.key("duration").raw(json::serialize(json::value(*file.duration_seconds)));
        if (file.flags != 0) out.field("flags", file.flags);
        if (file.is_ephemeral) out.field("is_ephemeral", true);
    });
}

void write_reference(JsonWriter& out, const MessageReference& reference) {
    out.key("reference").object([&] {
        out.field("type", reference.type).field("channel", std::to_string(reference.channel_id.value));
        if (reference.message_id) out.field("message", std::to_string(reference.message_id->value));
        if (reference.guild_id) out.field("guild", std::to_string(reference.guild_id->value));
    });
}

void write_webhook(JsonWriter& out, const WebhookAuthor& webhook) {
    out.key("webhook").object([&] {
        out.field("id", std::to_string(webhook.id.value)).field("name", webhook.name);
        if (webhook.avatar) out.field("avatar", *webhook.avatar);
    });
}

void write(JsonWriter& out, const MessageDetails& details) {
    const auto list = [&](const char* name, const std::string& text) {
        if (text != "[]") out.key(name).raw(text);
    };
    list("embeds", details.embeds);
    list("components", details.components);
    list("sticker_items", details.sticker_items);
    list("mentions", to_text(details.mentions));
    list("mention_roles", to_text(details.mention_roles));
    if (!details.attachments.empty()) {
        out.key("attachments").array([&] {
            for (const Attachment& file : details.attachments) write_attachment(out, file);
        });
    }
    if (details.mentions_everyone) out.field("mentions_everyone", true);
    if (details.is_tts) out.field("is_tts", true);
    if (details.reference) write_reference(out, *details.reference);
    if (details.forwarded) out.key("forwarded").raw(*details.forwarded);
    if (details.webhook) write_webhook(out, *details.webhook);
    if (details.application_id) out.field("application", std::to_string(details.application_id->value));
    if (details.interaction) out.key("interaction").raw(*details.interaction);
}

// Read by the one who wrote it: what is there has the right type.
struct Reader {
    const json::object& object;

    const json::value* find(const char* name) const { return object.if_contains(name); }
    std::string raw(const char* name, const char* otherwise) const {
        const auto* value = find(name);
        return value ? json::serialize(*value) : otherwise;
    }
    std::optional<std::string> raw(const char* name) const {
        const auto* value = find(name);
        return value ? std::optional(json::serialize(*value)) : std::nullopt;
    }
    std::optional<std::string> text(const char* name) const {
        const auto* value = find(name);
        return value ? std::optional(std::string(value->as_string())) : std::nullopt;
    }
    std::optional<int> integer(const char* name) const {
        const auto* value = find(name);
        return value ? std::optional(value->to_number<int>()) : std::nullopt;
    }
    bool flag(const char* name) const { return find(name) != nullptr; }
    template <class SomeId>
    std::optional<SomeId> id(const char* name) const {
        const auto digits = text(name);
        return digits ? std::optional(SomeId{std::stoull(*digits)}) : std::nullopt;
    }
};

Attachment to_attachment(const json::object& object) {
    const Reader from{object};
    Attachment file{.id = from.id<AttachmentId>("id").value(), .filename = from.text("filename").value(),
                    .size_bytes = from.find("size")->to_number<std::int64_t>(), .content_type = from.text("content_type"),
                    .description = from.text("description"), .title = from.text("title"), .width = from.integer("width"),
                    .height = from.integer("height"), .waveform = from.text("waveform"), .flags = from.integer("flags").value_or(0),
                    .is_ephemeral = from.flag("is_ephemeral")};
    if (const auto* duration = from.find("duration")) file.duration_seconds = duration->to_number<double>();
    return file;
}

MessageReference to_reference(const json::object& object) {
    const Reader from{object};
    return {.type = from.integer("type").value(), .channel_id = from.id<ChannelId>("channel").value(),
            .message_id = from.id<MessageId>("message"), .guild_id = from.id<GuildId>("guild")};
}

WebhookAuthor to_webhook(const json::object& object) {
    const Reader from{object};
    return {.id = from.id<WebhookId>("id").value(), .name = from.text("name").value(), .avatar = from.text("avatar")};
}

}  // namespace

std::optional<std::string> to_column(const MessageDetails* details) {
    if (!details || *details == MessageDetails{}) return std::nullopt;
    JsonWriter out;
    out.object([&] { write(out, *details); });
    return out.take();
}

std::shared_ptr<const MessageDetails> to_details(std::string_view column) {
    const json::value parsed = json::parse(column);
    const Reader from{parsed.as_object()};
    auto details = std::make_shared<MessageDetails>();
    details->embeds = from.raw("embeds", "[]");
    details->components = from.raw("components", "[]");
    details->sticker_items = from.raw("sticker_items", "[]");
    if (const auto* files = from.find("attachments")) {
        for (const json::value& file : files->as_array()) details->attachments.push_back(to_attachment(file.as_object()));
    }
    details->mentions = to_ids<UserId>(from.raw("mentions", "[]"));
    details->mention_roles = to_ids<RoleId>(from.raw("mention_roles", "[]"));
    details->mentions_everyone = from.flag("mentions_everyone");
    details->is_tts = from.flag("is_tts");
    if (const auto* reference = from.find("reference")) details->reference = to_reference(reference->as_object());
    details->forwarded = from.raw("forwarded");
    if (const auto* webhook = from.find("webhook")) details->webhook = to_webhook(webhook->as_object());
    details->application_id = from.id<ApplicationId>("application");
    details->interaction = from.raw("interaction");
    return details;
}

}  // namespace parley::store
