// core/read_states.h -- How far people have read, and how often they were called beyond that.
#pragma once
#include "core/channel_access.h"
#include "core/directory.h"
#include "store/store.h"

#include <vector>

namespace parley::core {

struct ReadState {
    ChannelId channel_id;
    MessageId last_read;    // 0: nothing yet
    int mention_count = 0;
};

class ReadStates {
public:
    ReadStates(store::Store& store, GuildCache& guilds, Directory& directory) : store_(store), guilds_(guilds), directory_(directory) {}

    // Of every channel that they have read in or are called in, and may still view.
    Task<std::vector<ReadState>> of(UserId user);
    // Never beyond the newest message (refused with UnknownMessage where there is none), and only forward unless
    // `is_manual`, which marks as unread what comes behind it.
    Task<> move(UserId user, ChannelPtr channel, MessageId id, bool is_manual);

private:
    // `suppressed`: rows of store::notifications::suppressed_by.
    std::vector<std::uint64_t> addresses_of(UserId user, const db::Rows& suppressed) const;

    store::Store& store_;
    GuildCache& guilds_;
    Directory& directory_;
};

}  // namespace parley::core
