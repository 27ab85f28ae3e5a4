#include "core/join_notice.h"

#include "store/messages.h"

namespace parley::core {
namespace {

constexpr int kSuppressJoins = 1 << 0;  // Source: Discord API v10, "System Channel Flags"

}  // namespace

void add_join_notice(store::Unit& unit, const GuildCache& guilds, const Member& member, const ProfilePtr& profile) {
    const GuildPtr guild = guilds.find_guild(member.guild_id);
    if (!guild || !guild->system_channel_id || (guild->system_channel_flags & kSuppressJoins) != 0) return;
    const ChannelPtr channel = guilds.find_channel(*guild->system_channel_id);
    if (!channel) return;
    MessageCreated notice{.message = {.channel_id = channel->id, .author_id = profile->id, .type = MessageType::UserJoin},
                          .author = profile, .channel = channel, .member = std::make_shared<const Member>(member)};
    notice.message.id = unit.next_id<MessageId>();
    unit.add(store::messages::insert(notice.message));
    unit.tell(std::move(notice));
}

}  // namespace parley::core
