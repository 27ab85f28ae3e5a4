// api/pages/site.h -- What all pages share: the instance's name, their headers, how they are made.
#pragma once
#include "api/pages/templates.h"
#include "api/services.h"
#include "core/applications.h"
#include "core/bot_joining.h"
#include "core/guild_cache.h"
#include "net/router.h"

#include <functional>
#include <string>

namespace parley::api::pages {

// The data of the first screen of the guilds' page, as JSON: the door that its client speaks through makes it.
using FirstScreen = std::function<Task<std::string>(const net::Request&, ProfilePtr)>;

struct Site {
    Services& services;
    std::string instance;  // the name that people see
    // For the page that adds a bot to a guild.
    core::GuildCache& guilds;
    core::Applications& applications;
    core::BotJoining& bots;
    FirstScreen first_screen;
};

// A page of that template with the headers that every page has: no foreign script, no frames, no cache.
net::Response page(const Site& site, const net::Request& request, const std::string& name, Data data);
net::Response redirect(std::string location);
// missing.cpp: a browser that was led to an address that is none is answered by a page; what programs ask keeps its JSON.
void answer_missing(const Site& site, const net::Request& request, net::Response& answer);

using Answer = Task<net::Response> (*)(Site&, net::Request&);
net::Route route(net::Method method, std::string pattern, Answer answer, Site& site);

void add_door_routes(net::Router& router, Site& site);      // door.cpp: sign-in, sign-up, logout
void add_consent_routes(net::Router& router, Site& site);   // consent.cpp: adding a bot
void add_settings_routes(net::Router& router, Site& site);  // settings.cpp
void add_app_routes(net::Router& router, Site& site);       // app.cpp: the chat page, the description of the API
void add_community_routes(net::Router& router, Site& site); // communities.cpp: guilds, their channels, invites
// Everything that the client's build made, each file a route of its own.
void add_file_routes(net::Router& router);                  // files.cpp

}  // namespace parley::api::pages
