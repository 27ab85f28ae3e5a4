// api/simple/routes.h -- The table of the simple API. Each group stands in the file of its name.
#pragma once
#include "api/services.h"
#include "net/router.h"

namespace parley::api::simple {

// A handler of this door: a named coroutine, since one that captures would outlive what it captured.
using Answer = Task<net::Response> (*)(Services&, net::Request&);
net::Route route(net::Method method, std::string pattern, Answer answer, Services& services);

void add_account_routes(net::Router& router, Services& services);   // accounts.cpp
void add_session_routes(net::Router& router, Services& services);   // session_list.cpp
void add_profile_routes(net::Router& router, Services& services);   // profiles.cpp
void add_chat_routes(net::Router& router, Services& services);      // chats.cpp
void add_message_routes(net::Router& router, Services& services);   // messages.cpp
void add_description_routes(net::Router& router);                   // description.cpp

}  // namespace parley::api::simple
