// core/files/media_type.h -- What a file is, by its first bytes. What the sender calls it counts for nothing: browsers
// act on the type that we say.
#pragma once
#include <cstddef>
#include <string_view>

namespace parley::core {

inline constexpr std::size_t kSniffedBytes = 512;

// From a small table of signatures; "text/plain; charset=utf-8" for UTF-8 without control characters; otherwise
// "application/octet-stream". `beginning` has kSniffedBytes, or the whole file when it is shorter.
std::string_view media_type_of(std::string_view beginning);

// Whether a browser may show it where it stands: pictures, sound and films, and plain text. Everything that can carry
// script (HTML, SVG, XML, PDF) is none of them.
bool may_be_shown(std::string_view media_type);

// What the image routes take: png, jpeg, gif or webp.
bool is_picture(std::string_view media_type);

}  // namespace parley::core
