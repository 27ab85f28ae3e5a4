// The answer to a request, as fast as its peer takes it.
#include "net/http_connection.h"

#include "base/blocking.h"
#include "base/log.h"
#include "net/http_writer.h"
#include "net/worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <span>
#include <system_error>

namespace parley::net {
namespace asio = boost::asio;

namespace {

constexpr std::size_t kJoinedBody = 16 * 1024;        // bytes: one TLS record
constexpr std::size_t kWrittenAtOnce = 128 * 1024;    // bytes: some 0.1 ms
constexpr std::size_t kFilePiece = 128 * 1024;        // bytes of a file that are in memory for a peer

std::size_t read_or_none(const InputFile& file, std::uint64_t offset, std::span<char> into) {
    try {
        return file.read(offset, into);
    } catch (const std::system_error& failure) {
        log::error("http.file_failed error=\"{}\"", failure.what());
        return 0;
    }
}

}  // namespace

// Always false: nothing that follows on this connection can be understood.
Task<bool> HttpConnection::refuse(int status) {
    HttpHead head;
    head.keeps_alive = false;
    must_linger_ = true;
    const Response response = error_response(status);
    co_await respond(response, head);
    co_return false;
}

Task<bool> HttpConnection::respond(const Response& response, const HttpHead& head) {
    worker().site().metrics.count_answer(response.status);
    std::string bytes = format_head(response, {.keeps_alive = head.keeps_alive, .is_http_1_0 = head.is_http_1_0});
    const bool has_body = (head.is_foreign_method || head.request.method != Method::Head) && response.status != 204 &&
                          response.status != 304;
    std::string_view body = has_body && !response.file ? body_of(response) : std::string_view{};
    if (channel().is_tls() && body.size() < kJoinedBody) {
        bytes += body;
        body = {};
    }
    bool is_written = co_await write(bytes, body, bytes.size() + response.body.size());
    if (is_written && has_body && response.file) is_written = co_await write_file(*response.file);
    turn_.reset();
    if (!is_written) must_linger_ = false;
    if (is_written && !head.keeps_alive) channel().shutdown_write();
    co_return is_written;
}

// `kept_bytes` stay in memory for as long as the peer takes. In pieces: the loop has others to serve meanwhile.
Task<bool> HttpConnection::write(std::string_view head, std::string_view body, std::size_t kept_bytes) {
    enter(Phase::Writing, worker().config().write_timeout);
    while (!head.empty() || !body.empty()) {
        const IoResult sent = channel().write_some(head, body.substr(0, kWrittenAtOnce));
        if (sent.is_done()) {
            const std::size_t of_head = std::min(sent.bytes, head.size());
            head.remove_prefix(of_head);
            body.remove_prefix(sent.bytes - of_head);
            worker().deadlines().set(*this, worker().config().write_timeout);
            if (!body.empty()) co_await asio::post(asio::use_awaitable);
        } else if (!sent.must_wait()) {
            co_return false;
        } else if (!ticket_->set_unsent(kept_bytes)) {
            transport_.reset();  // what the kernel holds for it has to go too
            co_return false;
        } else {
            turn_.reset();
            if (!co_await transport_.wait(sent.status)) co_return false;
        }
    }
    ticket_->set_unsent(0);
    co_return true;
}

// What lies in memory already is sent at once; for the rest another thread waits for the disk.
Task<bool> HttpConnection::write_file(const FileBody& body) {
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(body.length, kFilePiece)), '\0');
    for (std::uint64_t done = 0; done < body.length;) {
        const std::uint64_t offset = body.offset + done;
        const std::span<char> into(piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), body.length - done)));
        std::size_t got = body.file.read_ready(offset, into);
        if (got == 0) got = co_await run_on(worker().site().spool.threads(), [&] { return read_or_none(body.file, offset, into); });
        if (got == 0) {
            transport_.reset();  // less than was promised: the peer must not take it for the whole
            co_return false;
        }
        if (!co_await write({}, std::string_view(piece).substr(0, got), got)) co_return false;
        done += got;
        co_await asio::post(asio::use_awaitable);  // a large file must not hold up the loop
    }
    co_return true;
}

// RFC 9112, 9.6: closing while the peer still sends resets the connection, and the answer is lost with it.
Task<> HttpConnection::linger() {
    forget_request();
    enter(Phase::Lingering, worker().config().close_timeout);
    for (;;) {
        input_.clear();
        if (!co_await fill()) co_return;
    }
}

}  // namespace parley::net
