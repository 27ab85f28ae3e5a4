// api/discord/rest/webhook_paths.h -- The paths below /webhooks/{id}/{token} belong to two kinds of things: webhooks of
// channels, and interactions, whose {id} is their application's. Here it is decided which of the two answers:
//
//   add(router, services, {Method::Post, "/webhooks/{webhook}/{token}", either<execute_webhook, follow_interaction>, …});
#pragma once
#include "api/discord/rest/routes.h"

namespace parley::api::discord::rest {

Task<bool> is_of_interaction(Services& services, const Call& call);

template <Operation OfWebhook, Operation OfInteraction>
Task<net::Response> either(Services& services, Call& call) {
    if (co_await is_of_interaction(services, call)) co_return co_await OfInteraction(services, call);
    co_return co_await OfWebhook(services, call);
}

// rest/interaction_webhooks.cpp: the message is the third parameter, an id or "@original".
Task<net::Response> follow_interaction(Services& services, Call& call);
Task<net::Response> get_interaction_message(Services& services, Call& call);
Task<net::Response> edit_interaction_message(Services& services, Call& call);
Task<net::Response> erase_interaction_message(Services& services, Call& call);

}  // namespace parley::api::discord::rest
