// api/discord/wire/command.h -- Application commands as the wire has them.
#pragma once
#include "api/discord/wire/body.h"
#include "base/json_writer.h"
#include "model/command.h"

namespace parley::api::discord::wire {

inline constexpr std::size_t kLargestCommand = 8000;  // characters of its names, descriptions and values

// A whole command, of the type that it names. Faults are noted; what is returned then is of no use.
Command read_command(Body& body, ApplicationId application, GuildId guild);
// What a change names; the type stays.
void read_command_changes(Body& body, Command& command);

enum class Localizations { Full, Left };
// Left: without the translations, as lists are unless they are asked for.
void write_command(JsonWriter& json, const Command& command, Localizations localizations = Localizations::Full);
void write_command_permissions(JsonWriter& json, const CommandPermissions& permissions);

}  // namespace parley::api::discord::wire
