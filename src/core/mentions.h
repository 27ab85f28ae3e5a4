// core/mentions.h -- Whom a text calls: `<@id>`, `<@&id>`, @everyone and @here. What stands in code calls nobody. Source:
// Discord API v10, "Message Formatting" and "Allowed Mentions Object".
#pragma once
#include "model/id.h"

#include <optional>
#include <string_view>
#include <vector>

namespace parley::core {

struct Mentions {  // each one once, in the order of the text
    std::vector<UserId> users;
    std::vector<RoleId> roles;
    bool everyone = false;
};
Mentions mentions_in(std::string_view content);

// Which of them count, as the sender says. The default: all.
struct AllowedMentions {
    bool all_users = true, all_roles = true, everyone = true;
    std::vector<UserId> users;   // where not all
    std::vector<RoleId> roles;
    bool replied_user = true;
};
Mentions allowed(Mentions found, const AllowedMentions& allowed);

}  // namespace parley::core
