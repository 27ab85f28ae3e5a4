#include "core/mentions.h"

#include "base/contains.h"

namespace parley::core {
namespace {

// Behind the code that begins here, or where it begins when it never ends.
std::size_t skip_code(std::string_view content, std::size_t at) {
    std::size_t ticks = 0;
    while (at + ticks < content.size() && content[at + ticks] == '`') ++ticks;
    const std::string_view fence = content.substr(at, ticks);
    const std::size_t end = content.find(fence, at + ticks);
    return end == std::string_view::npos ? at + ticks : end + ticks;
}

constexpr std::size_t kLongestId = 19;  // digits

// The id at `at` up to a '>', and where that ends. No further is looked than an id can reach.
std::optional<std::uint64_t> id_at(std::string_view content, std::size_t at, std::size_t& end) {
    const std::size_t size = content.substr(at, kLongestId + 1).find('>');
    if (size == std::string_view::npos) return std::nullopt;
    const auto id = parse_snowflake(content.substr(at, size));
    if (id) end = at + size + 1;
    return id;
}

template <class SomeId>
void add_once(std::vector<SomeId>& ids, std::uint64_t value) {
    if (!contains(ids, SomeId{value})) ids.push_back({value});
}

}  // namespace

Mentions mentions_in(std::string_view content) {
    Mentions found;
    for (std::size_t at = 0; at < content.size();) {
        const std::string_view rest = content.substr(at);
        std::size_t end = at + 1;
        if (rest[0] == '`') {
            end = skip_code(content, at);
        } else if (rest.starts_with("<@&")) {
            if (const auto id = id_at(content, at + 3, end)) add_once(found.roles, *id);
        } else if (rest.starts_with("<@")) {
            const std::size_t digits = at + (rest.starts_with("<@!") ? 3 : 2);
            if (const auto id = id_at(content, digits, end)) add_once(found.users, *id);
        } else if (rest.starts_with("@everyone") || rest.starts_with("@here")) {
            found.everyone = true;
        }
        at = end;
    }
    return found;
}

Mentions allowed(Mentions found, const AllowedMentions& may) {
    if (!may.all_users) std::erase_if(found.users, [&](UserId id) { return !contains(may.users, id); });
    if (!may.all_roles) std::erase_if(found.roles, [&](RoleId id) { return !contains(may.roles, id); });
    found.everyone = found.everyone && may.everyone;
    return found;
}

}  // namespace parley::core
