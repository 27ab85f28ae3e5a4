#include "api/discord/rest/resources.h"

namespace parley::api::discord::rest {

void add_resources(net::Router& router, Services& services) {
    add_users(router, services);
}

}  // namespace parley::api::discord::rest
