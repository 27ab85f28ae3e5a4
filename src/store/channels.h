// store/channels.h -- Direct channels, and whose list of chats they stand in.
#pragma once
#include "db/statement.h"
#include "model/message.h"

#include <vector>

namespace parley::store::channels {

// The statements that make the pair's channel; all of them do nothing when another unit was first.
std::vector<db::Statement> insert_direct(ChannelId fresh, const Pair& pair, Time now);
// channel_id, and whether it is open for everyone in it.
db::Statement direct_of(const Pair& pair);
// Of a direct channel (type 1) or a group (3): its type, name, owner, extras and last pin, its newest message's id, its icon,
// and then, a row each, the ids of its people.
db::Statement private_channel(ChannelId id);
db::Statement recipients_of(ChannelId id);
// The person's groups: the channel's id, and the newest message's (null: none).
db::Statement groups_of(UserId user);
// Puts the channel on the lists of both people, or of one.
db::Statement open_for_all(ChannelId id, Time now);
db::Statement open_for(ChannelId id, UserId user, Time now);
db::Statement close_for(ChannelId id, UserId user);

// The chats of a person: the other's profile (4 columns), channel_id, opened_at, the last message's id, author and
// content (NULL without one), the read mark, and the count of unread messages up to `most_unread`. Newest activity
// first, chats without a message last, newest first.
db::Statement chats_of(UserId user, int most_unread);
// Everyone who has a channel with that person, without the person.
db::Statement partners_of(UserId user);

db::Statement all_ids();

DirectChannel to_direct_channel(const db::Row& row);
Channel to_private_channel(ChannelId id, const db::Row& row, const db::Rows& recipients);

}  // namespace parley::store::channels
