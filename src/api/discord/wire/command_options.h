// api/discord/wire/command_options.h -- The parameters of a command: subcommands, groups of them, and values.
#pragma once
#include "api/discord/wire/body.h"

#include <boost/json/array.hpp>

namespace parley::api::discord::wire {

// Source: Discord API v10, "Application Command Option Type".
enum class OptionType : int {
    SubCommand = 1, SubCommandGroup = 2, String = 3, Integer = 4, Boolean = 5, User = 6, Channel = 7, Role = 8,
    Mentionable = 9, Number = 10, Attachment = 11,
};

inline constexpr std::size_t kMostOptions = 25, kMostChoices = 25;

// The member `options` with what is known of each option and no more. Faults are noted at their places.
boost::json::array read_options(Body& body);

}  // namespace parley::api::discord::wire
