#include "base/input_file.h"
#include "base/temp_file.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <system_error>

namespace parley {
namespace {

namespace fs = std::filesystem;

std::string contents(const std::string& path) {
    const auto file = InputFile::open(path);
    if (!file) return "(none)";
    std::string text(static_cast<std::size_t>(file->size()), '\0');
    text.resize(file->read(0, text));
    return text;
}

TEST(TempFile, GoesWhenItIsNotPutInPlace) {
    test::TempFolder folder;
    std::string path;
    {
        TempFile file(folder.path());
        file.write("half");
        path = file.path();
        EXPECT_EQ(contents(path), "half");
        TempFile moved(std::move(file));
        EXPECT_TRUE(fs::exists(path));
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST(TempFile, StaysWhereItWasPutAndReplacesWhatWasThere) {
    test::TempFolder folder;
    for (const char* text : {"first", "second"}) {
        TempFile file(folder.path());
        file.write(text);
        EXPECT_EQ(file.size(), std::string_view(text).size());
        file.move_to(folder.file("kept"));
    }
    EXPECT_EQ(contents(folder.file("kept")), "second");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    EXPECT_EQ(fs::status(folder.file("kept")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(TempFile, SaysWhyItCannotBeWritten) {
    test::TempFolder folder;
    EXPECT_THROW(TempFile(folder.file("missing")), std::system_error);
    TempFile file(folder.path());
    EXPECT_THROW(file.move_to(folder.file("missing/kept")), std::system_error);
}

TEST(InputFile, ReadsPiecesUpToTheEnd) {
    test::TempFolder folder;
    TempFile file(folder.path());
    file.write("0123456789");
    const auto input = InputFile::open(file.path());
    ASSERT_TRUE(input);
    std::array<char, 4> piece{};
    EXPECT_EQ(input->read(8, piece), 2u);
    EXPECT_EQ(std::string_view(piece.data(), 2), "89");
    EXPECT_EQ(input->read(10, piece), 0u);
    const std::size_t ready = input->read_ready(2, piece);
    EXPECT_TRUE(ready == 0 || std::string_view(piece.data(), ready) == std::string_view("2345").substr(0, ready));
}

TEST(InputFile, IsNothingWithoutAFile) {
    test::TempFolder folder;
    EXPECT_FALSE(InputFile::open(folder.file("none")));
    EXPECT_FALSE(InputFile::open(folder.path()));
}

TEST(InputFile, FollowsNoLink) {
    test::TempFolder folder;
    fs::create_symlink("/etc/passwd", folder.file("link"));
    EXPECT_THROW(InputFile::open(folder.file("link")), std::system_error);
}

}  // namespace
}  // namespace parley
