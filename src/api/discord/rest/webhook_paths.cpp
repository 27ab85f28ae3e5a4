#include "api/discord/rest/webhook_paths.h"

namespace parley::api::discord::rest {

// An application's id is nobody's webhook: what is asked for with an old token is refused as such.
Task<bool> is_of_interaction(Services& services, const Call& call) {
    if (services.interactions.has_token(call.param(1))) co_return true;
    co_return (co_await services.applications.find(call.id<ApplicationId>(0))).has_value();
}

}  // namespace parley::api::discord::rest
