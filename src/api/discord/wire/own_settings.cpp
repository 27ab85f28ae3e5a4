#include "api/discord/wire/own_settings.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace parley::api::discord::wire {

boost::json::object own_settings(const std::string& kept) {
    boost::json::object settings{{"locale", "en-US"}, {"theme", "dark"}, {"status", "online"}, {"guild_folders", boost::json::array{}},
                                 {"guild_positions", boost::json::array{}}, {"restricted_guilds", boost::json::array{}},
                                 {"message_display_compact", false}, {"developer_mode", false}, {"custom_status", nullptr}};
    const boost::json::value members = boost::json::parse(kept);
    for (const auto& member : members.as_object()) settings[member.key()] = member.value();
    return settings;
}

}  // namespace parley::api::discord::wire
