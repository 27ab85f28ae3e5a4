#include "api/discord/rest/caller.h"

#include "api/simple/caller.h"
#include "base/text.h"

namespace parley::api::discord::rest {
namespace {

std::optional<std::string> bot_token_of(std::string_view header) {
    constexpr std::string_view scheme = "bot ";
    if (header.size() <= scheme.size() || folded(header.substr(0, scheme.size())) != scheme) return std::nullopt;
    return std::string(trimmed(header.substr(scheme.size())));
}

// Without its scheme: a library's `Bearer` and a person's bare token mean the same.
std::string token_of(std::string_view header) {
    constexpr std::string_view scheme = "bearer ";
    if (header.size() > scheme.size() && folded(header.substr(0, scheme.size())) == scheme) header.remove_prefix(scheme.size());
    return std::string(trimmed(header));
}

std::optional<Caller> to_caller(const std::optional<core::Login>& login) {
    if (!login) return std::nullopt;
    return Caller{.user_id = login->user_id, .is_bot = false, .login = login, .application_id = {}, .reads_content = true};
}

Task<std::optional<Caller>> find_bot(Services& services, std::string token) {
    const auto application = co_await services.applications.authenticate(std::move(token));
    if (!application) co_return std::nullopt;
    co_return Caller{.user_id = *application->bot_id, .is_bot = true, .login = {}, .application_id = application->id,
                     .reads_content = (application->flags & kOpensMessageContent) != 0};
}

}  // namespace

Task<std::optional<Caller>> find_caller(Services& services, const net::Request& request) {
    const std::string_view header = request.headers.get("Authorization");
    if (auto token = bot_token_of(header)) co_return co_await find_bot(services, std::move(*token));
    if (!header.empty()) co_return to_caller(co_await services.common.sessions.authenticate(token_of(header)));
    auto cookie = request.cookie(simple::kCookie);
    if (!cookie || cookie->empty() || !simple::is_same_site(request)) co_return std::nullopt;
    co_return to_caller(co_await services.common.sessions.authenticate(std::move(*cookie)));
}

}  // namespace parley::api::discord::rest
