#include "core/files/image_header.h"

#include "core/files/media_type.h"

#include <algorithm>
#include <array>

namespace parley::core {
namespace {

constexpr int kJpegSegmentLimit = 512;  // segments before the frame header; cameras write some thirty

std::uint32_t byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte(bytes, at + i);
    return value;
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8 | byte(bytes, at + i);
    return value;
}

std::optional<ImageSize> sized(std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0) return std::nullopt;
    return ImageSize{width, height};
}

// PNG specification, 11.2.2: the first chunk is IHDR.
std::optional<ImageSize> png_size(std::string_view head) {
    if (head.size() < 24 || head.substr(12, 4) != "IHDR") return std::nullopt;
    return sized(big(head, 16, 4), big(head, 20, 4));
}

std::optional<ImageSize> gif_size(std::string_view head) {
    if (head.size() < 10) return std::nullopt;
    return sized(little(head, 6, 2), little(head, 8, 2));
}

// RFC 9649, 2.5 to 2.7: lossy, lossless and extended files say it each in their way.
std::optional<ImageSize> webp_size(std::string_view head) {
    if (head.size() < 30) return std::nullopt;
    const std::string_view chunk = head.substr(12, 4);
    if (chunk == "VP8 ") return sized(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff);
    if (chunk == "VP8L") {
        const std::uint32_t bits = little(head, 21, 4);
        return sized((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }
    if (chunk == "VP8X") return sized(little(head, 24, 3) + 1, little(head, 27, 3) + 1);
    return std::nullopt;
}

// ITU T.81, B.2.2: SOF0 to SOF15 but DHT (C4), JPG (C8) and DAC (CC), which share the range.
bool is_frame_header(std::uint32_t marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// From segment to segment, each of which says its length.
std::optional<ImageSize> jpeg_size(const ReadAt& read) {
    std::uint64_t offset = 2;
    for (int i = 0; i < kJpegSegmentLimit; ++i) {
        std::array<char, 9> buffer{};
        const std::string_view segment(buffer.data(), read(offset, buffer));
        if (segment.size() < 4 || byte(segment, 0) != 0xff) return std::nullopt;
        const std::uint32_t marker = byte(segment, 1), length = big(segment, 2, 2);
        if (marker == 0xff) {  // fill bytes before a marker
            ++offset;
            continue;
        }
        if (is_frame_header(marker)) {
            return segment.size() < 9 ? std::nullopt : sized(big(segment, 7, 2), big(segment, 5, 2));
        }
        if (length < 2 || marker == 0xda || marker == 0xd9) return std::nullopt;  // the pixels, or the end
        offset += 2 + length;
    }
    return std::nullopt;
}

// The position behind a chain of sub-blocks, each after its length, ending with an empty one.
std::size_t after_sub_blocks(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && byte(bytes, at) != 0) at += 1 + byte(bytes, at);
    return at + 1;
}

std::size_t colour_table_bytes(std::uint32_t flags) { return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0; }

}  // namespace

std::optional<ImageSize> read_image_size(const ReadAt& read) {
    std::array<char, 32> buffer{};
    const std::string_view head(buffer.data(), read(0, buffer));
    const std::string_view type = media_type_of(head);
    if (type == "image/png") return png_size(head);
    if (type == "image/gif") return gif_size(head);
    if (type == "image/webp") return webp_size(head);
    if (type == "image/jpeg") return jpeg_size(read);
    return std::nullopt;
}

std::optional<ImageSize> read_image_size(std::string_view bytes) {
    return read_image_size([bytes](std::uint64_t offset, std::span<char> into) {
        if (offset >= bytes.size()) return std::size_t{0};
        const std::string_view part = bytes.substr(static_cast<std::size_t>(offset), into.size());
        std::ranges::copy(part, into.begin());
        return part.size();
    });
}

bool is_animated_gif(std::string_view bytes) {
    if (media_type_of(bytes) != "image/gif" || bytes.size() < 13) return false;
    std::size_t at = 13 + colour_table_bytes(byte(bytes, 10));
    for (int frames = 0; at + 10 < bytes.size();) {
        const std::uint32_t block = byte(bytes, at);
        if (block == 0x21) {
            at = after_sub_blocks(bytes, at + 2);
        } else if (block == 0x2c) {
            if (++frames == 2) return true;
            at = after_sub_blocks(bytes, at + 11 + colour_table_bytes(byte(bytes, at + 9)));
        } else {
            return false;
        }
    }
    return false;
}

}  // namespace parley::core
