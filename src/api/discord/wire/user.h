// api/discord/wire/user.h -- People as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/user.h"

#include <optional>
#include <string>

namespace parley::api::discord::wire {

// An id is a decimal text.
template <class SomeId>
JsonWriter& id_field(JsonWriter& json, std::string_view name, SomeId id) { return json.field(name, std::to_string(id.value)); }
template <class SomeId>
JsonWriter& id_field(JsonWriter& json, std::string_view name, const std::optional<SomeId>& id) {
    return id ? id_field(json, name, *id) : json.field(name, nullptr);
}

// The object, with what everybody may see.
void write_user(JsonWriter& json, const Profile& profile);
// Its members alone, for those who add to them.
void write_user_fields(JsonWriter& json, const Profile& profile);

// The object as its owner sees it. A bot has no e-mail.
void write_own_user(JsonWriter& json, const Profile& profile, const std::optional<std::string>& email, const std::string& bio);

// The hash of an avatar that was uploaded here; nothing for an address elsewhere, which the wire has no place for.
std::optional<std::string> avatar_hash(const Profile& profile);

}  // namespace parley::api::discord::wire
