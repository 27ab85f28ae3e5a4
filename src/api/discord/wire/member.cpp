#include "api/discord/wire/member.h"

#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_member_fields(JsonWriter& json, const Member& member) {
    json.field("nick", member.nick).field("avatar", member.avatar).field("banner", member.banner);
    write_role_ids(json.key("roles"), member.roles);
    json.field("joined_at", iso_time(member.joined_at)).field("premium_since", nullptr);
    json.field("deaf", member.is_deaf).field("mute", member.is_mute).field("pending", member.is_pending).field("flags", member.flags);
    const auto until = member.timeout_until ? std::optional(iso_time(*member.timeout_until)) : std::nullopt;
    json.field("communication_disabled_until", until);
}

void write_member(JsonWriter& json, const Member& member, const Profile& profile) {
    json.object([&] {
        write_user(json.key("user"), profile);
        write_member_fields(json, member);
    });
}

}  // namespace parley::api::discord::wire
