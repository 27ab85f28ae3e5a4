// The people of guilds.
#include "api/discord/rest/guild_answers.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/member.h"
#include "base/text.h"
#include "core/files/new_pictures.h"
#include "core/guilds.h"
#include "core/members.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestNick = 32, kMostMemberRoles = 350;

net::Response answer_members(const std::vector<core::SeenMember>& members) {
    JsonWriter answer;
    answer.array([&] {
        for (const core::SeenMember& one : members) wire::write_member(answer, *one.member, *one.profile);
    });
    return json(answer);
}

// ---- Reading ----

Task<net::Response> get(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    co_return answer_member(co_await services.members.require(guild, call.id<UserId>(1)));
}

Task<net::Response> get_own(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    co_return answer_member(co_await services.members.require(guild, call.user()));
}

Task<net::Response> list(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    const auto limit = static_cast<int>(call.query_integer("limit", 1, 1'000).value_or(1));
    const UserId after = call.query_id<UserId>("after").value_or(UserId{});
    co_return answer_members(co_await services.members.page(guild, after, limit));
}

Task<net::Response> search(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    const auto limit = static_cast<int>(call.query_integer("limit", 1, 1'000).value_or(1));
    std::string beginning = call.request.query_value("query").value_or("");
    if (beginning.empty()) throw Refusal({FieldError{{"query"}, "This field is required", "BASE_TYPE_REQUIRED"}});
    co_return answer_members(co_await services.members.search(guild, std::move(beginning), limit));
}

// ---- Changing ----

// Nothing, or nothing visible, is no nick.
void read_nick(wire::Body& body, Member& member) {
    if (!body.has("nick")) return;
    member.nick = body.text("nick", 0, kLongestNick);
    if (member.nick && is_blank(*member.nick)) member.nick.reset();
}

// A time that is over lifts the timeout, as null does.
void read_timeout(wire::Body& body, Member& member, Time now) {
    constexpr const char* name = "communication_disabled_until";
    if (!body.has(name)) return;
    const auto text = body.text(name);
    const auto until = text ? parse_time(*text) : std::nullopt;
    if (text && !until) body.fault(name, "DATE_TIME_TYPE_PARSE", "Could not parse \"" + text->substr(0, 64) + "\". Should be ISO8601.");
    member.timeout_until = until && *until > now ? until : std::nullopt;
}

// All other flags say what somebody did; they stay as they are.
void read_flags(wire::Body& body, Member& member) {
    const auto sent = body.integer("flags", 0, INT32_MAX);
    if (!sent) return;
    member.flags = (member.flags & ~core::kBypassesVerification) | (static_cast<int>(*sent) & core::kBypassesVerification);
}

void read_member(wire::Body& body, Member& member, Time now) {
    read_nick(body, member);
    read_timeout(body, member, now);
    read_flags(body, member);
    if (body.is_null("roles")) member.roles.clear();
    if (auto roles = body.ids<RoleId>("roles")) member.roles = std::move(*roles);
    if (member.roles.size() > kMostMemberRoles) body.fault("roles", "BASE_TYPE_MAX_LENGTH", "Must be 350 or fewer in length.");
    if (const auto is_mute = body.boolean("mute")) member.is_mute = *is_mute;
    if (const auto is_deaf = body.boolean("deaf")) member.is_deaf = *is_deaf;
    body.refuse_faults();
}

Task<net::Response> change(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    wire::Body body = call.body();
    if (body.find("channel_id")) {  // to move somebody who is in no voice channel
        services.guilds.require_guild(guild, call.user());
        services.guilds.require(guild, call.user(), Permission::MoveMembers);
        throw Refusal(Code::TargetNotInVoice);
    }
    const Time now = services.common.clock.now();
    co_return answer_member(co_await services.members.change(call.actor(), guild, call.id<UserId>(1),
                                                             [&](Member& member) { read_member(body, member, now); }));
}

// A picture that one shows in this guild alone: nothing leaves it, an inner nothing removes it.
using Picture = std::optional<std::optional<std::string>>;

Task<Picture> store_picture(core::NewPictures& fresh, core::ImagePlace place, wire::Body& body, const char* field) {
    Picture stored;
    if (body.is_null(field)) stored.emplace();
    const auto uri = body.text(field);
    if (uri) stored = (co_await fresh.store(place, *uri, field)).hash;
    body.refuse_faults();
    co_return stored;
}

Task<> remove_picture(Services& services, core::ImagePlace place, const std::optional<std::string>& before, const std::optional<std::string>& after) {
    if (before && before != after) co_await services.images.remove(place, *before);
}

Task<net::Response> change_own_with(Services& services, Call& call, core::NewPictures& fresh) {
    const auto guild = call.id<GuildId>(0);
    wire::Body body = call.body();
    services.guilds.require_guild(guild, call.user());
    const MemberPtr before = services.guilds.require_member(guild, call.user());
    const core::ImagePlace avatar_place{core::ImageKind::MemberAvatar, call.user().value, guild.value};
    const core::ImagePlace banner_place{core::ImageKind::MemberBanner, call.user().value, guild.value};
    const Picture avatar = co_await store_picture(fresh, avatar_place, body, "avatar");
    const Picture banner = co_await store_picture(fresh, banner_place, body, "banner");
    const core::SeenMember seen = co_await services.members.change(call.actor(), guild, call.user(), [&](Member& member) {
        if (avatar) member.avatar = *avatar;
        if (banner) member.banner = *banner;
        read_nick(body, member);
        body.refuse_faults();
    });
    co_await remove_picture(services, avatar_place, before->avatar, seen.member->avatar);
    co_await remove_picture(services, banner_place, before->banner, seen.member->banner);
    co_return answer_member(seen);
}

Task<net::Response> change_own(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    const auto guild = call.id<GuildId>(0);
    co_return co_await fresh.kept_by(change_own_with(services, call, fresh), [&](const core::ImagePlace&, const std::string& hash) {
        const MemberPtr member = services.guilds.find_member(guild, call.user());
        return member && (member->avatar == hash || member->banner == hash);
    });
}

// The older way answers the nick alone.
Task<net::Response> set_own_nick(Services& services, Call& call) {
    wire::Body body = call.body();
    const core::SeenMember seen = co_await services.members.change(call.actor(), call.id<GuildId>(0), call.user(), [&](Member& member) {
        read_nick(body, member);
        body.refuse_faults();
    });
    JsonWriter answer;
    answer.object([&] { answer.field("nick", seen.member->nick); });
    co_return json(answer);
}

// Adding somebody by their OAuth2 token: Parley gives out none with the scope guilds.join, so whatever is sent is no good.
Task<net::Response> add_by_token(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    services.guilds.require(guild, call.user(), Permission::CreateInstantInvite);
    wire::Body body = call.body();
    body.require("access_token");
    body.text("access_token");
    body.refuse_faults();
    if (services.guilds.find_member(guild, call.id<UserId>(1))) co_return no_content();
    throw Refusal(Code::InvalidOAuth2Token);
}

Task<net::Response> kick(Services& services, Call& call) {
    co_await services.founding.kick(call.id<GuildId>(0), call.actor(), call.id<UserId>(1));
    co_return no_content();
}

}  // namespace

void add_members(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {.method = Method::Get, .pattern = "/guilds/{guild}/members", .operation = list, .is_large = true});
    add(router, services, {Method::Get, "/guilds/{guild}/members/search", search});
    add(router, services, {Method::Patch, "/guilds/{guild}/members/@me", change_own, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Patch, "/guilds/{guild}/members/@me/nick", set_own_nick});
    add(router, services, {Method::Get, "/guilds/{guild}/members/{user}", get});
    add(router, services, {Method::Put, "/guilds/{guild}/members/{user}", add_by_token, Access::Bots});
    add(router, services, {Method::Patch, "/guilds/{guild}/members/{user}", change});
    add(router, services, {Method::Delete, "/guilds/{guild}/members/{user}", kick});
    add(router, services, {Method::Get, "/users/@me/guilds/{guild}/member", get_own});
}

}  // namespace parley::api::discord::rest
