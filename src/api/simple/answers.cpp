#include "api/simple/answers.h"

#include "base/log.h"

#include <fmt/format.h>

namespace parley::api::simple {
namespace {

void write_fault(JsonWriter& json, const FieldError& fault) {
    json.object([&] {
        json.key("loc").array([&] {
            for (const std::string& step : fault.where) json.value(step);
        });
        json.field("msg", fault.message).field("type", fault.type);
    });
}

std::string detail_of(const Refusal& refusal) {
    JsonWriter json;
    json.object([&] {
        if (refusal.code != Code::InvalidForm) {
            json.field("detail", text_of(refusal.code));
            return;
        }
        json.key("detail").array([&] {
            for (const FieldError& fault : refusal.fields) write_fault(json, fault);
        });
    });
    return json.take();
}

}  // namespace

net::Response refused(const Refusal& refusal) {
    net::Response response = net::Response::json(status_of(refusal.code), detail_of(refusal));
    if (refusal.code == Code::NotAuthenticated) response.headers.set("WWW-Authenticate", "Bearer");
    if (refusal.code == Code::Busy) response.headers.set("Retry-After", "1");
    if (refusal.code == Code::TooManyTries) {
        response.headers.set("Retry-After", fmt::to_string(refusal.retry_after_seconds));
    }
    return response;
}

net::Response failed(const net::Request& request, std::exception_ptr error) {
    try {
        std::rethrow_exception(error);
    } catch (const Refusal& refusal) {
        return refused(refusal);
    } catch (const std::exception& broken) {
        log::error("http.failed method={} error=\"{}\"", net::to_string(request.method), broken.what());
        return net::Response::json(500, R"({"detail":"Internal Server Error"})");
    }
}

net::Response done(std::string_view message) {
    JsonWriter json;
    json.object([&] { json.field("success", true).field("message", message); });
    return net::Response::json(200, json.take());
}

void write_profile(JsonWriter& json, const Profile& profile) {
    json.field("username", profile.username).field("nickname", profile.nickname()).field("pfp", profile.avatar);
}

void write_message(JsonWriter& json, const Message& message, const Profile& sender, const Profile& receiver) {
    json.object([&] {
        json.field("id", message.id.number());
        json.field("sender_username", sender.username).field("sender_nickname", sender.nickname());
        json.field("sender_pfp", sender.avatar);
        json.field("receiver_username", receiver.username).field("receiver_nickname", receiver.nickname());
        json.field("receiver_pfp", receiver.avatar);
        json.field("message", message.content).field("timestamp", iso_time(message.id.time()));
    });
}

}  // namespace parley::api::simple
