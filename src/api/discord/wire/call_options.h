// api/discord/wire/call_options.h -- The values with which somebody calls a command, held against what the command takes.
#pragma once
#include "api/discord/wire/references.h"

#include <boost/json/array.hpp>

namespace parley::api::discord::wire {

enum class CallKind {
    Whole,     // every required value is there, and fits
    Typing,    // autocompletion: one is `focused`, and what is not yet there is not missed
};

// The member `options` of `data` as the application is told it. `defined` is the member of that name of the stored command.
// Faults are noted at their places.
boost::json::array read_call_options(Body& data, const boost::json::array& defined, CallKind kind, References& references);

}  // namespace parley::api::discord::wire
