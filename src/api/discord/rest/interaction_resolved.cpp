// `resolved`: the people, roles, channels, files and messages that an interaction's values name.
#include "api/discord/rest/asking.h"
#include "api/discord/wire/attachment.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"
#include "base/contains.h"

namespace parley::api::discord::rest {
namespace {

struct Found {
    std::vector<ProfilePtr> users;
    std::vector<RolePtr> roles;
    std::vector<ChannelPtr> channels;
    std::vector<Attachment> files;

    bool is_empty() const { return users.empty() && roles.empty() && channels.empty() && files.empty(); }
};

void miss(wire::Body& data, std::uint64_t id) {
    data.fault("resolved", "BASE_TYPE_CHOICES", "There is nothing of that kind with the id " + std::to_string(id) + ".");
}

Task<Found> look_up(Services& services, const Asking& asking, const wire::References& named, wire::Body& data) {
    Found found;
    const GuildId guild = asking.channel->guild_id;
    const auto find_role = [&](std::uint64_t id) { return guild ? services.guilds.find_role(guild, {id}) : nullptr; };
    std::set<std::uint64_t> users = named.users;
    for (const std::uint64_t id : named.mentionables) {
        if (RolePtr role = find_role(id)) found.roles.push_back(std::move(role));
        else users.insert(id);
    }
    for (const std::uint64_t id : named.roles) {
        if (RolePtr role = find_role(id)) found.roles.push_back(std::move(role));
        else miss(data, id);
    }
    for (const std::uint64_t id : users) {
        if (ProfilePtr user = co_await services.common.directory.find(UserId{id})) found.users.push_back(std::move(user));
        else miss(data, id);
    }
    for (const auto& [id, types] : named.channels) {
        const ChannelPtr channel = services.guilds.find_channel({id});
        const bool is_seen = channel && guild && channel->guild_id == guild && services.guilds.can_view(*channel, asking.user->id);
        if (is_seen && (types.empty() || contains(types, static_cast<int>(channel->type)))) found.channels.push_back(channel);
        else miss(data, id);
    }
    co_return found;
}

template <class List, class Write>
void write_map(JsonWriter& json, std::string_view name, const List& list, Write write) {
    if (list.empty()) return;
    json.key(name).object([&] {
        for (const auto& one : list) write(one);
    });
}

void write_people(JsonWriter& json, Services& services, const Asking& asking, const std::vector<ProfilePtr>& users) {
    write_map(json, "users", users, [&](const ProfilePtr& user) { wire::write_user(json.key(std::to_string(user->id.value)), *user); });
    const GuildId guild = asking.channel->guild_id;
    std::vector<MemberPtr> members;
    for (const ProfilePtr& user : users) {
        if (MemberPtr member = guild ? services.guilds.find_member(guild, user->id) : nullptr) members.push_back(std::move(member));
    }
    write_map(json, "members", members, [&](const MemberPtr& member) {
        json.key(std::to_string(member->user_id.value)).object([&] {
            wire::write_member_fields(json, *member);
            json.field("permissions", std::to_string(services.access.permissions(*asking.channel, member->user_id).bits));
        });
    });
}

}  // namespace

Task<std::optional<std::string>> resolve(Services& services, const Asking& asking, Named named, wire::Body& data) {
    Found found = co_await look_up(services, asking, named.references, data);
    for (const Attachment& file : named.files) {
        if (named.references.attachments.contains(file.id.value)) found.files.push_back(file);
    }
    if (found.is_empty() && !named.message) co_return std::nullopt;
    JsonWriter json;
    json.object([&] {
        write_people(json, services, asking, found.users);
        write_map(json, "roles", found.roles, [&](const RolePtr& role) { wire::write_role(json.key(std::to_string(role->id.value)), *role); });
        write_map(json, "channels", found.channels, [&](const ChannelPtr& channel) {
            wire::write_partial_channel(json.key(std::to_string(channel->id.value)), *channel, services.access.permissions(*channel, asking.user->id),
                                        services.access.permissions(*channel, asking.bot->id), services.guilds.last_message(channel->id));
        });
        write_map(json, "attachments", found.files, [&](const Attachment& file) {
            wire::write_attachment(json.key(std::to_string(file.id.value)), asking.base, asking.channel->id, file);
        });
        if (!named.message) return;
        json.key("messages").object([&] {
            wire::write_message(json.key(std::to_string(named.message->message.id.value)), *named.message, {.base = asking.base});
        });
    });
    co_return json.take();
}

}  // namespace parley::api::discord::rest
