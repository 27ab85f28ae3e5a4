// api/services.h -- What the doors call. The server owns all of it and outlives every request.
#pragma once
#include "core/account_limits.h"
#include "core/accounts.h"
#include "core/direct_messages.h"
#include "core/directory.h"
#include "core/presence.h"
#include "core/profiles.h"
#include "core/search.h"
#include "core/sessions.h"

namespace parley::api {

struct Services {
    const Clock& clock;
    core::Directory& directory;
    core::Sessions& sessions;
    core::Accounts& accounts;
    core::Profiles& profiles;
    core::DirectMessages& messages;
    core::Presence& presence;
    core::Search& search;
    core::AccountLimits& limits;
};

}  // namespace parley::api
