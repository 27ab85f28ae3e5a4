// api/discord/rest/routes.h -- Every operation stands in one table, below /api/v10, /api/v9 and /api alike. Here the
// caller is found out, refusals become Discord's answers, and every answer gets its cross-origin headers.
#pragma once
#include "api/discord/rest/answers.h"
#include "api/discord/rest/call.h"
#include "api/discord/rest/rate_limits.h"
#include "api/discord/services.h"
#include "base/task.h"
#include "net/router.h"

#include <string>

namespace parley::api::discord::rest {

using Operation = Task<net::Response> (*)(Services&, Call&);

enum class Access {
    Everyone,  // people and bots
    People,    // bots are refused with OnlyUsers
    Bots,      // people are refused with OnlyBots
    Anybody,   // no token is asked for, though one may be there
};

struct Endpoint {
    net::Method method = net::Method::Get;
    std::string pattern;  // "/channels/{channel}/messages"
    Operation operation = nullptr;
    Access access = Access::Everyone;
    std::size_t body_limit = 1 << 20;  // bytes
    Allowance allowance{};
    bool takes_files = false;          // a multipart form may bring files (posted_files.h)
    bool is_large = false;             // see net::Route
    bool counts_globally = true;       // against the caller's requests a second over all routes
};

// The router and the services outlive each other's calls. One function a resource adds its operations:
void add(net::Router& router, Services& services, Endpoint endpoint);

}  // namespace parley::api::discord::rest
