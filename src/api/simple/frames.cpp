#include "api/simple/frames.h"

#include "base/json_writer.h"

#include <fmt/format.h>

namespace parley::api::simple {
namespace {

constexpr std::size_t kUsualBytes = 384;  // most frames fit, so that they do not grow step by step

template <class Fill>
std::string object(Fill fill) {
    JsonWriter json;
    json.reserve(kUsualBytes);
    json.object([&] { fill(json); });
    return json.take();
}

void write_nonce(JsonWriter& json, std::string_view nonce) {
    if (!nonce.empty()) json.key("nonce").raw(nonce);
}

void write_author(JsonWriter& json, const Profile& author) {
    json.field("from", author.username).field("from_nickname", author.nickname()).field("from_pfp", author.avatar);
}

void write_text(JsonWriter& json, const Message& message) {
    json.field("message", message.content).field("timestamp", iso_time(message.id.time()));
}

}  // namespace

std::string message_frame(const MessageCreated& created) {
    return object([&](JsonWriter& json) {
        json.field("type", "message");
        write_author(json, *created.author);
        write_text(json, created.message);
    });
}

std::string sent_frame(const MessageCreated& created, bool with_nonce) {
    return object([&](JsonWriter& json) {
        json.field("type", "sent").field("to", created.recipient->username);
        write_text(json, created.message);
        if (with_nonce) write_nonce(json, created.nonce);
    });
}

std::string offline_frame(const MessageCreated& created) {
    return error_frame(fmt::format("User {} is not online.", created.recipient->username), created.nonce);
}

std::string presence_line(const PresenceChanged& change) {
    return change.profile.username + (change.is_online ? " is online." : " left the chat.");
}

std::string page_message_frame(const MessageCreated& created, bool for_author) {
    return object([&](JsonWriter& json) {
        const Profile& chat = for_author ? *created.recipient : *created.author;
        json.field("type", "message").field("id", created.message.id.number()).field("chat", chat.username);
        write_author(json, *created.author);
        json.field("to", created.recipient->username);
        write_text(json, created.message);
        if (for_author) write_nonce(json, created.nonce);
    });
}

std::string page_presence_frame(const PresenceChanged& change) {
    return object([&](JsonWriter& json) {
        json.field("type", "presence").field("username", change.profile.username).field("online", change.is_online);
    });
}

std::string page_typing_frame(const TypingStarted& typing) {
    return object([&](JsonWriter& json) { json.field("type", "typing").field("chat", typing.author->username); });
}

std::string page_read_frame(const ReadMoved& read) {
    return object([&](JsonWriter& json) {
        json.field("type", "read").field("chat", read.other_username).field("id", read.message_id.number());
    });
}

std::string page_profile_frame(const ProfileChanged& change) {
    return object([&](JsonWriter& json) {
        json.field("type", "profile").field("username", change.profile.username);
        json.field("nickname", change.profile.nickname()).field("pfp", change.profile.avatar);
    });
}

std::string page_ready_frame(const Profile& me) {
    return object([&](JsonWriter& json) { json.field("type", "ready").field("username", me.username); });
}

std::string error_frame(std::string_view text, std::string_view nonce) {
    return object([&](JsonWriter& json) {
        json.field("type", "error").field("message", text);
        write_nonce(json, nonce);
    });
}

}  // namespace parley::api::simple
