// api/discord/gateway/guild_texts.h -- What READY and GUILD_CREATE tell of a guild, encoded once a loop and again only when the
// guild changed: ten thousand who come at once are not ten thousand encodings. Who sees which channels is worked out here
// too, once for all who have the same roles.
#pragma once
#include "base/json_writer.h"
#include "core/guild_cache.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace parley::api::discord::gateway {

// Ids of a guild's channels, threads apart, in order.
using SeenChannels = std::shared_ptr<const std::vector<ChannelId>>;
bool sees(const SeenChannels& seen, ChannelId channel);

// One a loop.
class GuildTexts {
public:
    explicit GuildTexts(core::GuildCache& guilds) : guilds_(guilds) {}

    // The members of its object as bots are told them; empty for a guild that is gone, as below.
    const std::string& for_bots(GuildId guild);
    // Its settings, roles and emojis as people's clients are told them.
    const std::string& for_people(GuildId guild);
    // The elements of an array: those that are seen.
    void write_channels(JsonWriter& json, GuildId guild, const SeenChannels& seen);
    const std::string& of_channel(GuildId guild, ChannelId channel);

    SeenChannels seen_by(GuildId guild, UserId user);

private:
    struct ChannelText {
        ChannelPtr channel;
        std::optional<MessageId> last;
        std::string text;
    };
    struct Text {
        std::uint64_t version = 0;
        std::string for_bots, for_people;
        std::vector<ChannelText> channels;  // by position
        std::map<std::vector<RoleId>, SeenChannels> seen;
    };
    Text& fresh(GuildId guild);
    void encode(Text& text, GuildId id);
    const std::string& encode(ChannelText& one);

    core::GuildCache& guilds_;
    std::unordered_map<GuildId, Text> texts_;
};

}  // namespace parley::api::discord::gateway
