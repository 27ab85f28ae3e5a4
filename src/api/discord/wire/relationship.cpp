#include "api/discord/wire/relationship.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_relationship(JsonWriter& json, const Relationship& relationship, const Profile& other) {
    json.object([&] {
        id_field(json, "id", relationship.other).field("type", static_cast<int>(relationship.type)).field("nickname", nullptr);
        json.field("since", iso_time(relationship.since));
        write_user(json.key("user"), other);
    });
}

}  // namespace parley::api::discord::wire
