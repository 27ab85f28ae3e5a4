// api/simple/caller.h -- Who sent a request, and whether a browser was tricked into sending it.
#pragma once
#include "api/services.h"
#include "base/task.h"
#include "net/request.h"

#include <optional>
#include <string>

namespace parley::api::simple {

inline constexpr const char* kCookie = "access_token";

// The login of the bearer token or the cookie; nothing when there is none or it is no longer good.
Task<std::optional<core::Login>> find_caller(Services& services, const net::Request& request);
// The same; refused with NotAuthenticated. A request that changes something and is known by its cookie is refused
// with ForeignOrigin when it came from another site.
Task<core::Login> require_caller(Services& services, const net::Request& request);

// True unless `Origin` or `Sec-Fetch-Site` says that another site's page sent it. Programs send neither.
bool is_same_site(const net::Request& request);
// Refused with ForeignOrigin when it is not.
void require_same_site(const net::Request& request);

// The one for the throttles, and the one for the list of sessions.
core::Tries tries_of(const net::Request& request);
core::Origin origin_of(const net::Request& request);

// `Set-Cookie` for a token that lives that long; an empty one with 0 takes it away.
std::string cookie_header(const std::string& token, std::chrono::seconds lifetime, bool is_secure);

}  // namespace parley::api::simple
