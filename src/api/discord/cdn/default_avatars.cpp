// The picture of whoever has none: /embed/avatars/{0..5}.png, a person's outline on one of six of our pigments
// (web/…/tokens.css). Drawn when it is first asked for.
#include "api/discord/cdn/answers.h"
#include "api/discord/cdn/cdn.h"
#include "model/id.h"
#include "net/file_response.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <stdexcept>

namespace parley::api::discord::cdn {
namespace {

using Colour = std::array<unsigned char, 3>;

constexpr std::array<Colour, 6> kPigments{{
    {0x2f, 0x6f, 0x6b}, {0xa2, 0x51, 0x3a}, {0x5f, 0x6a, 0x2c}, {0x4a, 0x62, 0x81}, {0x7c, 0x4b, 0x6c}, {0x84, 0x60, 0x14}}};
constexpr Colour kInk{0xff, 0xfd, 0xf8};
constexpr int kSide = 256;   // pixels
constexpr int kSamples = 4;  // of a pixel, in each direction: seventeen shades of an edge
constexpr int kShades = kSamples * kSamples;

// A head and shoulders, in a square from 0 to 1.
bool is_in_outline(double x, double y) {
    const auto is_within = [&](double cx, double cy, double rx, double ry) {
        const double dx = (x - cx) / rx, dy = (y - cy) / ry;
        return dx * dx + dy * dy <= 1;
    };
    return is_within(0.5, 0.4, 0.17, 0.18) || is_within(0.5, 0.99, 0.33, 0.34);
}

int shade_of(int column, int row) {
    int inside = 0;
    for (int i = 0; i < kShades; ++i) {
        const double x = (column + (i % kSamples + 0.5) / kSamples) / kSide, y = (row + (i / kSamples + 0.5) / kSamples) / kSide;
        inside += is_in_outline(x, y);
    }
    return inside;
}

std::string big_endian(unsigned long value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
    const std::string named = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
    return big_endian(data.size()) + named + big_endian(sum);
}

// The shades from the pigment to the ink.
std::string palette_of(const Colour& pigment) {
    std::string palette;
    for (int shade = 0; shade <= kShades; ++shade) {
        for (std::size_t i = 0; i < 3; ++i) palette += static_cast<char>((pigment[i] * (kShades - shade) + kInk[i] * shade) / kShades);
    }
    return palette;
}

// A line of shades after the number of its filter, none; packed.
std::string draw_pixels() {
    std::string lines;
    for (int row = 0; row < kSide; ++row) {
        lines += '\0';
        for (int column = 0; column < kSide; ++column) lines += static_cast<char>(shade_of(column, row));
    }
    uLongf size = compressBound(lines.size());
    std::string packed(size, '\0');
    const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(lines.data()), lines.size(), 9);
    if (result != Z_OK) throw std::runtime_error("an avatar could not be packed");
    packed.resize(size);
    return packed;
}

// PNG specification: eight bits of palette index a pixel.
std::string draw(const Colour& pigment, const std::string& pixels) {
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", big_endian(kSide) + big_endian(kSide) + std::string("\x08\x03\x00\x00\x00", 5)) +
           chunk("PLTE", palette_of(pigment)) + chunk("IDAT", pixels) + chunk("IEND", "");
}

using Pictures = std::array<std::string, kPigments.size()>;

const Pictures& pictures() {
    static const Pictures drawn = [] {
        const std::string pixels = draw_pixels();
        Pictures all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = draw(kPigments[i], pixels);
        return all;
    }();
    return drawn;
}

Task<net::Response> default_avatar(net::Request& request) {
    std::string_view name = request.params.at(0);
    if (!name.ends_with(".png")) co_return not_found();
    name.remove_suffix(4);
    const auto number = parse_snowflake(name);
    if (!number || *number >= kPigments.size()) co_return not_found();
    co_return bytes(request, pictures()[*number], "image/png", fmt::format("\"avatar-{}\"", *number));
}

}  // namespace

void add_default_avatar_routes(net::Router& router) {
    router.add({.method = net::Method::Get, .pattern = "/embed/avatars/{name}", .handler = default_avatar});
}

}  // namespace parley::api::discord::cdn
