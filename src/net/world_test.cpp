#include "net/world_test.h"

#include "net/upload.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace parley::net {
namespace {

using namespace std::chrono_literals;

// Does what the text says: "close", "close <code>", "throw", "pause", "flood", "binary", "parts"; anything else is sent back.
class Parrot final : public WebSocketHandler {
public:
    explicit Parrot(Journal& journal, std::string greeting) : journal_(journal), greeting_(std::move(greeting)) {}

    void on_open(WebSocket& socket) override {
        socket_ = &socket;
        journal_.add("open");
        if (greeting_ == "pause") return pause();
        if (!greeting_.empty()) socket.send_text(greeting_);
    }
    void on_text(std::string_view text) override {
        if (text == "close") return socket_->close(CloseCode::PolicyViolation, "as you wish");
        if (text.starts_with("close ")) return socket_->close(application_close(static_cast<std::uint16_t>(std::stoi(std::string(text.substr(6))))), "");
        if (text == "binary") return socket_->send_binary(std::string_view("\x00\xff", 2));
        if (text == "parts") return socket_->send_text("head ", "and body");
        if (text == "throw") throw std::runtime_error("as you wish");
        if (text == "pause") return pause();
        if (text == "flood") return flood();
        socket_->send_text(text);
    }
    void on_binary(std::string_view bytes) override { socket_->send_text(fmt::format("{} bytes", bytes.size())); }
    void on_drain() override { socket_->send_text("the server stops"); }
    void on_close(std::uint16_t code) override { journal_.add(fmt::format("close {}", code)); }

private:
    void pause() {
        socket_->pause_reading();
        journal_.add("paused");
        socket_->loop().at_end_of_turn([this] {
            socket_->send_text("resumed");
            socket_->resume_reading();
        });
    }
    void flood() {
        const std::string text(64 * 1024, 'f');
        for (int i = 0; i < 2000; ++i) socket_->send_text(text);
    }

    Journal& journal_;
    std::string greeting_;
    WebSocket* socket_ = nullptr;
};

Task<Response> hello(Request& request) {
    co_return Response::json(200, fmt::format(R"({{"method":"{}","address":"{}"}})", to_string(request.method), request.peer.address));
}

Task<Response> echo(Request& request) { co_return Response::text(200, request.body); }

Task<> sleep(Loop* loop, std::chrono::milliseconds time) {
    boost::asio::steady_timer timer(loop->context(), time);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

Task<Response> slow(Request& request) {
    co_await sleep(request.loop, std::chrono::milliseconds(std::stoi(request.params.at(0))));
    co_return Response::text(200, "slow");
}

Task<Response> broken(Request&) {
    throw std::runtime_error("a bug");
    co_return Response{};
}

Task<Response> huge(Request&) { co_return Response::text(200, std::string(64 << 20, 'x')); }

Task<Response> injected(Request& request) { co_return Response::redirect(303, request.query_value("to").value_or("")); }

// A plain function that makes the coroutine: the coroutine itself must capture nothing.
Task<Response> socket(Journal* journal, Request* request) {
    if (!request->wants_upgrade) co_return Response::json(400, R"({"detail":"A WebSocket lives here."})");
    auto parrot = std::make_shared<Parrot>(*journal, request->query_value("greet").value_or(""));
    co_return Response::upgrade(parrot, request->headers.has_token("Sec-WebSocket-Protocol", "parrot.v1") ? "parrot.v1" : "");
}

Task<Response> noted(Journal* journal, Request* request) {
    journal->add("begin");
    co_await sleep(request->loop, 100ms);
    journal->add("end");
    co_return Response::text(200, "noted");
}

Task<Response> endless(Journal* journal, Request* request) {
    journal->add("endless");
    co_await sleep(request->loop, 1h);
    co_return Response::text(200, "never");
}

std::string described(const Upload& upload) {
    const auto file = InputFile::open(upload.file.path());
    std::string content(static_cast<std::size_t>(file->size()), '\0');
    content.resize(file->read(0, content));
    unsigned sum = 0;
    for (const char c : content) sum += static_cast<unsigned char>(c);
    return fmt::format("file {} {} {} {}\n", upload.name, upload.filename, content.size(), sum);
}

Task<Response> upload(Request& request) {
    if (!request.upload) co_return Response::text(200, "body " + request.body);
    std::string text;
    for (const FormField& field : request.upload->form.fields) text += fmt::format("field {}={}\n", field.name, field.value);
    for (const Upload& file : request.upload->files) text += described(file);
    co_return Response::text(200, std::move(text));
}

Task<Response> admit(Request& request) {
    const auto who = request.headers.get("Authorization");
    if (who == "broken") throw std::runtime_error("a bug");
    co_return Response{.status = who == "none" ? 401 : 204, .body = {}};
}

Response refuse(int status) { return Response::text(status, fmt::format("refused {}", status)); }

// From an offset to the end; before the beginning, more than there is.
Task<Response> file(const World* world, Request* request) {
    auto input = InputFile::open(world->folder.file(request->params.at(0)));
    const auto offset = std::stoll(request->params.at(1));
    const auto length = static_cast<std::uint64_t>(static_cast<long long>(input->size()) - offset);
    Response response{.status = 200, .body = {}};
    response.file = std::make_shared<FileBody>(std::move(*input), static_cast<std::uint64_t>(std::max(offset, 0LL)), length);
    co_return response;
}

}  // namespace

void World::write_file(const std::string& name, std::string_view content) {
    TempFile written(folder.path());
    written.write(content);
    written.move_to(folder.file(name));
}

void Journal::add(std::string line) {
    {
        const std::lock_guard lock(mutex_);
        lines_.push_back(std::move(line));
    }
    changed_.notify_all();
}

void Journal::await(const std::string& line) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, 10s, [&] { return std::ranges::count(lines_, line) > 0; })) << "no " << line;
}

std::vector<std::string> Journal::lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
}

World::World(ServerConfig config, int loop_count) : loops(loop_count) {
    router.add({.method = Method::Get, .pattern = "/hello", .handler = hello});
    router.add({.method = Method::Post, .pattern = "/echo", .handler = echo});
    router.add({.method = Method::Post, .pattern = "/small", .handler = echo, .body_limit = 10});
    router.add({.method = Method::Get, .pattern = "/slow/{ms}", .handler = slow});
    router.add({.method = Method::Get, .pattern = "/broken", .handler = broken});
    router.add({.method = Method::Get, .pattern = "/large", .handler = huge});
    router.add({.method = Method::Get, .pattern = "/redirect", .handler = injected});
    router.add({.method = Method::Get, .pattern = "/noted", .handler = [this](Request& request) { return noted(&journal, &request); }});
    router.add({.method = Method::Get, .pattern = "/endless", .handler = [this](Request& request) { return endless(&journal, &request); }});
    router.add({.method = Method::Get, .pattern = "/noted-large", .handler = [this](Request& request) { return noted(&journal, &request); },
                .is_large = true});
    router.add({.method = Method::Get, .pattern = "/endless-large",
                .handler = [this](Request& request) { return endless(&journal, &request); }, .is_large = true});
    const auto open_socket = [this](Request& request) { return socket(&journal, &request); };
    router.add({.method = Method::Get, .pattern = "/ws", .handler = open_socket});
    router.add({.method = Method::Get, .pattern = "/", .handler = hello});
    router.add({.method = Method::Get, .pattern = "/", .handler = open_socket, .is_websocket = true});
    router.add({.method = Method::Get, .pattern = "/only", .handler = open_socket, .is_websocket = true});
    router.add({.method = Method::Post, .pattern = "/upload", .handler = upload, .upload_limit = 3 << 20, .admit = admit, .refuse = refuse});
    router.add({.method = Method::Get, .pattern = "/file/{name}/{offset}", .handler = [this](Request& request) { return file(this, &request); }});
    config.port = 0;
    config.spool_folder = spool.path();
    server = std::make_unique<Server>(loops, router, std::move(config));
    loops.start();
    server->start();
}

World::~World() {
    server.reset();
    loops.stop();
}

}  // namespace parley::net
