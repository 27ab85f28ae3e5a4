// /webhooks/{webhook}/{token}/slack: what programs send that know Slack's incoming webhooks alone. It is put into this door's words and
// executed as any other. Source: Discord API v10, "Execute Slack-Compatible Webhook"; Slack's "Legacy secondary attachments".
#include "api/discord/rest/webhook_messages.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>

namespace parley::api::discord::rest {
namespace {

// "<https://example.org|its name>" is a link there.
std::string with_links(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t begin = text.find("<http"), bar = text.find('|', begin), end = text.find('>', begin);
        if (begin == std::string_view::npos || end == std::string_view::npos || bar == std::string_view::npos || bar > end) break;
        out.append(text.substr(0, begin)).append("[").append(text.substr(bar + 1, end - bar - 1)).append("](");
        out.append(text.substr(begin + 1, bar - begin - 1)).append(")");
        text.remove_prefix(end + 1);
    }
    return out.append(text);
}

std::optional<int> color_of(std::string_view word) {
    if (word == "good") return 0x2EB67D;
    if (word == "warning") return 0xECB22E;
    if (word == "danger") return 0xE01E5A;
    if (word.starts_with('#')) word.remove_prefix(1);
    int color = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), color, 16);
    return error == std::errc() && end == word.data() + word.size() && word.size() == 6 ? std::optional(color) : std::nullopt;
}

// The named texts of `from`, where they are there, below one name of `to`.
struct Renamed {
    const char* from;
    const char* to;
};
void put_object(wire::Body& from, boost::json::object& to, const char* name, std::initializer_list<Renamed> members) {
    boost::json::object inner;
    for (const Renamed& one : members) {
        if (const auto text = from.text(one.from); text && !text->empty()) inner[one.to] = *text;
    }
    if (!inner.empty()) to[name] = std::move(inner);
}

boost::json::array fields_of(wire::Body& attachment) {
    boost::json::array fields;
    auto sent = attachment.objects("fields");
    for (wire::Body& one : sent ? *sent : std::vector<wire::Body>{}) {
        fields.push_back({{"name", one.text("title").value_or("")}, {"value", with_links(one.text("value").value_or(""))},
                          {"inline", one.boolean("short").value_or(false)}});
    }
    return fields;
}

boost::json::object embed_of(wire::Body& attachment) {
    boost::json::object embed;
    if (const auto title = attachment.text("title")) embed["title"] = *title;
    if (const auto url = attachment.text("title_link")) embed["url"] = *url;
    const auto text = attachment.text("text"), fallback = attachment.text("fallback");
    if (text || (fallback && !embed.contains("title"))) embed["description"] = with_links(text ? *text : *fallback);
    if (const auto color = color_of(attachment.text("color").value_or(""))) embed["color"] = *color;
    put_object(attachment, embed, "author", {{"author_name", "name"}, {"author_link", "url"}, {"author_icon", "icon_url"}});
    put_object(attachment, embed, "footer", {{"footer", "text"}, {"footer_icon", "icon_url"}});
    put_object(attachment, embed, "image", {{"image_url", "url"}});
    put_object(attachment, embed, "thumbnail", {{"thumb_url", "url"}});
    if (boost::json::array fields = fields_of(attachment); !fields.empty()) embed["fields"] = std::move(fields);
    return embed;
}

std::string translated(wire::Body& sent) {
    boost::json::object message{{"content", with_links(sent.text("text").value_or(""))}};
    if (const auto name = sent.text("username")) message["username"] = *name;
    if (const auto icon = sent.text("icon_url")) message["avatar_url"] = *icon;
    boost::json::array embeds;
    auto attachments = sent.objects("attachments");
    for (wire::Body& one : attachments ? *attachments : std::vector<wire::Body>{}) embeds.push_back(embed_of(one));
    if (!embeds.empty()) message["embeds"] = std::move(embeds);
    sent.refuse_faults();
    return boost::json::serialize(message);
}

}  // namespace

// Those programs look for this word.
Task<net::Response> execute_slack_webhook(Services& services, Call& call) {
    wire::Body sent = call.body();
    call.request.body = translated(sent);
    const net::Response done = co_await execute_webhook(services, call);
    co_return done.status < 300 ? net::Response::text(200, "ok") : done;
}

}  // namespace parley::api::discord::rest
