#include "core/attachments.h"

#include "base/utf8.h"
#include "store/attachments.h"
#include "support/world.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace parley::core {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

const ChannelId kChannel{1 << 22};
const MessageId kMessage{2 << 22};

struct Cabinet {
    test::World world;
    FileStore files{world.folder.file("files")};
    Attachments attachments{world.store, files};

    NewAttachment sent(const std::string& filename, std::string_view content) {
        NewAttachment file{.file = files.make_temporary(), .filename = filename};
        file.file.write(content);
        return file;
    }
    Attachment keep(const std::string& filename, std::string_view content) {
        std::vector<NewAttachment> all;
        all.push_back(sent(filename, content));
        return world.run(attachments.keep(std::move(all))).at(0);
    }
    void write(const Attachment& attachment) {
        world.store.write_now([&](store::Unit& unit) { unit.add(store::attachments::insert(attachment, kChannel, kMessage)); });
    }
    std::string content(AttachmentId id, ChannelId channel = kChannel) {
        const auto found = world.run(attachments.find(channel, id));
        if (!found) return "(none)";
        std::string text(static_cast<std::size_t>(found->file.size()), '\0');
        found->file.read(0, text);
        return found->filename + ": " + text;
    }
    // As if all had been put there so long ago.
    void age(std::chrono::minutes time) {
        for (const auto& entry : fs::recursive_directory_iterator(world.folder.file("files"))) {
            if (entry.is_regular_file()) fs::last_write_time(entry, fs::file_time_type::clock::now() - time);
        }
    }
    int on_disk() {
        int count = 0;
        files.for_each_older("attachments", 0s, [&](const FileKey&) { ++count; });
        return count;
    }
};

TEST(Attachments, AreFoundOnceAMessageNamesThem) {
    Cabinet cabinet;
    const Attachment note = cabinet.keep("note.txt", "hello");
    EXPECT_EQ(note.size_bytes, 5);
    EXPECT_EQ(note.content_type, "text/plain; charset=utf-8");
    EXPECT_FALSE(note.width);
    EXPECT_EQ(cabinet.content(note.id), "(none)");
    cabinet.write(note);
    EXPECT_EQ(cabinet.content(note.id), "note.txt: hello");
    EXPECT_EQ(cabinet.content(note.id, ChannelId{5}), "(none)");
}

TEST(Attachments, KeepTheirOrderAndSayTheSizeOfPictures) {
    Cabinet cabinet;
    std::vector<NewAttachment> all;
    all.push_back(cabinet.sent("a.gif", std::string_view("GIF89a\x02\x01\x03\0\0\0\0", 13)));
    all.push_back(cabinet.sent("b.gif", "no picture"));
    const auto kept = cabinet.world.run(cabinet.attachments.keep(std::move(all)));
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_LT(kept[0].id, kept[1].id);
    EXPECT_EQ(kept[0].content_type, "image/gif");
    EXPECT_EQ(kept[0].width, 258);
    EXPECT_EQ(kept[0].height, 3);
    EXPECT_EQ(kept[1].content_type, "text/plain; charset=utf-8");
}

TEST(Attachments, AreSweptWhenNoMessageCameToNameThem) {
    Cabinet cabinet;
    const Attachment named = cabinet.keep("named", "x");
    cabinet.write(named);
    cabinet.keep("unnamed", "x");
    cabinet.age(50min);
    cabinet.world.run(cabinet.attachments.sweep());
    EXPECT_EQ(cabinet.on_disk(), 2);
    cabinet.age(61min);
    cabinet.world.run(cabinet.attachments.sweep());
    EXPECT_EQ(cabinet.on_disk(), 1);
    EXPECT_EQ(cabinet.content(named.id), "named: x");
}

TEST(Attachments, GoWithTheirMessage) {
    Cabinet cabinet;
    const Attachment file = cabinet.keep("file", "x");
    cabinet.write(file);
    cabinet.world.store.write_now([&](store::Unit& unit) { unit.add(store::attachments::erase(file.id)); });
    EXPECT_EQ(cabinet.content(file.id), "(none)");
    EXPECT_EQ(cabinet.on_disk(), 1);
    cabinet.world.run(cabinet.attachments.remove({file.id}));
    EXPECT_EQ(cabinet.on_disk(), 0);
}

TEST(Attachments, HaveNamesThatLeadNowhere) {
    for (const auto& [sent, safe] : {
             std::pair{"photo.png", "photo.png"}, {"my photo.png", "my_photo.png"}, {"übung ☃.txt", "übung_☃.txt"},
             {"../../etc/passwd", "passwd"}, {"C:\\Users\\a\\b.txt", "b.txt"}, {"", "unnamed"}, {"..", "unnamed"}, {"a/", "unnamed"},
             {"a\r\nSet-Cookie: x", "aSet-Cookie_x"}, {"\"><img>.png", "img.png"}, {"SPOILER_a.png", "SPOILER_a.png"},
             {"right\u2028left", "unnamed"}}) {
        EXPECT_EQ(safe_filename(sent), safe) << sent;
    }
    const std::string long_name = std::string(300, 'a') + ".tar.gz";
    EXPECT_EQ(safe_filename(long_name), std::string(197, 'a') + ".gz");
    std::string wide;
    for (int i = 0; i < 150; ++i) wide += "ü";
    EXPECT_TRUE(is_utf8(safe_filename(wide)));
    EXPECT_EQ(safe_filename("a" + wide).size(), 199u);
}

}  // namespace
}  // namespace parley::core
