// api/discord/cdn/cdn.h -- The files of messages and the pictures of everything, for anybody who has the address: no token is
// asked for, every origin may read, and an address never changes what it names, so caches keep it for a year.
#pragma once
#include "core/attachments.h"
#include "core/files/image_converter.h"
#include "core/files/images.h"
#include "net/router.h"

namespace parley::api::discord::cdn {

// The server owns all of it and outlives every request.
struct Services {
    core::FileStore& files;
    core::Attachments& attachments;
    core::ImageConverter& converter;
};

void add_cdn_routes(net::Router& router, Services& services);  // all of them

void add_attachment_routes(net::Router& router, Services& services);
void add_image_routes(net::Router& router, Services& services);
void add_default_avatar_routes(net::Router& router);

}  // namespace parley::api::discord::cdn
