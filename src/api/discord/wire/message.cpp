#include "api/discord/wire/message.h"

#include "api/discord/wire/attachment.h"
#include "api/discord/wire/components.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/thread.h"
#include "api/discord/wire/user.h"
#include "base/contains.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::wire {
namespace {

void write_webhook_author(JsonWriter& json, const WebhookAuthor& webhook) {
    json.object([&] {
        id_field(json, "id", webhook.id).field("username", webhook.name).field("discriminator", "0000").field("global_name", nullptr);
        json.field("avatar", webhook.avatar).field("bot", true).field("public_flags", 0).field("flags", 0);
        json.field("primary_guild", nullptr);
    });
}

void write_author(JsonWriter& json, const Message& message, const ProfilePtr& author) {
    if (const auto& webhook = message.more().webhook) return write_webhook_author(json, *webhook);
    if (author) return write_user(json, *author);
    write_user(json, Profile{.id = message.author_id, .username = "deleted-user", .global_name = "Deleted User"});
}

void write_mentioned(JsonWriter& json, const Profile& user, const Member* member) {
    json.object([&] {
        write_user_fields(json, user);
        if (member) json.key("member").object([&] { write_member_fields(json, *member); });
    });
}

void write_mentions(JsonWriter& json, const MessageView& view, const MessageDetails& more, std::span<const MemberPtr> members) {
    json.field("mention_everyone", more.mentions_everyone);
    json.key("mentions").array([&] {
        for (std::size_t i = 0; i < view.mentioned.size(); ++i) write_mentioned(json, *view.mentioned[i], i < members.size() ? members[i].get() : nullptr);
    });
    json.key("mention_roles").array([&] {
        for (const RoleId role : more.mention_roles) json.value(std::to_string(role.value));
    });
}

void write_no_content(JsonWriter& json) {
    json.field("content", "");
    for (const char* name : {"attachments", "embeds", "components"}) json.key(name).raw("[]");
}

void write_content(JsonWriter& json, const Message& message, const MessageDress& dress) {
    const MessageDetails& more = message.more();
    std::vector<AttachmentId> shown;
    const std::string embeds = more.attachments.empty() ? more.embeds : resolve_attachments(more.embeds, dress.base, message, shown);
    json.field("content", message.content);
    json.key("attachments").array([&] {
        for (const Attachment& file : more.attachments) {
            if (!contains(shown, file.id)) write_attachment(json, dress.base, message.channel_id, file);
        }
    });
    json.key("embeds").raw(embeds);
    json.key("components").raw(more.components == "[]" ? more.components : resolve_components(more.components, [&](std::string_view name) {
        const auto file = std::ranges::find(more.attachments, name, &Attachment::filename);
        if (file == more.attachments.end()) return std::optional<ComponentMedia>();
        return std::optional(ComponentMedia{std::to_string(file->id.value), attachment_url(dress.base, message.channel_id, *file)});
    }));
}

// The members of an object that is JSON already.
std::string_view inside(std::string_view object) { return object.substr(1, object.size() - 2); }

void write_snapshot(JsonWriter& json, const Message& message, const MessageDress& dress) {
    json.key("message_snapshots").array([&] {
        json.object([&] {
            json.key("message").object([&] {
                json.raw(inside(*message.more().forwarded));
                write_content(json, message, dress);
            });
        });
    });
}

void write_reactions(JsonWriter& json, const std::vector<ReactionCount>& reactions) {
    if (reactions.empty()) return;
    json.key("reactions").array([&] {
        for (const ReactionCount& one : reactions) {
            json.object([&] {
                write_emoji(json.key("emoji"), one.emoji);
                json.field("count", one.count);
                json.key("count_details").object([&] { json.field("burst", 0).field("normal", one.count); });
                json.field("me", one.is_mine).field("me_burst", false);
                json.key("burst_colors").raw("[]");
            });
        }
    });
}

void write_reference(JsonWriter& json, const MessageReference& reference) {
    json.key("message_reference").object([&] {
        json.field("type", reference.type);
        id_field(json, "channel_id", reference.channel_id);
        if (reference.message_id) id_field(json, "message_id", *reference.message_id);
        if (reference.guild_id) id_field(json, "guild_id", *reference.guild_id);
    });
}

// The older form of interaction_metadata, of commands alone: many bots still look there for who called what, and discord.py for whose
// buttons an answer bears.
void write_called(JsonWriter& json, std::string_view metadata) {
    const boost::json::value value = boost::json::parse(metadata);
    const boost::json::object& called = value.as_object();
    if (!called.contains("command_type")) return;
    json.key("interaction").object([&] {
        for (const char* name : {"id", "type", "name", "user"}) json.key(name).raw(boost::json::serialize(called.at(name)));
    });
}

bool shows_what_it_answers(MessageType type) { return type == MessageType::Reply || type == MessageType::ThreadStarter || type == MessageType::ContextMenuCommand; }

// Whom it answers is shown once: what that answered is not.
void write_answered(JsonWriter& json, const MessageView& view, const MessageDress& dress) {
    if (!view.referenced) return void(json.field("referenced_message", nullptr));
    const MessageView answered{.message = *view.referenced, .author = view.referenced_author};
    json.key("referenced_message").object([&] {
        write_message_fields(json, answered, {.base = dress.base, .reader = dress.reader});
    });
}

}  // namespace

void write_emoji(JsonWriter& json, const ReactionEmoji& emoji) {
    json.object([&] {
        if (emoji.id) id_field(json, "id", emoji.id);
        else json.field("id", nullptr);
        json.field("name", emoji.name);
        if (emoji.is_animated) json.field("animated", true);
    });
}

void write_message_fields(JsonWriter& json, const MessageView& view, const MessageDress& dress) {
    const Message& message = view.message;
    const MessageDetails& more = message.more();
    const bool hides_content = !dress.reader.can_read(message);
    id_field(json, "id", message.id).field("type", static_cast<int>(message.type));
    id_field(json, "channel_id", message.channel_id);
    write_author(json.key("author"), message, view.author);
    if (hides_content || more.forwarded) write_no_content(json);
    else write_content(json, message, dress);
    write_mentions(json, view, more, dress.mentioned);
    json.field("timestamp", iso_time(message.id.time())).field("edited_timestamp", message.edited_at ? std::optional(iso_time(*message.edited_at)) : std::nullopt);
    json.field("tts", more.is_tts).field("pinned", message.pinned_at.has_value()).field("flags", message.flags);
    write_reactions(json, view.reactions);
    if (more.webhook) id_field(json, "webhook_id", more.webhook->id);
    else if (more.application_id) id_field(json, "webhook_id", *more.application_id);  // an interaction's: answered by its application's webhook
    if (more.application_id) id_field(json, "application_id", *more.application_id);
    if (more.reference) write_reference(json, *more.reference);
    if (more.forwarded && !hides_content) write_snapshot(json, message, dress);
    if (more.interaction) {
        json.key("interaction_metadata").raw(*more.interaction);
        write_called(json, *more.interaction);
    }
    if (more.sticker_items != "[]") json.key("sticker_items").raw(more.sticker_items);
    if (more.reference && more.reference->message_id && shows_what_it_answers(message.type)) write_answered(json, view, dress);
    if (view.thread && view.thread->thread) write_thread(json.key("thread"), *view.thread, std::nullopt, nullptr);
    if (message.position) json.field("position", *message.position);
    if (!dress.nonce.empty()) json.key("nonce").raw(dress.nonce);
    if (dress.channel_type) json.field("channel_type", static_cast<int>(*dress.channel_type));
    if (dress.guild_id) id_field(json, "guild_id", dress.guild_id);
    if (dress.member) json.key("member").object([&] { write_member_fields(json, *dress.member); });
}

std::string snapshot_of(const MessageView& view) {
    const Message& message = view.message;
    if (message.more().forwarded) return *message.more().forwarded;
    JsonWriter json;
    json.object([&] {
        json.field("type", static_cast<int>(message.type)).field("flags", message.flags);
        json.field("timestamp", iso_time(message.id.time())).field("edited_timestamp", message.edited_at ? std::optional(iso_time(*message.edited_at)) : std::nullopt);
        json.key("mentions").array([&] {
            for (const ProfilePtr& one : view.mentioned) write_user(json, *one);
        });
        json.key("mention_roles").array([&] {
            for (const RoleId role : message.more().mention_roles) json.value(std::to_string(role.value));
        });
    });
    return json.take();
}

void write_message(JsonWriter& json, const MessageView& view, const MessageDress& dress) {
    json.object([&] { write_message_fields(json, view, dress); });
}

}  // namespace parley::api::discord::wire
