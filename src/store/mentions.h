// store/mentions.h -- Which messages call whom: people, roles, and everyone (under the guild's id). Kept apart from the
// messages so that the unread ones can be counted.
#pragma once
#include "db/statement.h"
#include "model/message.h"

#include <vector>

namespace parley::store::mentions {

// A row for each whom a message calls; none for most messages.
std::vector<db::Statement> insert(const Message& message, GuildId guild);
std::vector<db::Statement> erase(const Message& message, GuildId guild);

// Of a person to whom those ids are addressed (their own, their roles', their guilds'): for each channel, its id and how many
// messages beyond their read mark call them.
db::Statement unread(UserId user, const std::vector<std::uint64_t>& targets);
// The same for one channel and a mark that need not be written yet.
db::Statement unread_in(ChannelId channel, MessageId mark, const std::vector<std::uint64_t>& targets);

}  // namespace parley::store::mentions
