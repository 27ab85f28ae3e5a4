#include "api/discord/wire/attachment.h"

#include "api/discord/wire/user.h"
#include "net/url.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace parley::api::discord::wire {

std::string attachment_url(std::string_view base, ChannelId channel, const Attachment& file) {
    return fmt::format("{}/attachments/{}/{}/{}", base, channel.value, file.id.value, net::percent_encode(file.filename));
}

void write_attachment(JsonWriter& json, std::string_view base, ChannelId channel, const Attachment& file) {
    const std::string url = attachment_url(base, channel, file);
    json.object([&] {
        id_field(json, "id", file.id).field("filename", file.filename).field("size", file.size_bytes).field("url", url).field("proxy_url", url);
        const auto text = [&](const char* name, const std::optional<std::string>& value) {
            if (value) json.field(name, *value);
        };
        text("content_type", file.content_type);
        text("description", file.description);
        text("title", file.title);
        text("waveform", file.waveform);
        if (file.width && file.height) json.field("width", *file.width).field("height", *file.height);
        if (file.duration_seconds) json.key("duration_secs").raw(boost::json::serialize(boost::json::value(*file.duration_seconds)));
        if (file.flags != 0) json.field("flags", file.flags);
        if (file.is_ephemeral) json.field("ephemeral", true);
    });
}

std::string resolve_attachments(std::string_view embeds, std::string_view base, const Message& message, std::vector<AttachmentId>& named) {
    constexpr std::string_view scheme = "\"attachment://";
    std::string resolved;
    for (std::size_t at = embeds.find(scheme); at != std::string_view::npos; at = embeds.find(scheme)) {
        const std::size_t name_at = at + scheme.size();
        const std::size_t end = embeds.find('"', name_at);
        const std::string_view name = embeds.substr(name_at, end - name_at);
        const auto& files = message.more().attachments;
        const auto file = std::ranges::find(files, name, &Attachment::filename);
        resolved += embeds.substr(0, at + 1);
        if (file == files.end()) {
            resolved += embeds.substr(at + 1, end - at - 1);
        } else {
            resolved += attachment_url(base, message.channel_id, *file);
            named.push_back(file->id);
        }
        embeds.remove_prefix(end);
    }
    return resolved += embeds;
}

}  // namespace parley::api::discord::wire
