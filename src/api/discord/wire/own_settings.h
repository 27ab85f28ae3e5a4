// api/discord/wire/own_settings.h -- A person's own settings: clients read and write them, the server only keeps them.
#pragma once
#include <boost/json/object.hpp>

#include <string>

namespace parley::api::discord::wire {

// What every client expects to be there, beneath what is kept of them as JSON text.
boost::json::object own_settings(const std::string& kept);

}  // namespace parley::api::discord::wire
