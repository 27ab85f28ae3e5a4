// Accounts: the caller's own, and what others may see of somebody.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> get_user(Services& services, Call& call) {
    const ProfilePtr profile = co_await services.common.directory.find(call.id<UserId>(0));
    if (!profile) throw Refusal(Code::UnknownUser);
    JsonWriter answer;
    wire::write_user(answer, *profile);
    co_return json(answer);
}

}  // namespace

void add_users(net::Router& router, Services& services) {
    add(router, services, {net::Method::Get, "/users/{user}", get_user});
}

}  // namespace parley::api::discord::rest
