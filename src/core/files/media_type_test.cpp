#include "core/files/media_type.h"

#include <gtest/gtest.h>

#include <string>

namespace parley::core {
namespace {

using namespace std::string_literals;

TEST(MediaType, IsToldByTheFirstBytes) {
    for (const auto& [bytes, type] : {
             std::pair{"\x89PNG\r\n\x1a\n\0\0"s, "image/png"}, {"\xff\xd8\xff\xe0"s, "image/jpeg"}, {"GIF89a"s, "image/gif"},
             {"RIFF\1\2\3\4WEBPVP8 "s, "image/webp"}, {"RIFF\1\2\3\4WAVEfmt "s, "audio/wav"}, {"\0\0\0\x1c" "ftypavif"s, "image/avif"},
             {"\0\0\0\x1c" "ftypisom"s, "video/mp4"}, {"\0\0\0\x1c" "ftypM4A "s, "audio/mp4"},
             {"\x1a\x45\xdf\xa3\x9f" "B\x82\x84webm"s, "video/webm"}, {"\x1a\x45\xdf\xa3\xa3" "B\x82\x88matroska"s, "video/x-matroska"},
             {"OggS"s, "audio/ogg"}, {"fLaC"s, "audio/flac"}, {"ID3\3"s, "audio/mpeg"}, {"\xff\xfb\x90"s, "audio/mpeg"},
             {"%PDF-1.7"s, "application/pdf"}, {"PK\3\4"s, "application/zip"}, {"\x1f\x8b\x08"s, "application/gzip"},
             {"plain\ttext\r\nü"s, "text/plain; charset=utf-8"}, {""s, "text/plain; charset=utf-8"},
             {"<html><script>"s, "text/plain; charset=utf-8"}, {"<svg xmlns"s, "text/plain; charset=utf-8"},
             {"\0"s, "application/octet-stream"}, {"half \xc3"s, "application/octet-stream"}, {"\x7f" "ELF\2"s, "application/octet-stream"}}) {
        EXPECT_EQ(media_type_of(bytes), type) << bytes;
    }
}

TEST(MediaType, LetsACharacterBeCutAtTheEndOfWhatIsLookedAt) {
    EXPECT_EQ(media_type_of(std::string(kSniffedBytes - 1, 'a') + "ü"), "text/plain; charset=utf-8");
    EXPECT_EQ(media_type_of(std::string(kSniffedBytes - 2, 'a') + "\xc3"), "application/octet-stream");
}

TEST(MediaType, IsShownOnlyWhereNothingCanRun) {
    for (const char* shown : {"image/png", "video/mp4", "audio/ogg", "text/plain; charset=utf-8"}) EXPECT_TRUE(may_be_shown(shown)) << shown;
    for (const char* kept : {"application/pdf", "text/html", "application/octet-stream"}) EXPECT_FALSE(may_be_shown(kept)) << kept;
}

}  // namespace
}  // namespace parley::core
