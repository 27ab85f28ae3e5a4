#include "core/files/file_store.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace parley::core {
namespace {

using namespace std::chrono_literals;

FileKey key(std::string_view name) { return FileKey::parse("things", name).value(); }

void put(FileStore& store, const FileKey& where, std::string_view text) {
    TempFile file = store.make_temporary();
    file.write(text);
    store.put(where, std::move(file));
}

std::string contents(const FileStore& store, const FileKey& where) {
    const auto file = store.open(where);
    if (!file) return "(none)";
    std::string text(static_cast<std::size_t>(file->size()), '\0');
    text.resize(file->read(0, text));
    return text;
}

TEST(FileStore, KeepsAFileUnderItsKey) {
    test::TempFolder folder;
    FileStore store(folder.file("files"));
    put(store, key("12"), "first");
    put(store, key("34"), "other");
    put(store, key("12"), "second");
    EXPECT_EQ(contents(store, key("12")), "second");
    EXPECT_EQ(contents(store, key("34")), "other");
    EXPECT_EQ(contents(store, FileKey("others", 12)), "(none)");
    EXPECT_EQ(contents(FileStore(folder.file("files")), key("12")), "second");
}

TEST(FileStore, RemovesAFileOnce) {
    test::TempFolder folder;
    FileStore store(folder.file("files"));
    put(store, key("12"), "x");
    store.remove(key("12"));
    store.remove(key("12"));
    EXPECT_EQ(contents(store, key("12")), "(none)");
}

TEST(FileStore, TakesNoNameThatCouldLeadElsewhere) {
    for (const std::string name : {"", ".", "..", "../x", "a/b", "a\\b", "A", "a.png", "a b", "\xc3\xbc", "a\n"}) {
        EXPECT_FALSE(FileKey::parse("things", name)) << name;
    }
    EXPECT_FALSE(FileKey::parse("things", std::string(121, 'a')));
    EXPECT_FALSE(FileKey::parse("things", std::string("a\0b", 3)));
    EXPECT_EQ(FileKey::parse("things", "1-a_09")->name(), "1-a_09");
}

TEST(FileStore, VisitsWhatIsOldInAnArea) {
    test::TempFolder folder;
    FileStore store(folder.file("files"));
    put(store, key("12"), "x");
    put(store, key("34"), "x");
    put(store, FileKey("others", 56), "x");
    std::vector<std::string> seen;
    const auto note = [&](const FileKey& found) { seen.push_back(found.name()); };
    store.for_each_older("things", 1h, note);
    EXPECT_TRUE(seen.empty());
    store.for_each_older("things", 0s, note);
    std::ranges::sort(seen);
    EXPECT_EQ(seen, (std::vector<std::string>{"12", "34"}));
    store.for_each_older("nothing", 0s, note);
}

}  // namespace
}  // namespace parley::core
