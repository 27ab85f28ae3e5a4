// Pictures: /avatars/{user}/{hash}.{format}?size= and its like. What is stored is turned into the format and size of the
// address and kept; only where this machine cannot do that, it is given as it is.
#include "api/discord/cdn/answers.h"
#include "api/discord/cdn/cdn.h"
#include "base/blocking.h"
#include "core/files/media_type.h"
#include "model/id.h"

#include <fmt/format.h>

#include <bit>

namespace parley::api::discord::cdn {
namespace {

using core::ImageKind, core::ImagePlace;
using Failure = core::ImageConverter::Failure;

constexpr int kLeastSize = 16, kMostSize = 4096;

// What an address asks for.
struct Wanted {
    core::FileKey key;
    core::ImageForm form;
    std::string_view content_type;
};

struct Format {
    std::string_view ending, name, content_type;
};
constexpr Format kFormats[] = {
    {".png", "png", "image/png"},   {".webp", "webp", "image/webp"}, {".jpg", "jpg", "image/jpeg"},
    {".jpeg", "jpg", "image/jpeg"}, {".gif", "gif", "image/gif"},
};

// Takes the ending off a name; nothing for one that is no format of ours.
const Format* take_format(std::string_view& name) {
    for (const Format& format : kFormats) {
        if (!name.ends_with(format.ending)) continue;
        name.remove_suffix(format.ending.size());
        return &format;
    }
    return nullptr;
}

// A power of two from 16 to 4096; none given is the largest. 0: anything else.
int size_of(const net::Request& request) {
    const auto text = request.query_value("size");
    if (!text) return kMostSize;
    const auto size = parse_snowflake(*text).value_or(0);
    return size >= kLeastSize && size <= kMostSize && std::has_single_bit(size) ? static_cast<int>(size) : 0;
}

bool is_moving(const net::Request& request, const Format& format, std::string_view hash) {
    if (format.name == "gif") return true;
    const auto animated = request.query_value("animated");
    return format.name == "webp" && animated == "true" && (hash.empty() || hash.starts_with("a_"));
}

std::expected<Wanted, net::Response> read_address(const net::Request& request, ImagePlace place, std::string_view name) {
    const Format* format = take_format(name);
    if (!format) return std::unexpected(not_found());
    const bool has_hash = place.kind != ImageKind::Emoji && place.kind != ImageKind::Sticker;
    std::string_view hash = name;
    if (!has_hash) {
        const auto id = parse_snowflake(name);
        if (!id) return std::unexpected(not_found());
        place.owner = *id;
        hash = {};
    }
    const auto key = core::Images::key_of(place, hash);
    if (!key) return std::unexpected(not_found());
    if (has_hash && format->name == "gif" && !hash.starts_with("a_")) return std::unexpected(refused(415, "This picture does not move."));
    const int size = size_of(request);
    if (size == 0) return std::unexpected(refused(400, "Invalid size"));
    return Wanted{*key, {.format = format->name, .size = size, .is_animated = is_moving(request, *format, hash)}, format->content_type};
}

std::string etag_of(const Wanted& wanted, std::string_view kind) {
    return fmt::format("\"{}-{}-{}{}\"", wanted.key.name(), kind, wanted.form.size, wanted.form.is_animated ? "-moving" : "");
}

Task<net::Response> as_it_is(Services& services, const net::Request& request, const Wanted& wanted) {
    std::string beginning(core::kSniffedBytes, '\0');
    auto original = co_await run_on(services.files.threads(), [&] {
        auto opened = services.files.open(wanted.key);
        if (opened) beginning.resize(opened->read(0, beginning));
        return opened;
    });
    if (!original) co_return not_found();
    co_return file(request, std::move(*original), core::media_type_of(beginning), etag_of(wanted, "original"));
}

Task<net::Response> image(Services& services, const net::Request& request, ImagePlace place, std::string_view name) {
    const auto wanted = read_address(request, place, name);
    if (!wanted) co_return wanted.error();
    auto converted = co_await services.converter.convert(wanted->key, wanted->form);
    if (converted) co_return file(request, std::move(*converted), wanted->content_type, etag_of(*wanted, wanted->form.format));
    switch (converted.error()) {
        case Failure::Missing: co_return not_found();
        case Failure::Unavailable: co_return co_await as_it_is(services, request, *wanted);
        case Failure::Busy: co_return refused(503, "Too many pictures are being made.");
        case Failure::Broken: break;
    }
    co_return refused(415, "This picture cannot be decoded.");
}

// /avatars/{user}/{hash}.png and the like: the owner's id, then the name.
Task<net::Response> image_of_owner(Services& services, net::Request& request, ImageKind kind) {
    const auto owner = parse_snowflake(request.params.at(0));
    if (!owner) co_return not_found();
    co_return co_await image(services, request, {kind, *owner}, request.params.at(1));
}

Task<net::Response> image_by_id(Services& services, net::Request& request, ImageKind kind) {
    co_return co_await image(services, request, {kind}, request.params.at(0));
}

Task<net::Response> image_of_member(Services& services, net::Request& request, ImageKind kind) {
    const auto guild = parse_snowflake(request.params.at(0)), user = parse_snowflake(request.params.at(1));
    if (!guild || !user) co_return not_found();
    co_return co_await image(services, request, {kind, *user, *guild}, request.params.at(2));
}

using Handler = Task<net::Response> (*)(Services&, net::Request&, ImageKind);

void add(net::Router& router, Services& services, std::string pattern, Handler handler, ImageKind kind) {
    router.add({.method = net::Method::Get, .pattern = std::move(pattern),
                .handler = [&services, handler, kind](net::Request& request) { return handler(services, request, kind); }});
}

}  // namespace

void add_image_routes(net::Router& router, Services& services) {
    add(router, services, "/avatars/{user}/{name}", image_of_owner, ImageKind::Avatar);
    add(router, services, "/banners/{owner}/{name}", image_of_owner, ImageKind::Banner);
    add(router, services, "/icons/{guild}/{name}", image_of_owner, ImageKind::Icon);
    add(router, services, "/splashes/{guild}/{name}", image_of_owner, ImageKind::Splash);
    add(router, services, "/discovery-splashes/{guild}/{name}", image_of_owner, ImageKind::DiscoverySplash);
    add(router, services, "/app-icons/{application}/{name}", image_of_owner, ImageKind::AppIcon);
    add(router, services, "/channel-icons/{channel}/{name}", image_of_owner, ImageKind::ChannelIcon);
    add(router, services, "/role-icons/{role}/{name}", image_of_owner, ImageKind::RoleIcon);
    add(router, services, "/guilds/{guild}/users/{user}/avatars/{name}", image_of_member, ImageKind::MemberAvatar);
    add(router, services, "/guilds/{guild}/users/{user}/banners/{name}", image_of_member, ImageKind::MemberBanner);
    add(router, services, "/emojis/{name}", image_by_id, ImageKind::Emoji);
    add(router, services, "/stickers/{name}", image_by_id, ImageKind::Sticker);
}

}  // namespace parley::api::discord::cdn
