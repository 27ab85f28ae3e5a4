// store/message_removal.h -- Many messages that go at once, and what hangs on them without a foreign key: reactions,
// attachments and the marks that make a retry safe. The files of attachments are swept later.
#pragma once
#include "db/statement.h"

#include <vector>

namespace parley::store::message_removal {

// In this order, before the channels go.
std::vector<db::Statement> of_guild(GuildId guild);
std::vector<db::Statement> of_channel(ChannelId channel);  // and of its threads

// Of one person in all of a guild's channels: channel, id and type of those above `after`, by channel and rising.
db::Statement written_by(GuildId guild, UserId author, MessageId after);
std::vector<db::Statement> of_author(GuildId guild, UserId author, MessageId after);

}  // namespace parley::store::message_removal
