// The small page of the chats between two, with the data of its first screen inside, and the description of the API.
#include "api/pages/site.h"
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/chat_list.h"
#include "api/simple/description.h"

namespace parley::api::pages {
namespace {

std::string boot_json(const Profile& me, const std::vector<core::Chat>& chats, const core::Presence& presence) {
    JsonWriter json;  // it escapes '<', so nobody's name can end the script element
    json.object([&] {
        json.key("me").object([&] {
            simple::write_profile(json, me);
            json.field("id", me.colour_number());
        });
        json.key("chats");
        simple::write_chats(json, chats, me.id, presence);
    });
    return json.take();
}

Task<net::Response> show_app(Site& site, net::Request& request) {
    const auto login = co_await simple::find_caller(site.services, request);
    const ProfilePtr me = login ? co_await site.services.directory.find(login->user_id) : nullptr;
    if (!me) co_return redirect("/sign-in");
    const std::vector<core::Chat> chats = co_await site.services.messages.chats(me->id);
    Data data;
    data.set("boot", boot_json(*me, chats, site.services.presence));
    co_return page(site, request, "index", std::move(data));
}

Data described_group(std::string_view name) {
    Data routes(Data::type::list);
    for (const simple::Described& route : simple::described_routes()) {
        if (route.group != name) continue;
        Data entry;
        entry.set("method", std::string(route.method));
        entry.set("path", std::string(route.path));
        entry.set("summary", std::string(route.summary));
        entry.set("auth", route.needs_login);
        if (!route.body.empty()) entry.set("body", std::string(route.body));
        if (!route.answer.empty()) entry.set("answer", std::string(route.answer));
        routes.push_back(entry);
    }
    Data group;
    group.set("name", std::string(name));
    group.set("routes", routes);
    return group;
}

Task<net::Response> show_docs(Site& site, net::Request& request) {
    Data groups(Data::type::list);
    std::string_view last;
    for (const simple::Described& route : simple::described_routes()) {
        if (route.group != last) groups.push_back(described_group(route.group));
        last = route.group;
    }
    Data data;
    data.set("groups", groups);
    co_return page(site, request, "docs", std::move(data));
}

}  // namespace

void add_app_routes(net::Router& router, Site& site) {
    router.add(large(route(net::Method::Get, "/chats", show_app, site)));
    router.add(route(net::Method::Get, "/docs", show_docs, site));
}

}  // namespace parley::api::pages
