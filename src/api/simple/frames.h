// api/simple/frames.h -- Events as the two dialects of the WebSocket say them: the original's, and the page's own.
#pragma once
#include "model/event.h"

#include <string>
#include <string_view>

namespace parley::api::simple {

enum class Dialect { Original, Page };

// The original's.
std::string message_frame(const MessageCreated& created);
std::string sent_frame(const MessageCreated& created, bool with_nonce);
std::string offline_frame(const MessageCreated& created);
std::string presence_line(const PresenceChanged& change);

// The page's. Both sides of a conversation get the same message; only the author's side gets the nonce.
std::string page_message_frame(const MessageCreated& created, bool for_author);
std::string page_presence_frame(const PresenceChanged& change);
std::string page_typing_frame(const TypingStarted& typing);
std::string page_read_frame(const ReadMoved& read);
std::string page_profile_frame(const ProfileChanged& change);
std::string page_ready_frame(const Profile& me);

// Both. `nonce` is JSON text or empty.
std::string error_frame(std::string_view text, std::string_view nonce);

}  // namespace parley::api::simple
