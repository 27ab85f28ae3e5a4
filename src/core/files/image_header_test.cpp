#include "core/files/image_header.h"

#include <gtest/gtest.h>

#include <string>

namespace parley::core {
namespace {

using namespace std::string_literals;

std::string png(const std::string& sizes) { return "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s + sizes + "\x08\x06\0\0\0"s; }
std::string webp(const std::string& chunk) { return "RIFF\x40\0\0\0WEBP"s + chunk + std::string(20, '\0'); }

// Two frames unless said otherwise, each 1x1 behind a control extension.
std::string gif(int frames) {
    std::string bytes = "GIF89a\x02\x01\x03\0\x80\0\0\0\0\0\xff\xff\xff"s;
    for (int i = 0; i < frames; ++i) bytes += "\x21\xf9\4\0\0\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"s;
    return bytes + "\x3b" + std::string(12, '\0');
}

TEST(ImageHeader, SaysTheSizeOfPictures) {
    EXPECT_EQ(read_image_size(png("\0\0\1\2\0\0\0\x10"s)), (ImageSize{258, 16}));
    EXPECT_EQ(read_image_size(gif(1)), (ImageSize{258, 3}));
    EXPECT_EQ(read_image_size(webp("VP8 \x20\0\0\0\x30\1\0\x9d\1\x2a\x90\1\x2c\1"s)), (ImageSize{400, 300}));
    EXPECT_EQ(read_image_size(webp("VP8L\x20\0\0\0\x2f\x8f\xc1\x4a\0"s)), (ImageSize{400, 300}));
    EXPECT_EQ(read_image_size(webp("VP8X\x0a\0\0\0\0\0\0\0\x8f\1\0\x2b\1\0"s)), (ImageSize{400, 300}));
}

TEST(ImageHeader, FindsTheFrameOfAJpegBehindItsOtherSegments) {
    const std::string exif = "\xff\xe1\x10\x00"s + std::string(0x1000 - 2, 'e');
    const std::string frame = "\xff\xc2\0\x11\x08\1\x2c\1\x90\3"s;
    EXPECT_EQ(read_image_size("\xff\xd8" + exif + "\xff" + exif + frame), (ImageSize{400, 300}));
    EXPECT_EQ(read_image_size("\xff\xd8" + exif + frame.substr(0, 8)), std::nullopt);
    EXPECT_EQ(read_image_size("\xff\xd8\xff\xe1\0\1"s), std::nullopt);
    EXPECT_EQ(read_image_size("\xff\xd8" + exif + "\xff\xda\0\2"s + frame), std::nullopt);
}

TEST(ImageHeader, SaysNothingOfOthers) {
    EXPECT_EQ(read_image_size(""), std::nullopt);
    EXPECT_EQ(read_image_size("text"), std::nullopt);
    EXPECT_EQ(read_image_size(png("\0\0\0\0\0\0\0\1"s)), std::nullopt);
    EXPECT_EQ(read_image_size(png("\0\0\0\1\0\0\0\1"s).substr(0, 20)), std::nullopt);
    EXPECT_EQ(read_image_size(webp("ICCP")), std::nullopt);
}

TEST(ImageHeader, TellsWhetherAGifMoves) {
    EXPECT_FALSE(is_animated_gif(gif(1)));
    EXPECT_TRUE(is_animated_gif(gif(2)));
    for (std::size_t cut = 0; cut < 45; ++cut) EXPECT_FALSE(is_animated_gif(gif(2).substr(0, cut)));
    EXPECT_FALSE(is_animated_gif(png("\0\0\0\1\0\0\0\1"s)));
}

}  // namespace
}  // namespace parley::core
