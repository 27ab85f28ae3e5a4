#include "core/files/media_type.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace parley::core {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view type;
};

// In this order: the first that fits counts.
constexpr Signature kSignatures[] = {
    {0, "\x89PNG\r\n\x1a\n"sv, "image/png"},
    {0, "\xff\xd8\xff"sv, "image/jpeg"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {4, "ftypavif"sv, "image/avif"},
    {4, "ftypavis"sv, "image/avif"},
    {4, "ftypheic"sv, "image/heic"},
    {4, "ftypqt  "sv, "video/quicktime"},
    {4, "ftypM4A "sv, "audio/mp4"},
    {4, "ftyp"sv, "video/mp4"},
    {0, "\x1a\x45\xdf\xa3"sv, "video/webm"},  // Matroska: see below
    {0, "OggS"sv, "audio/ogg"},
    {0, "fLaC"sv, "audio/flac"},
    {0, "ID3"sv, "audio/mpeg"},
    {0, "\xff\xfb"sv, "audio/mpeg"},
    {0, "\xff\xf3"sv, "audio/mpeg"},
    {0, "\xff\xf2"sv, "audio/mpeg"},
    {0, "%PDF-"sv, "application/pdf"},
    {0, "PK\x03\x04"sv, "application/zip"},
    {0, "PK\x05\x06"sv, "application/zip"},  // an empty one
    {0, "\x1f\x8b"sv, "application/gzip"},
    {0, "7z\xbc\xaf\x27\x1c"sv, "application/x-7z-compressed"},
};

bool has_at(std::string_view bytes, std::size_t offset, std::string_view wanted) {
    return bytes.size() >= offset && bytes.substr(offset).starts_with(wanted);
}

// RIFF and Matroska are boxes: what lies in them is said behind the signature.
std::string_view boxed_type_of(std::string_view bytes) {
    if (has_at(bytes, 0, "RIFF"sv)) {
        if (has_at(bytes, 8, "WEBP"sv)) return "image/webp";
        if (has_at(bytes, 8, "WAVE"sv)) return "audio/wav";
        if (has_at(bytes, 8, "AVI "sv)) return "video/x-msvideo";
    }
    if (has_at(bytes, 0, "\x1a\x45\xdf\xa3"sv) && bytes.substr(0, 64).find("matroska"sv) != std::string_view::npos) {
        return "video/x-matroska";
    }
    return {};
}

bool is_plain_text(std::string_view bytes) {
    Utf8 check;
    const bool is_whole = bytes.size() < kSniffedBytes;  // otherwise a character may be cut
    if (!check.feed(bytes) || (is_whole && !check.is_complete())) return false;
    return std::ranges::none_of(bytes, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b';
    });
}

}  // namespace

std::string_view media_type_of(std::string_view beginning) {
    beginning = beginning.substr(0, kSniffedBytes);
    if (const auto boxed = boxed_type_of(beginning); !boxed.empty()) return boxed;
    for (const Signature& signature : kSignatures) {
        if (has_at(beginning, signature.offset, signature.bytes)) return signature.type;
    }
    return is_plain_text(beginning) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

bool may_be_shown(std::string_view media_type) {
    return media_type.starts_with("image/") || media_type.starts_with("audio/") || media_type.starts_with("video/") ||
           media_type.starts_with("text/plain");
}

bool is_picture(std::string_view media_type) {
    constexpr std::array kinds{"image/png"sv, "image/jpeg"sv, "image/gif"sv, "image/webp"sv};
    return std::ranges::find(kinds, media_type) != kinds.end();
}

}  // namespace parley::core
