#include "core/files/images.h"

#include "model/refusal.h"
#include "support/run_task.h"
#include "support/temp_folder.h"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <fmt/format.h>

namespace parley::core {
namespace {

// One transparent pixel.
const std::string kPng =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const std::string kMovingGif =
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAIfkEAAAAAAAsAAAAAAEAAQAAAgJEAQA7";

struct Gallery {
    boost::asio::io_context loop;
    test::TempFolder folder;
    FileStore files{folder.file("files")};
    Images images{files};

    StoredImage store(ImagePlace place, const std::string& uri) { return test::run_task(loop, images.store(place, uri, "avatar")); }
    bool has(ImagePlace place, std::string_view hash) { return files.open(*Images::key_of(place, hash)).has_value(); }
    std::string fault(ImagePlace place, const std::string& uri) {
        try {
            store(place, uri);
        } catch (const Refusal& refusal) {
            return fmt::format("{} {}", refusal.fields.at(0).where.back(), refusal.fields[0].message);
        }
        return "none";
    }
};

TEST(Images, KeepAPictureUnderItsDigest) {
    Gallery gallery;
    const ImagePlace place{ImageKind::Avatar, 7};
    const StoredImage image = gallery.store(place, kPng);
    EXPECT_FALSE(image.is_animated);
    EXPECT_EQ(image.hash.size(), 32u);
    EXPECT_EQ(gallery.store(place, kPng).hash, image.hash);
    EXPECT_TRUE(gallery.has(place, image.hash));
    EXPECT_FALSE(gallery.has({ImageKind::Avatar, 8}, image.hash));
    EXPECT_FALSE(gallery.has({ImageKind::Banner, 7}, image.hash));
    test::run_task(gallery.loop, gallery.images.remove(place, image.hash));
    EXPECT_FALSE(gallery.has(place, image.hash));
}

TEST(Images, SayThatAPictureMoves) {
    Gallery gallery;
    const StoredImage image = gallery.store({ImageKind::Icon, 7}, kMovingGif);
    EXPECT_TRUE(image.is_animated);
    EXPECT_TRUE(image.hash.starts_with("a_"));
    EXPECT_TRUE(gallery.has({ImageKind::Icon, 7}, image.hash));
}

TEST(Images, KnowEmojisByTheirId) {
    Gallery gallery;
    gallery.store({ImageKind::Emoji, 7}, kPng);
    EXPECT_TRUE(gallery.has({ImageKind::Emoji, 7}, ""));
}

TEST(Images, TellMembersOfDifferentGuildsApart) {
    Gallery gallery;
    const auto hash = gallery.store({ImageKind::MemberAvatar, 7, 1}, kPng).hash;
    EXPECT_TRUE(gallery.has({ImageKind::MemberAvatar, 7, 1}, hash));
    EXPECT_FALSE(gallery.has({ImageKind::MemberAvatar, 7, 2}, hash));
}

TEST(Images, RefuseWhatIsNoPicture) {
    Gallery gallery;
    const ImagePlace place{ImageKind::Avatar, 7};
    for (const std::string uri : {"", "https://example.org/a.png", "data:image/png,raw", "data:image/png;base64,!!!!", "data:image/png;base64,iVB"}) {
        EXPECT_EQ(gallery.fault(place, uri), "avatar Invalid image data") << uri;
    }
    EXPECT_EQ(gallery.fault(place, "data:image/png;base64,PHN2Zz4="), "avatar Unsupported image type given");  // it says it is a png
    EXPECT_EQ(gallery.fault(place, kPng.substr(0, 22 + 12) + "AAAA"), "avatar Invalid image data");
    EXPECT_EQ(gallery.fault(place, kPng), "none");
}

TEST(Images, RefuseAPictureThatIsABombByItsHeader) {
    Gallery gallery;
    std::string bytes = *decode_data_uri(kPng);
    bytes.replace(16, 8, std::string("\0\0\x40\0\0\0\x40\0", 8));  // 16384 x 16384
    EXPECT_THROW(test::run_task(gallery.loop, gallery.images.store_bytes({ImageKind::Avatar, 7}, bytes, "avatar")), Refusal);
}

TEST(Images, RefuseAPictureThatIsTooLarge) {
    Gallery gallery;
    std::string bytes = *decode_data_uri(kPng);
    bytes.resize((512 << 10) + 1);
    EXPECT_THROW(test::run_task(gallery.loop, gallery.images.store_bytes({ImageKind::Emoji, 7}, bytes, "image")), Refusal);
    EXPECT_EQ(test::run_task(gallery.loop, gallery.images.store_bytes({ImageKind::Avatar, 7}, bytes, "avatar")).hash.size(), 32u);
    bytes.resize((10 << 20) + 1);
    EXPECT_THROW(test::run_task(gallery.loop, gallery.images.store_bytes({ImageKind::Avatar, 7}, bytes, "avatar")), Refusal);
}

TEST(Images, HaveKeysOnlyForHashesOfTheirOwn) {
    for (const std::string hash : {"", "../../etc/passwd", "0123", "0123456789ABCDEF0123456789ABCDEF", "b_0123456789abcdef0123456789abcdef"}) {
        EXPECT_FALSE(Images::key_of({ImageKind::Avatar, 7}, hash)) << hash;
    }
    EXPECT_EQ(Images::key_of({ImageKind::MemberAvatar, 7, 3}, "a_0123456789abcdef0123456789abcdef")->name(),
              "3-7-a_0123456789abcdef0123456789abcdef");
}

}  // namespace
}  // namespace parley::core
