// api/discord/rest/addresses.h -- Where clients find this server: the setting `public_url`, or else what the request says.
#pragma once
#include "api/discord/services.h"
#include "net/request.h"

#include <string>

namespace parley::api::discord::rest {

// "https://chat.example.org:8443", without a slash at the end.
std::string web_address(const Services& services, const net::Request& request);
// The same with ws or wss.
std::string gateway_address(const Services& services, const net::Request& request);

}  // namespace parley::api::discord::rest
