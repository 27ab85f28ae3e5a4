#include "api/discord/cdn/cdn.h"

namespace parley::api::discord::cdn {

void add_cdn_routes(net::Router& router, Services& services) {
    add_attachment_routes(router, services);
    add_image_routes(router, services);
    add_default_avatar_routes(router);
}

}  // namespace parley::api::discord::cdn
