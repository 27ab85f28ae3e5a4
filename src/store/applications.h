// store/applications.h -- Registered programs and the digests of their bots' tokens.
#pragma once
#include "db/statement.h"
#include "model/application.h"

#include <string>
#include <string_view>
#include <vector>

namespace parley::store::applications {

db::Statement insert(const Application& application, std::string_view signing_key);
db::Statement by_id(ApplicationId id);
db::Statement by_bot(UserId bot);
db::Statement by_owner(UserId owner);
db::Statement in_guild(GuildId guild);  // whose bots are members
// Everything that its owner may change. Refused with UnknownApplication.
db::Statement update(const Application& application);
db::Statement set_bot(ApplicationId id, UserId bot, std::string_view token_digest);

Application to_application(const db::Row& row);
// Of a row of the queries above; nothing without a bot.
std::optional<std::string> token_digest_of(const db::Row& row);

}  // namespace parley::store::applications
