#include "api/discord/rest/role_settings.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestRoleName = 100, kLongestRoleEmoji = 100;  // characters

// Older libraries write `color`, newer ones `colors`.
void read_colors(wire::Body& body, Role& role) {
    const auto color_of = [](wire::Body& from, const char* name) -> std::optional<int> {
        const auto color = from.integer(name, 0, 0xFFFFFF);
        return color ? std::optional(static_cast<int>(*color)) : std::nullopt;
    };
    if (const auto color = color_of(body, "color")) role.color = *color;
    auto colors = body.object("colors");
    if (!colors) return;
    if (const auto color = color_of(*colors, "primary_color")) role.color = *color;
    role.secondary_color = color_of(*colors, "secondary_color");
    role.tertiary_color = color_of(*colors, "tertiary_color");
}

}  // namespace

void read_role(wire::Body& body, Role& role) {
    if (auto name = body.text("name", 0, kLongestRoleName)) role.name = std::move(*name);
    if (role.name.empty()) role.name = "new role";
    if (const auto permissions = body.permissions("permissions")) role.permissions = *permissions;
    read_colors(body, role);
    if (const auto is_hoisted = body.boolean("hoist")) role.is_hoisted = *is_hoisted;
    if (const auto is_mentionable = body.boolean("mentionable")) role.is_mentionable = *is_mentionable;
    if (body.has("unicode_emoji")) role.unicode_emoji = body.text("unicode_emoji", 0, kLongestRoleEmoji);
}

}  // namespace parley::api::discord::rest
