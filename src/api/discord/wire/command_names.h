// api/discord/wire/command_names.h -- How commands and their options are named and described, in every language.
#pragma once
#include "api/discord/wire/body.h"

#include <string_view>

namespace parley::api::discord::wire {

inline constexpr std::size_t kLongestCommandName = 32, kLongestDescription = 100;  // characters

// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case. Letters beyond ASCII are told from signs by their blocks.
// Source: Discord API v10, "Application Command Naming".
bool is_command_name(std::string_view name);

// What `name` and `description` have in common: the text and its translations go into `details`, faults are noted.
void read_name_localizations(Body& body, boost::json::object& details, bool is_free_form);
void read_description(Body& body, boost::json::object& details);

// A name as an option or a command of the chat must have it; nothing, and a fault, when it is none.
std::optional<std::string> read_name(Body& body, bool is_free_form);

}  // namespace parley::api::discord::wire
