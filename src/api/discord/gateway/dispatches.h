// api/discord/gateway/dispatches.h -- Which event becomes which dispatch, who hears it, and with which intent.
//
// To add one: write an overload of `tell` in dispatches.cpp, or declare it in the header of its topic, that names the
// dispatch, its intent and its audience (audience.h) and writes its data. An event without an overload is told to nobody.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void dispatch(Hub& hub, const Event& event);

// The guild is gone for the session's person, or it is for everybody.
void tell_left(Hub& hub, const SessionPtr& session, GuildId guild);

}  // namespace parley::api::discord::gateway
