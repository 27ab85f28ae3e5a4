#include "core/files/image_converter.h"

#include "support/run_task.h"
#include "support/temp_folder.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

namespace parley::core {
namespace {

using namespace std::chrono_literals;
using Failure = ImageConverter::Failure;

// A converter whose program is a shell script: it sees the picture as its input and what it writes is the result.
struct Darkroom {
    explicit Darkroom(const std::string& script, std::uint64_t cache_limit = 1 << 20)
        : program(folder.file("program")), converter(files, program, cache_limit) {
        std::ofstream(program) << "#!/bin/sh\n" << script << "\n";
        ::chmod(program.c_str(), 0700);
    }
    FileKey picture(std::uint64_t id, std::string_view content = "picture") {
        TempFile file = files.make_temporary();
        file.write(content);
        files.put(FileKey("pictures", id), std::move(file));
        return FileKey("pictures", id);
    }
    // What comes of it, or the failure's number.
    std::string convert(const FileKey& key, const ImageForm& form = {.format = "png", .size = 16}) {
        return test::run_task(loop, read(converter.convert(key, form)));
    }
    static Task<std::string> read(Task<std::expected<InputFile, Failure>> conversion) {
        const auto result = co_await std::move(conversion);
        if (!result) co_return failure(result.error());
        std::string text(static_cast<std::size_t>(result->size()), '\0');
        result->read(0, text);
        co_return text;
    }
    static std::string failure(Failure which) { return fmt::format("failure {}", static_cast<int>(which)); }
    int cached() {
        int count = 0;
        files.for_each_older("cache", 0s, [&](const FileKey&) { ++count; });
        return count;
    }

    boost::asio::io_context loop;
    test::TempFolder folder;
    FileStore files{folder.file("files")};
    std::string program;
    ImageConverter converter;
};

TEST(ImageConverter, MakesEachFormOnceAndKeepsIt) {
    Darkroom room(R"(echo "$@" >> "$(dirname "$0")/calls"; echo "$@:" | tr -d '\n'; cat)");
    const FileKey key = room.picture(7);
    const ImageForm moving{.format = "webp", .size = 64, .is_animated = true};
    EXPECT_EQ(room.convert(key), "convert-image png 16 first:picture");
    EXPECT_EQ(room.convert(key), "convert-image png 16 first:picture");
    EXPECT_EQ(room.convert(key, moving), "convert-image webp 64 all:picture");
    std::ifstream calls(room.folder.file("calls"));
    EXPECT_EQ(std::string(std::istreambuf_iterator(calls), {}), "convert-image png 16 first\nconvert-image webp 64 all\n");
    EXPECT_EQ(room.cached(), 2);
}

TEST(ImageConverter, GivesItsProcessNothingOfTheServers) {
    ::setenv("SECRET_KEY", "dearest", 1);
    Darkroom room("env; ls /proc/self/fd");
    const std::string seen = room.convert(room.picture(7));
    ::unsetenv("SECRET_KEY");
    EXPECT_EQ(seen.find("dearest"), std::string::npos);
    EXPECT_NE(seen.find("VIPS_BLOCK_UNTRUSTED=1"), std::string::npos);
    EXPECT_TRUE(seen.ends_with("\n0\n1\n2\n3\n")) << seen;  // the third is ls's own, of the folder
}

TEST(ImageConverter, SaysWhyThereIsNothing) {
    EXPECT_EQ(Darkroom("cat").convert(FileKey("pictures", 7)), Darkroom::failure(Failure::Missing));
    Darkroom broken("echo half; exit 1"), killed("kill -9 $$"), missing("exit 3");
    EXPECT_EQ(broken.convert(broken.picture(7)), Darkroom::failure(Failure::Broken));
    EXPECT_EQ(killed.convert(killed.picture(7)), Darkroom::failure(Failure::Broken));
    EXPECT_EQ(missing.convert(missing.picture(7)), Darkroom::failure(Failure::Unavailable));
    EXPECT_EQ(broken.cached(), 0);
    EXPECT_TRUE(std::filesystem::is_empty(broken.files.incoming()));
}

TEST(ImageConverter, KeepsNoMoreThanItMay) {
    Darkroom room("cat", 1000);
    const std::string content(300, 'x');
    for (std::uint64_t id = 1; id <= 10; ++id) {
        EXPECT_EQ(room.convert(room.picture(id, content)), content);
        EXPECT_LE(room.cached(), 3);
    }
    EXPECT_GE(room.cached(), 2);
    EXPECT_EQ(room.convert(FileKey("pictures", 1)), content);
}

Task<> count(Task<std::expected<InputFile, Failure>> conversion, int& made, int& busy) {
    const auto result = co_await std::move(conversion);
    if (result) ++made;
    else if (result.error() == Failure::Busy) ++busy;
}

// The first waits for the test, so that the others wait for it.
TEST(ImageConverter, LetsOnlySoManyWait) {
    Darkroom room(R"(cat "$(dirname "$0")/gate" 2>/dev/null; cat)");
    ASSERT_EQ(::mkfifo(room.folder.file("gate").c_str(), 0600), 0);
    int made = 0, busy = 0;
    const ImageForm form{.format = "png", .size = 16};
    std::vector<FileKey> keys;
    for (std::uint64_t id = 1; id <= 70; ++id) keys.push_back(room.picture(id));
    for (const FileKey& key : keys) co_spawn(room.loop, count(room.converter.convert(key, form), made, busy), boost::asio::detached);
    room.loop.restart();
    while (busy < 6) room.loop.run_one();
    EXPECT_EQ(made, 0);
    // Whoever comes later finds no gate; whoever stands at it is let through.
    std::filesystem::rename(room.folder.file("gate"), room.folder.file("open-gate"));
    ::close(::open(room.folder.file("open-gate").c_str(), O_RDWR));
    room.loop.run();
    EXPECT_EQ(made, 64);
    EXPECT_EQ(busy, 6);
}

}  // namespace
}  // namespace parley::core
