// The body of a request, into memory or into the spool.
#include "net/http_connection.h"

#include "base/blocking.h"
#include "base/text.h"
#include "net/body_decoder.h"
#include "net/form_receiver.h"
#include "net/http_writer.h"
#include "net/worker.h"

#include <algorithm>

namespace parley::net {
namespace {

constexpr std::size_t kSkippedBody = 64 * 1024;       // bytes of a body that nobody wants and that are still read
constexpr std::size_t kFirstReservation = 64 * 1024;  // bytes of a body for which a mere announcement gets memory
constexpr std::size_t kPacedBytes = 1 << 20;          // of an upload: each gets the time of a whole body

bool is_upload(const HttpHead& head, const Route* route) {
    if (!route || route->upload_limit == 0) return false;
    const std::string_view type = head.request.headers.get("Content-Type");
    return is_same_name(trimmed(type.substr(0, type.find(';'))), "multipart/form-data");
}

}  // namespace

// Who may not send it need not: an upload is not received for somebody who is not known.
Task<bool> HttpConnection::admits_upload(HttpHead& head, const Route& route) {
    if (!route.admit || !is_upload(head, &route)) co_return true;
    const Response response = co_await run(route.admit, head.request);
    if (response.status / 100 == 2) co_return true;
    co_return co_await refuse_body(head, response);
}

// Always false: the rest of the body is not read.
Task<bool> HttpConnection::refuse_body(HttpHead& head, Response response) {
    must_linger_ = true;
    head.keeps_alive = false;
    co_await respond(response, head);
    co_return false;
}

std::unique_ptr<FormReceiver> HttpConnection::receiver_for(const HttpHead& head, const Route* route) {
    if (!is_upload(head, route)) return nullptr;
    const auto boundary = MultipartReader::find_boundary(head.request.headers.get("Content-Type"));
    const UploadLimits limits{.field_bytes = route->body_limit, .file_bytes = route->upload_limit};
    return boundary ? std::make_unique<FormReceiver>(worker().site().spool, *boundary, limits) : nullptr;
}

// 0: the body is here. Otherwise the status that refuses it, or -1: the peer is gone.
Task<int> HttpConnection::read_body(HttpHead& head, const Route* route) {
    std::string& body = head.request.body;
    const auto receiver = receiver_for(head, route);
    const std::size_t limit = (route ? route->body_limit : kSkippedBody) + (receiver ? route->upload_limit : 0);
    const bool is_unwanted = !route && head.expects_continue;
    if (head.length.value_or(0) > limit || is_unwanted) co_return 413;
    if (head.expects_continue && input_.empty()) {
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {}, 0)) co_return -1;
    }
    enter(Phase::Reading, worker().config().body_timeout);
    body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(head.length.value_or(0), kFirstReservation)));
    BodyDecoder decoder(head, limit, worker().config().header_limit);
    for (std::size_t in_time = 0;;) {
        std::string_view rest = input_;
        const auto state = decoder.feed(rest, body);
        input_.erase(0, input_.size() - rest.size());
        body_bytes_ = receiver ? receiver->kept() : body.size();
        if (receiver) {
            if (const int status = co_await receiver->take(body)) co_return status;
            in_time += body.size();
            body.clear();
            // However large an upload is, it only has to keep a pace.
            if (in_time >= kPacedBytes && !refusal_) in_time = 0, enter(Phase::Reading, worker().config().body_timeout);
        }
        if (state == ChunkDecoder::State::Done) break;
        if (state == ChunkDecoder::State::Malformed) co_return 400;
        if (state == ChunkDecoder::State::TooLarge) co_return 413;
        if (refusal_ || !co_await fill()) co_return refusal_ ? refusal_ : -1;
    }
    if (!receiver) co_return 0;
    refusal_ = 0;  // it was the disk that was late, with the last piece
    head.request.upload = receiver->release();
    co_return receiver->finish();
}

// Files that the handler did not take: removing one may wait for the disk.
Task<> HttpConnection::drop_upload(Request& request) {
    if (!request.upload) co_return;
    co_await run_on(worker().site().spool.threads(), [&] { request.upload.reset(); });
}

}  // namespace parley::net
