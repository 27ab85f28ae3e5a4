#include "net/upload.h"

#include "base/metrics.h"
#include "net/client_test.h"
#include "net/world_test.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <filesystem>
#include <thread>

namespace parley::net {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMebi = 1 << 20;

std::string form_part(const std::string& parameters, const std::string& content) {
    return "--edge\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n" + content + "\r\n";
}
const std::string kEnd = "--edge--";

std::string upload_head(std::size_t length, const std::string& more = "") {
    return fmt::format("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=edge\r\n{}Content-Length: {}\r\n\r\n",
                       more, length);
}
std::string upload_request(const std::string& body) { return upload_head(body.size()) + body; }

// The route answers `field name=value` or `file name filename bytes sum`, a line each.
std::string described(const std::string& name, const std::string& filename, const std::string& content) {
    unsigned sum = 0;
    for (const char c : content) sum += static_cast<unsigned char>(c);
    return fmt::format("file {} {} {} {}\n", name, filename, content.size(), sum);
}

std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + i / 251);
    return bytes;
}

bool is_empty(const World& world) { return std::filesystem::is_empty(world.spool.path()); }

// What has arrived so far. A file may go while it is looked at.
std::uintmax_t bytes_in(const std::filesystem::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::uintmax_t size = entry.file_size(gone);
        if (!gone) bytes += size;
    }
    return bytes;
}

void await_empty(const World& world) {
    while (!is_empty(world)) std::this_thread::yield();
}

TEST(Upload, PutsFilesOnTheDiskAndKeepsFields) {
    World world;
    TestClient client(world.port());
    const std::string large = noise(2 * kMebi + 12345);
    const auto answer = client.ask(upload_request(form_part(R"(name="files[3]"; filename="a.bin")", large) + form_part("name=payload_json", "{}") +
                                          form_part(R"(name="files[0]"; filename="b")", "") + kEnd));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "field payload_json={}\n" + described("files[3]", "a.bin", large) + described("files[0]", "b", ""));
    await_empty(world);
    EXPECT_EQ(client.ask("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
}

TEST(Upload, TakesChunksOfAnySize) {
    World world;
    TestClient client(world.port());
    const std::string content = noise(3000);
    const std::string body = form_part(R"(name="f"; filename="a")", content) + kEnd;
    client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=edge\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (std::size_t at = 0; at < body.size(); at += 7) {
        const auto chunk = body.substr(at, 7);
        client.send(fmt::format("{:x}\r\n{}\r\n", chunk.size(), chunk));
    }
    client.send("0\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, described("f", "a", content));
}

TEST(Upload, LeavesOtherBodiesInMemory) {
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}").body, "body {}");
    EXPECT_EQ(client.ask("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}").body, "body {}");
    const auto answer = client.ask(fmt::format(
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", kMebi + 1));
    EXPECT_EQ(answer.status, 413);
}

TEST(Upload, KeepsItsLimits) {
    World world;
    const auto status = [&](const std::string& request) { return TestClient(world.port()).ask(request).status; };
    EXPECT_EQ(status(upload_head(5 * kMebi)), 413);  // by the announcement
    EXPECT_EQ(status(upload_request(form_part(R"(name="f"; filename="a")", noise(3 * kMebi + 1)) + kEnd)), 413);
    EXPECT_EQ(status(upload_request(form_part("name=f", std::string(kMebi + 1, 'x')) + kEnd)), 413);
    std::string many;
    for (int i = 0; i <= 100; ++i) many += form_part(R"(name="f"; filename="a")", "x");
    EXPECT_EQ(status(upload_request(many + kEnd)), 413);
    EXPECT_EQ(status(upload_request(form_part("name=f", "\xff") + kEnd)), 400);
    EXPECT_EQ(status(upload_request("nonsense")), 400);
    EXPECT_EQ(status(upload_request(form_part(R"(name="f"; filename="a")", "x"))), 400);  // no end
    await_empty(world);
}

TEST(Upload, IsRefusedInTheWordsOfItsRoute) {
    World world;
    EXPECT_EQ(TestClient(world.port()).ask(upload_request("nonsense")).body, "refused 400");
}

TEST(Upload, IsNotReceivedForSomebodyWhoMayNot) {
    World world;
    TestClient client(world.port());
    // The body never comes: the answer must not wait for it.
    EXPECT_EQ(client.ask(upload_head(kMebi, "Authorization: none\r\nExpect: 100-continue\r\n")).status, 401);
    EXPECT_TRUE(client.is_at_end());
    TestClient thrown(world.port());
    EXPECT_EQ(thrown.ask(upload_head(kMebi, "Authorization: broken\r\n")).status, 500);
    EXPECT_TRUE(is_empty(world));
}

TEST(Upload, IsLimitedOverAllRequests) {
    ServerConfig config;
    config.spool_mib = 1;
    World world(std::move(config));
    TestClient held(world.port());
    const std::string body = form_part(R"(name="f"; filename="a")", noise(kMebi / 2)) + form_part(R"(name="g"; filename="b")", "x");
    held.send(upload_head(body.size() + 100) + body);
    const std::string more = upload_request(form_part(R"(name="f"; filename="a")", noise(kMebi / 2 + kMebi / 4)) + kEnd);
    while (bytes_in(world.spool.path()) < kMebi / 2) std::this_thread::yield();
    EXPECT_EQ(TestClient(world.port()).ask(more).status, 503);
    held.send(std::string(100, ' '));
    EXPECT_EQ(held.read_answer().status, 400);
    await_empty(world);
    EXPECT_EQ(TestClient(world.port()).ask(more).status, 200);
}

TEST(Upload, GoesWhenItsClientGoes) {
    World world;
    {
        TestClient client(world.port());
        client.send(upload_head(2 * kMebi) + form_part(R"(name="f"; filename="a")", noise(kMebi)));
        while (is_empty(world)) std::this_thread::yield();
    }
    await_empty(world);
}

TEST(Upload, IsEndedWhenItStandsStill) {
    ServerConfig config;
    config.body_timeout = 1s;
    World world(std::move(config));
    TestClient client(world.port());
    client.send(upload_head(2 * kMebi) + form_part(R"(name="f"; filename="a")", noise(kMebi / 2)));
    EXPECT_EQ(client.read_answer().status, 408);
    await_empty(world);
}

TEST(Spool, IsEmptiedAtTheStart) {
    test::TempFolder folder;
    std::filesystem::create_directory(folder.file("spool"));
    TempFile left(folder.file("spool"));
    Spool spool(folder.file("spool"), 10);
    EXPECT_TRUE(std::filesystem::is_empty(folder.file("spool")));
    Spool::Share share(spool), other(spool);
    EXPECT_TRUE(share.grow(6));
    EXPECT_FALSE(other.grow(5));
    EXPECT_TRUE(other.grow(4));
}

TEST(FileBody, IsSentInPiecesWholeOrInPart) {
    World world;
    TestClient client(world.port());
    const std::string content = noise(3 * kMebi + 5);
    world.write_file("large", content);
    EXPECT_EQ(client.ask("GET /file/large/0 HTTP/1.1\r\nHost: a\r\n\r\n").body, content);
    const auto part_of_it = client.ask("GET /file/large/1000000 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(part_of_it.body, content.substr(1'000'000));
    client.send("HEAD /file/large/0 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read_answer(false).field("Content-Length"), fmt::to_string(content.size()));
    world.write_file("none", "");
    EXPECT_EQ(client.ask("GET /file/none/0 HTTP/1.1\r\nHost: a\r\n\r\n").body, "");
    EXPECT_EQ(client.ask("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
}

TEST(FileBody, EndsTheConnectionWhenTheFileIsShorterThanItWas) {
    World world;
    world.write_file("cut", noise(1000));
    TestClient client(world.port());
    client.send("GET /file/cut/-1 HTTP/1.1\r\nHost: a\r\n\r\n");  // promises one byte more than there is
    const std::string all = client.read_to_end();
    EXPECT_TRUE(all.find("Content-Length: 1001") != std::string::npos || all.empty());
    EXPECT_FALSE(all.ends_with(noise(1001)));
}

TEST(FileBody, DoesNotWaitForeverForAClientThatDoesNotRead) {
    ServerConfig config;
    config.write_timeout = 1s;
    World world(std::move(config));
    world.write_file("huge", std::string(64 * kMebi, 'x'));
    TestClient client(world.port());
    client.send("GET /file/huge/0 HTTP/1.1\r\nHost: a\r\n\r\n");
    auto& open = metrics::gauge("parley_connections", "");
    while (open.Value() == 0) std::this_thread::yield();
    while (open.Value() > 0) std::this_thread::yield();
    EXPECT_LT(client.read_to_end().size(), 64 * kMebi);
}

}  // namespace
}  // namespace parley::net
