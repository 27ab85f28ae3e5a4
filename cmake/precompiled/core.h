// What most files of core/ include, compiled once.
#pragma once
#include "base.h"

#include <boost/json/value.hpp>

#include "core/accounts.h"
#include "core/audit_log.h"
#include "core/guild_cache.h"
#include "core/messages.h"
#include "core/removals.h"
#include "store/store.h"
