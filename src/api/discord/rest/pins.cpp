// Messages on a channel's wall, by the paths of today (messages/pins) and of before (pins).
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/query_time.h"
#include "api/discord/rest/require_channel.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/message.h"
#include "core/pins.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::int64_t kPage = 50;

Task<net::Response> pin(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.pins.pin(call.actor(), std::move(channel), call.id<MessageId>(1));
    co_return no_content();
}

Task<net::Response> unpin(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.pins.unpin(call.actor(), std::move(channel), call.id<MessageId>(1));
    co_return no_content();
}

// One more than asked for says whether there is more.
Task<net::Response> list(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, kPage).value_or(kPage));
    const core::MessageReader reader = call.caller.reader_in(*channel);
    std::vector<Message> found = co_await services.pins.list(call.user(), std::move(channel), query_time(call, "before"), static_cast<int>(limit) + 1);
    const bool has_more = found.size() > limit;
    if (has_more) found.resize(limit);
    const std::vector<MessageView> page = co_await services.views.of(std::move(found), call.user());
    const std::string base = web_address(services, call.request);
    JsonWriter out;
    out.object([&] {
        out.key("items").array([&] {
            for (const MessageView& view : page) {
                out.object([&] {
                    out.field("pinned_at", iso_time(*view.message.pinned_at));
                    wire::write_message(out.key("message"), view, {.base = base, .reader = reader});
                });
            }
        });
        out.field("has_more", has_more);
    });
    co_return json(out);
}

Task<net::Response> list_plainly(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    const core::MessageReader reader = call.caller.reader_in(*channel);
    std::vector<Message> found = co_await services.pins.list(call.user(), std::move(channel), {}, core::kMostPins);
    const std::vector<MessageView> page = co_await services.views.of(std::move(found), call.user());
    const std::string base = web_address(services, call.request);
    JsonWriter out;
    out.array([&] {
        for (const MessageView& view : page) wire::write_message(out, view, {.base = base, .reader = reader});
    });
    co_return json(out);
}

}  // namespace

void add_pins(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {.method = Method::Get, .pattern = "/channels/{channel}/messages/pins", .operation = list, .is_large = true});
    add(router, services, {.method = Method::Get, .pattern = "/channels/{channel}/pins", .operation = list_plainly, .is_large = true});
    for (const char* pattern : {"/channels/{channel}/messages/pins/{message}", "/channels/{channel}/pins/{message}"}) {
        add(router, services, {Method::Put, pattern, pin});
        add(router, services, {Method::Delete, pattern, unpin});
    }
}

}  // namespace parley::api::discord::rest
