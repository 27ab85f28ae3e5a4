// Files of messages: /attachments/{channel}/{id}/{name}, name and all as the message gives it.
#include "api/discord/cdn/answers.h"
#include "api/discord/cdn/cdn.h"
#include "core/files/media_type.h"
#include "model/id.h"
#include "net/url.h"

#include <fmt/format.h>

namespace parley::api::discord::cdn {
namespace {

// RFC 6266: the name in ASCII for whom that must do, and as it is.
std::string disposition_of(const core::FoundAttachment& found) {
    std::string plain;
    for (const char c : found.filename) plain += static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\' ? c : '_';
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", core::may_be_shown(found.content_type) ? "inline" : "attachment", plain,
                       net::percent_encode(found.filename));
}

Task<net::Response> attachment(Services& services, net::Request& request) {
    const auto channel = parse_snowflake(request.params.at(0)), id = parse_snowflake(request.params.at(1));
    if (!channel || !id) co_return not_found();
    auto found = co_await services.attachments.find(ChannelId{*channel}, AttachmentId{*id});
    if (!found || found->filename != request.params.at(2)) co_return not_found();
    net::Response response = file(request, std::move(found->file), found->content_type, fmt::format("\"{}\"", *id));
    response.headers.set("Content-Disposition", disposition_of(*found));
    co_return response;
}

}  // namespace

void add_attachment_routes(net::Router& router, Services& services) {
    router.add({.method = net::Method::Get, .pattern = "/attachments/{channel}/{id}/{name}",
                .handler = [&services](net::Request& request) { return attachment(services, request); }});
}

}  // namespace parley::api::discord::cdn
