// api/simple/chat_list.h -- A person's chats as the page knows them: at first with the page itself, then on request.
#pragma once
#include "api/services.h"
#include "base/json_writer.h"

#include <vector>

namespace parley::api::simple {

// The array of /api/chats.
void write_chats(JsonWriter& json, const std::vector<core::Chat>& chats, UserId reader, const core::Presence& presence);

}  // namespace parley::api::simple
