// api/discord/rest/any_channel.h -- `/channels/{channel}` is one route for channels of every kind: what is done with them
// depends on what is found there. Each function stands in the file of its kind.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"
#include "net/response.h"

namespace parley::api::discord::rest {

// guild_channels.cpp
Task<net::Response> get_guild_channel(Services& services, Call& call);
Task<net::Response> change_guild_channel(Services& services, Call& call);
Task<net::Response> erase_guild_channel(Services& services, Call& call);
// private_channels.cpp
Task<net::Response> get_private_channel(Services& services, Call& call);
Task<net::Response> refuse_direct(Services& services, Call& call);
Task<net::Response> close_direct(Services& services, Call& call);
Task<net::Response> change_group(Services& services, Call& call);
Task<net::Response> leave_group(Services& services, Call& call);
// threads.cpp
Task<net::Response> get_thread(Services& services, Call& call);
Task<net::Response> change_thread(Services& services, Call& call);
Task<net::Response> erase_thread(Services& services, Call& call);

}  // namespace parley::api::discord::rest
