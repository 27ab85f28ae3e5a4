#include "api/discord/wire/user.h"

#include <fmt/format.h>

namespace parley::api::discord::wire {

std::optional<std::string> avatar_hash(const Profile& profile) {
    if (!profile.avatar) return std::nullopt;
    const std::string folder = fmt::format("/avatars/{}/", profile.id.value);
    if (!profile.avatar->starts_with(folder)) return std::nullopt;
    const std::string name = profile.avatar->substr(folder.size());
    return name.substr(0, name.find('.'));
}

void write_user_fields(JsonWriter& json, const Profile& profile) {
    id_field(json, "id", profile.id).field("username", profile.username).field("discriminator", "0");
    json.field("global_name", profile.global_name).field("avatar", avatar_hash(profile));
    if (profile.is_bot) json.field("bot", true);
    json.field("public_flags", 0).field("flags", 0).field("banner", profile.banner).field("accent_color", profile.accent_color);
    json.field("avatar_decoration_data", nullptr).field("primary_guild", nullptr);
}

void write_own_user(JsonWriter& json, const Profile& profile, const std::optional<std::string>& email, const std::string& bio) {
    json.object([&] {
        write_user_fields(json, profile);
        json.field("email", email).field("verified", true).field("mfa_enabled", false).field("locale", "en-US");
        json.field("premium_type", 0).field("bio", bio);
    });
}

void write_user(JsonWriter& json, const Profile& profile) {
    json.object([&] { write_user_fields(json, profile); });
}

}  // namespace parley::api::discord::wire
