// api/discord/gateway/dispatches.h -- Which event becomes which dispatch, who hears it, and with which intent.
//
// To add one: write an overload of `tell` in dispatches.cpp that names the dispatch, its intent and its audience
// (everyone in a guild, who may view a channel, some people) and writes its data. An event without an overload is
// told to nobody.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void dispatch(Hub& hub, const Event& event);

}  // namespace parley::api::discord::gateway
