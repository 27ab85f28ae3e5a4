// The list of chats, in the original's shape and in the page's, and what is done to a chat as a whole.
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/chat_list.h"
#include "api/simple/fields.h"
#include "api/simple/routes.h"

namespace parley::api::simple {
namespace {

Task<net::Response> saved_chats(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const std::vector<core::Chat> chats = co_await services.messages.chats(login.user_id);
    JsonWriter json;
    json.array([&] {
        for (const core::Chat& chat : chats) {
            json.object([&] {
                write_profile(json, chat.other);
                if (chat.last) {
                    json.field("last_message", chat.last->content);
                    json.field("last_message_time", iso_time(chat.last->id.time()));
                } else {
                    json.field("last_message", nullptr).field("last_message_time", nullptr);
                }
            });
        }
    });
    co_return net::Response::json(200, json.take());
}

Task<net::Response> page_chats(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const std::vector<core::Chat> chats = co_await services.messages.chats(login.user_id);
    JsonWriter json;
    write_chats(json, chats, login.user_id, services.presence);
    co_return net::Response::json(200, json.take());
}

// The nickname and the picture only have to be of the right kind: lists show what the other calls themselves now.
Task<net::Response> save_chat(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    Fields fields = Fields::of_json(request);
    std::string username = fields.require("username");
    fields.require("nickname");
    fields.find("pfp");
    fields.refuse_faults();
    const ProfilePtr other = co_await services.directory.find(std::move(username));
    if (!other) throw Refusal(Code::UnknownUser);
    co_await services.messages.save(login.user_id, other->id);
    co_return done("Chat saved successfully");
}

Task<net::Response> mark_read(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    Fields fields = Fields::of_json(request);
    const auto number = fields.require_number("id");
    fields.refuse_faults();
    const ProfilePtr other = co_await services.directory.find(request.params.at(0));
    if (!other) throw Refusal(Code::UnknownUser);
    co_await services.messages.mark_read(login.user_id, *other, MessageId::from_number(*number));
    co_return net::Response::json(200, R"({"success":true})");
}

}  // namespace

void write_chats(JsonWriter& json, const std::vector<core::Chat>& chats, UserId reader, const core::Presence& presence) {
    json.array([&] {
        for (const core::Chat& chat : chats) {
            json.object([&] {
                write_profile(json, chat.other);
                json.field("id", chat.other.colour_number()).field("online", presence.is_online(chat.other.id));
                json.field("unread", chat.unread);
                json.field("last_read_id", chat.last_read ? std::optional(chat.last_read->number()) : std::nullopt);
                if (!chat.last) {
                    json.field("last", nullptr);
                    return;
                }
                json.key("last").object([&] {
                    json.field("id", chat.last->id.number()).field("from_me", chat.last->author_id == reader);
                    json.field("message", chat.last->content).field("timestamp", iso_time(chat.last->id.time()));
                });
            });
        }
    });
}

void add_chat_routes(net::Router& router, Services& services) {
    router.add(large(route(net::Method::Get, "/api/saved-chats", saved_chats, services)));
    router.add(route(net::Method::Post, "/api/save-chat", save_chat, services));
    router.add(large(route(net::Method::Get, "/api/chats", page_chats, services)));
    router.add(route(net::Method::Post, "/api/chats/{username}/read", mark_read, services));
}

}  // namespace parley::api::simple
