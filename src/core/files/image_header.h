// core/files/image_header.h -- What a picture's header says, without decoding a pixel: png, jpeg, gif, webp.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace parley::core {

struct ImageSize {
    std::uint32_t width = 0, height = 0;  // pixels, as stored: a camera's rotation is left alone
    bool operator==(const ImageSize&) const = default;
};

// Reads up to `into.size()` bytes from an offset; fewer at the end.
using ReadAt = std::function<std::size_t(std::uint64_t offset, std::span<char> into)>;

// Nothing for other files and broken headers. Reads a few pieces of a jpeg, one of the others.
std::optional<ImageSize> read_image_size(const ReadAt& read);
std::optional<ImageSize> read_image_size(std::string_view bytes);

// A gif of more than one frame.
bool is_animated_gif(std::string_view bytes);

}  // namespace parley::core
