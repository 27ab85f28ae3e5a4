// api/discord/wire/relationship.h -- What somebody is to the caller, as Discord's clients have it.
#pragma once
#include "base/json_writer.h"
#include "model/relationship.h"
#include "model/user.h"

namespace parley::api::discord::wire {

void write_relationship(JsonWriter& json, const Relationship& relationship, const Profile& other);

}  // namespace parley::api::discord::wire
