// Friends, requests and blocks, as Discord's own clients use them.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/relationship.h"
#include "core/relationships.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> list(Services& services, Call& call) {
    JsonWriter answer;
    std::vector<std::pair<Relationship, ProfilePtr>> found;
    for (const Relationship& one : co_await services.relationships.of(call.user())) {
        found.emplace_back(one, co_await services.common.directory.find(one.other));
    }
    answer.array([&] {
        for (const auto& [relationship, other] : found) {
            if (other) wire::write_relationship(answer, relationship, *other);
        }
    });
    co_return json(answer);
}

Task<net::Response> befriend_by_name(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("username");
    const std::string username = body.text("username").value_or("");
    body.refuse_faults();
    const ProfilePtr other = co_await services.common.directory.find_any_case(username);
    if (!other) throw Refusal(Code::UnknownUser);
    co_await services.relationships.befriend(call.user(), other->id);
    co_return no_content();
}

Task<net::Response> save(Services& services, Call& call) {
    wire::Body body = call.body();
    const auto type = body.integer("type", 1, 2);
    body.refuse_faults();
    const auto other = call.id<UserId>(0);
    if (type == static_cast<int>(Relationship::Type::Blocked)) co_await services.relationships.block(call.user(), other);
    else co_await services.relationships.befriend(call.user(), other);
    co_return no_content();
}

Task<net::Response> end(Services& services, Call& call) {
    co_await services.relationships.end(call.user(), call.id<UserId>(0));
    co_return no_content();
}

}  // namespace

void add_relationships(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/users/@me/relationships", list, Access::People});
    add(router, services, {Method::Post, "/users/@me/relationships", befriend_by_name, Access::People});
    add(router, services, {Method::Put, "/users/@me/relationships/{user}", save, Access::People});
    add(router, services, {Method::Delete, "/users/@me/relationships/{user}", end, Access::People});
}

}  // namespace parley::api::discord::rest
