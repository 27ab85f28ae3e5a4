// api/discord/rest/threads.h -- What the routes that start threads have in common.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "net/response.h"

namespace parley::api::discord::rest {

// name, auto_archive_duration, rate_limit_per_user, invitable. Faults are noted in `body`.
core::ThreadDraft read_thread_draft(wire::Body& body, const Channel& parent);
// The thread as the caller sees it, with their own membership.
net::Response answer_thread(Services& services, const Call& call, const Channel& thread, int status = 200);

}  // namespace parley::api::discord::rest
