// Files of messages: /attachments/{channel}/{id}/{name}, name and all as the message gives it.
#include "api/discord/cdn/answers.h"
#include "api/discord/cdn/cdn.h"
#include "base/text.h"
#include "core/files/media_type.h"
#include "model/id.h"
#include "net/url.h"

#include <fmt/format.h>

#include <algorithm>

namespace parley::api::discord::cdn {
namespace {

// What a browser runs when it goes by the name. It is told that this is plain text, and in a sandbox; yet nobody reads such a file
// in the place of a page.
bool is_named_like_a_program(std::string_view filename) {
    constexpr std::string_view endings[] = {".html", ".htm", ".shtml", ".xhtml", ".xht", ".mht", ".mhtml", ".svg", ".xml", ".xsl", ".xslt", ".js", ".mjs"};
    const std::string name = folded(filename);
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

// RFC 6266: the name in ASCII for whom that must do, and as it is.
std::string disposition_of(const core::FoundAttachment& found) {
    std::string plain;
    for (const char c : found.filename) plain += static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\' ? c : '_';
    const bool is_shown = core::may_be_shown(found.content_type) && !is_named_like_a_program(found.filename);
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", is_shown ? "inline" : "attachment", plain,
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
