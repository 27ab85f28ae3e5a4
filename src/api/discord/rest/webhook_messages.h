// api/discord/rest/webhook_messages.h -- What webhooks write: whoever has the token sends, reads, edits and deletes it.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"
#include "net/response.h"

namespace parley::api::discord::rest {

// Of /webhooks/{webhook}/{token}, and below it messages/{message}.
Task<net::Response> execute_webhook(Services& services, Call& call);
Task<net::Response> execute_slack_webhook(Services& services, Call& call);  // rest/slack_webhooks.cpp
Task<net::Response> get_webhook_message(Services& services, Call& call);
Task<net::Response> edit_webhook_message(Services& services, Call& call);
Task<net::Response> erase_webhook_message(Services& services, Call& call);

}  // namespace parley::api::discord::rest
