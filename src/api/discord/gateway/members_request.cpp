#include "api/discord/gateway/members_request.h"

#include "api/discord/gateway/gateway_socket.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "core/members.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <iterator>

namespace parley::api::discord::gateway {
namespace {

constexpr int kMostByName = 100;

constexpr int kPage = 10'000;
using Found = core::SeenMember;

// A page at a time: one query for thousands of people instead of one each.
Task<std::vector<Found>> find_all(Services& services, GuildId guild, std::size_t most) {
    std::vector<Found> found;
    while (found.size() < most) {
        const auto limit = static_cast<int>(std::min<std::size_t>(kPage, most - found.size()));
        const UserId after = found.empty() ? UserId{} : found.back().member->user_id;
        std::vector<Found> page = co_await services.members.page(guild, after, limit);
        if (page.empty()) break;
        std::ranges::move(page, std::back_inserter(found));
    }
    co_return found;
}

// The ids that are no members' go to `missing`.
Task<std::vector<Found>> find_some(Services& services, GuildId guild, const std::vector<std::uint64_t>& ids, std::vector<std::uint64_t>& missing) {
    std::vector<Found> found;
    for (const std::uint64_t id : ids) {
        MemberPtr member = services.guilds.find_member(guild, UserId{id});
        ProfilePtr profile = member ? co_await services.common.directory.find(UserId{id}) : nullptr;
        if (profile) found.push_back({std::move(member), std::move(profile)});
        else missing.push_back(id);
    }
    co_return found;
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

// A large guild is more than may wait for one connection: the next chunk is made when the client has taken most of those before.
constexpr std::size_t kMostWaiting = 1 << 20;  // bytes
constexpr std::chrono::milliseconds kPause{5};

Task<> wait_for_client(Hub* hub, SessionPtr session) {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    do {
        timer.expires_after(kPause);
        co_await timer.async_wait(boost::asio::use_awaitable);
    } while (hub->has(session) && session->socket && session->socket->waiting() > kMostWaiting);
}

}  // namespace

Task<> tell_members(Hub* hub, SessionPtr session, MembersRequest request) {
    Services& services = hub->services();
    const GuildId guild{request.guild_id};
    if (!services.guilds.find_member(guild, session->user())) co_return;
    const std::string beginning = request.query.value_or("");
    const bool wants_all = request.user_ids.empty() && beginning.empty() && request.limit == 0;
    if (wants_all && !session->wants(Intent::GuildMembers)) co_return;

    const int limit = request.limit > 0 ? request.limit : kMostByName;
    std::vector<std::uint64_t> missing;
    std::vector<Found> found;
    if (!request.user_ids.empty()) found = co_await find_some(services, guild, request.user_ids, missing);
    else if (!beginning.empty()) found = co_await services.members.search(guild, beginning, limit);
    else found = co_await find_all(services, guild, wants_all ? SIZE_MAX : static_cast<std::size_t>(limit));

    const std::size_t count = std::max<std::size_t>(1, (found.size() + kMembersPerChunk - 1) / kMembersPerChunk);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) co_await wait_for_client(hub, session);
        if (!hub->has(session)) co_return;  // it ended, or lives on another loop now: the client asks again
        const std::size_t first = i * kMembersPerChunk, size = std::min<std::size_t>(kMembersPerChunk, found.size() - first);
        session->tell(make_dispatch("GUILD_MEMBERS_CHUNK", chunk(*hub, *session, request, std::span(found).subspan(first, size), i, count,
                                                                 i == 0 ? missing : std::vector<std::uint64_t>{})));
    }
}

}  // namespace parley::api::discord::gateway
