// api/discord/gateway/sight_dispatches.h -- Which of a guild's channels a session sees, and what it is told when that changes:
// CHANNEL_CREATE and the active threads (THREAD_LIST_SYNC) of one that it gained, CHANNEL_DELETE of one that it lost. That says
// no more of the channel than what it is, since by now it may be something that the session must not know.
#pragma once
#include "api/discord/gateway/hub.h"
#include "base/json_writer.h"

#include <optional>
#include <unordered_map>

namespace parley::api::discord::gateway {

class SightChange {
public:
    // `fresh` is a channel that was just made: it has no threads yet.
    SightChange(Hub& hub, GuildId guild, std::optional<ChannelId> fresh = {}) : hub_(hub), guild_(guild), fresh_(fresh) {}

    void tell(Session& session);
    void tell_all();

private:
    void gain(Session& session, const std::vector<ChannelId>& channels);
    void lose(Session& session, const std::vector<ChannelId>& channels);

    Hub& hub_;
    GuildId guild_;
    std::optional<ChannelId> fresh_;
    std::unordered_map<ChannelId, DispatchPtr> created_, deleted_;  // encoded once for all
};

// THREAD_LIST_SYNC of these channels, or of all the guild's when none are given.
void tell_threads(Hub& hub, Session& session, GuildId guild, const std::vector<ChannelId>& channels);

}  // namespace parley::api::discord::gateway
