#include "api/discord/gateway/members_request.h"

#include "api/discord/gateway/ready.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "base/text.h"

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

constexpr int kMostByName = 100;

struct Found {
    MemberPtr member;
    ProfilePtr profile;
};

bool is_named(const Found& one, const std::string& prefix) {
    const auto begins = [&](const std::string& name) { return folded(name).starts_with(prefix); };
    return begins(one.profile->username) || begins(one.profile->nickname()) || (one.member->nick && begins(*one.member->nick));
}

std::string chunk(Hub& hub, const Session& session, const MembersRequest& request, std::span<const Found> part, std::size_t index,
                  std::size_t count, const std::vector<std::uint64_t>& missing) {
    const GuildId guild{request.guild_id};
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "guild_id", guild);
        json.key("members").array([&] {
            for (const Found& one : part) wire::write_member(json, *one.member, *one.profile);
        });
        json.field("chunk_index", index).field("chunk_count", count);
        if (!missing.empty()) {
            json.key("not_found").array([&] {
                for (const std::uint64_t id : missing) json.value(std::to_string(id));
            });
        }
        if (request.wants_presences && session.wants(Intent::GuildPresences)) {
            json.key("presences").array([&] {
                for (const Found& one : part) {
                    if (hub.services().common.presence.is_online(one.member->user_id)) write_presence(json, hub, one.member->user_id, guild);
                }
            });
        }
        if (!request.nonce.empty()) json.key("nonce").raw(request.nonce);
    });
    return json.take();
}

}  // namespace

Task<> tell_members(Hub* hub, SessionPtr session, MembersRequest request) {
    Services& services = hub->services();
    const GuildId guild{request.guild_id};
    if (!services.guilds.find_member(guild, session->user())) co_return;
    const std::string prefix = folded(request.query.value_or(""));
    const bool wants_all = request.user_ids.empty() && prefix.empty() && request.limit == 0;
    if (wants_all && !session->wants(Intent::GuildMembers)) co_return;

    std::vector<MemberPtr> candidates;
    std::vector<std::uint64_t> missing;
    if (request.user_ids.empty()) candidates = services.guilds.members(guild);
    for (const std::uint64_t id : request.user_ids) {
        if (MemberPtr member = services.guilds.find_member(guild, UserId{id})) candidates.push_back(std::move(member));
        else missing.push_back(id);
    }
    std::size_t most = candidates.size();
    if (request.limit > 0) most = static_cast<std::size_t>(request.limit);
    else if (!prefix.empty()) most = kMostByName;
    std::vector<Found> found;
    for (MemberPtr& member : candidates) {
        if (found.size() == most) break;
        ProfilePtr profile = services.common.directory.find_cached(member->user_id);
        if (!profile) profile = co_await services.common.directory.find(member->user_id);
        Found one{std::move(member), std::move(profile)};
        if (one.profile && (prefix.empty() || is_named(one, prefix))) found.push_back(std::move(one));
    }

    const std::size_t count = std::max<std::size_t>(1, (found.size() + kMembersPerChunk - 1) / kMembersPerChunk);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t first = i * kMembersPerChunk, size = std::min<std::size_t>(kMembersPerChunk, found.size() - first);
        session->tell(make_dispatch("GUILD_MEMBERS_CHUNK", chunk(*hub, *session, request, std::span(found).subspan(first, size), i, count,
                                                                 i == 0 ? missing : std::vector<std::uint64_t>{})));
    }
}

}  // namespace parley::api::discord::gateway
