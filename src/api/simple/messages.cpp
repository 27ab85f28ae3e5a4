// Pages of history, and search.
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"
#include "api/simple/routes.h"
#include "base/thread.h"

#include <map>

namespace parley::api::simple {
namespace {

// The largest short id whose snowflake fits in 63 bits.
constexpr std::uint64_t kLargestNumber = (1ULL << (63 - kNumberShift)) - 1;

core::Range range_of(const net::Request& request) {
    core::Range range;
    if (const auto before = query_number(request, "before", 0, kLargestNumber)) range.before = MessageId::from_number(*before);
    if (const auto after = query_number(request, "after", 0, kLargestNumber)) range.after = MessageId::from_number(*after);
    range.limit = static_cast<int>(query_number(request, "limit", 1, core::kLargestPage).value_or(core::kPage));
    return range;
}

// A page may have 1.6 MiB, which are not to be moved again and again as it grows.
std::size_t expected_bytes(const std::vector<Message>& page) {
    std::size_t bytes = 0;
    for (const Message& message : page) bytes += message.content.size() + 256;
    return bytes;
}

std::string page_text(const std::vector<Message>& page, const Profile& me, const Profile& other) {
    JsonWriter json;
    json.reserve(expected_bytes(page));
    json.array([&] {
        for (const Message& message : page) {
            offer_processor();
            const bool is_mine = message.author_id == me.id;
            write_message(json, message, is_mine ? me : other, is_mine ? other : me);
        }
    });
    return json.take();
}

Task<net::Response> history(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const core::Range range = range_of(request);
    const ProfilePtr me = co_await services.directory.find(login.user_id);
    const ProfilePtr other = co_await services.directory.find(request.params.at(0));
    if (!me || !other) co_return net::Response::json(200, "[]");
    std::string text = "[]";
    co_await services.messages.history(Pair(me->id, other->id), range, [&](const std::vector<Message>& page) {
        text = page_text(page, *me, *other);
    });
    co_return net::Response::json(200, std::move(text));
}

Task<net::Response> search(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const std::string words = request.query_value("q").value_or("");
    const auto with = request.query_value("with");
    const int limit = static_cast<int>(query_number(request, "limit", 1, core::kLargestPage).value_or(core::kPage));
    const ProfilePtr me = co_await services.directory.find(login.user_id);
    std::map<ChannelId, Profile> others;
    std::vector<ChannelId> channels;
    for (core::Chat& chat : co_await services.messages.chats(login.user_id)) {
        if (with && chat.other.username != *with) continue;
        channels.push_back(chat.channel_id);
        others.emplace(chat.channel_id, std::move(chat.other));
    }
    const std::vector<Message> found = co_await services.search.find(words, std::move(channels), limit);
    JsonWriter json;
    json.array([&] {
        for (const Message& message : found) {
            const Profile& other = others.at(message.channel_id);
            const bool is_mine = message.author_id == me->id;
            write_message(json, message, is_mine ? *me : other, is_mine ? other : *me);
        }
    });
    co_return net::Response::json(200, json.take());
}

}  // namespace

void add_message_routes(net::Router& router, Services& services) {
    router.add(large(route(net::Method::Get, "/api/messages/{other_username}", history, services)));
    router.add(large(route(net::Method::Get, "/api/search-messages", search, services)));
}

}  // namespace parley::api::simple
