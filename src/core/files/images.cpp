#include "core/files/images.h"

#include "base/blocking.h"
#include "base/random.h"
#include "core/files/image_header.h"
#include "core/files/media_type.h"
#include "model/refusal.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace parley::core {
namespace {

constexpr std::size_t kImageBytes = 10 << 20;
constexpr std::size_t kEmojiBytes = 512 << 10;
constexpr std::uint64_t kPixelLimit = 64'000'000;  // a decoder may need four bytes for each
constexpr std::size_t kDigestBytes = 16;

std::string_view area_of(ImageKind kind) {
    switch (kind) {
        case ImageKind::Avatar: return "avatars";
        case ImageKind::Banner: return "banners";
        case ImageKind::Icon: return "icons";
        case ImageKind::Splash: return "splashes";
        case ImageKind::DiscoverySplash: return "discovery-splashes";
        case ImageKind::AppIcon: return "app-icons";
        case ImageKind::RoleIcon: return "role-icons";
        case ImageKind::ChannelIcon: return "channel-icons";
        case ImageKind::MemberAvatar: return "member-avatars";
        case ImageKind::MemberBanner: return "member-banners";
        case ImageKind::Emoji: return "emojis";
        case ImageKind::Sticker: return "stickers";
    }
    return "";
}

bool has_hash(ImageKind kind) { return kind != ImageKind::Emoji && kind != ImageKind::Sticker; }

bool is_hash(std::string_view text) {
    if (text.starts_with("a_")) text.remove_prefix(2);
    return text.size() == 2 * kDigestBytes &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

[[noreturn]] void refuse(std::string_view field, std::string message, std::string type) {
    throw Refusal({FieldError{{"body", std::string(field)}, std::move(message), std::move(type)}});
}

std::string digest_of(std::string_view bytes) {
    std::string digest(kDigestBytes, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return to_hex(digest);
}

// What is wrong with a picture of that kind, by its header; null when nothing is.
const char* fault_of(ImageKind kind, std::string_view bytes) {
    if (!is_picture(media_type_of(bytes))) return "Unsupported image type given";
    const std::size_t limit = has_hash(kind) ? kImageBytes : kEmojiBytes;
    if (bytes.size() > limit) return limit == kImageBytes ? "File cannot be larger than 10240.0 kb." : "File cannot be larger than 512.0 kb.";
    const auto size = read_image_size(bytes);
    if (!size) return "Invalid image data";
    return std::uint64_t{size->width} * size->height > kPixelLimit ? "Image has too many pixels" : nullptr;
}

}  // namespace

std::optional<std::string> decode_data_uri(std::string_view uri) {
    const auto comma = uri.find(',');
    if (!uri.starts_with("data:") || comma == std::string_view::npos || !uri.substr(0, comma).ends_with(";base64")) return std::nullopt;
    uri.remove_prefix(comma + 1);
    std::string bytes(uri.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), uri.data(), uri.size(), nullptr,
                                         &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::optional<FileKey> Images::key_of(const ImagePlace& place, std::string_view hash) {
    if (!has_hash(place.kind)) return FileKey(area_of(place.kind), place.owner);
    if (!is_hash(hash)) return std::nullopt;
    const std::string guild = place.guild ? fmt::format("{}-", place.guild) : "";
    return FileKey::parse(area_of(place.kind), fmt::format("{}{}-{}", guild, place.owner, hash));
}

Task<StoredImage> Images::store(ImagePlace place, std::string_view data_uri, std::string_view field) {
    auto bytes = co_await run_on(files_.threads(), [&] { return decode_data_uri(data_uri); });
    if (!bytes) refuse(field, "Invalid image data", "BASE_TYPE_INVALID");
    co_return co_await store_bytes(place, std::move(*bytes), field);
}

Task<StoredImage> Images::store_bytes(ImagePlace place, std::string bytes, std::string_view field) {
    if (const char* fault = fault_of(place.kind, bytes)) refuse(field, fault, "IMAGE_INVALID");
    co_return co_await run_on(files_.threads(), [&] {
        StoredImage image{.hash = {}, .is_animated = is_animated_gif(bytes)};
        image.hash = (image.is_animated ? "a_" : "") + digest_of(bytes);
        TempFile file = files_.make_temporary();
        file.write(bytes);
        files_.put(*key_of(place, image.hash), std::move(file));
        return image;
    });
}

Task<> Images::remove(ImagePlace place, std::string_view hash) {
    const auto key = key_of(place, hash);
    if (key) co_await run_on(files_.threads(), [&] { files_.remove(*key); });
}

}  // namespace parley::core
