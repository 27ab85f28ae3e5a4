#include "net/message_reader.h"

#include "base/utf8.h"

#include <algorithm>
#include <string>

namespace parley::net {
namespace {

using Kind = MessageReader::Kind;

Kind kind_of(Opcode opcode) {
    switch (opcode) {
        case Opcode::Text: return Kind::Text;
        case Opcode::Binary: return Kind::Binary;
        case Opcode::Close: return Kind::Close;
        case Opcode::Ping: return Kind::Ping;
        case Opcode::Pong: return Kind::Pong;
        case Opcode::Continuation: break;
    }
    return Kind::None;
}

MessageReader::Item refused(CloseCode code) { return {.kind = Kind::Refused, .payload = {}, .refusal = code}; }

}  // namespace

// What is between the first byte of a frame and the last byte of a message.
struct MessageReader::Partial {
    std::string head;            // the bytes of an incomplete head
    FrameHead frame;
    bool is_in_frame = false;
    std::uint64_t taken = 0;     // of the frame's payload
    Kind kind = Kind::None;      // of the fragmented message; None: there is none
    std::string message;         // its fragments so far
    Utf8 utf8;
    std::string control;         // the payload of a control frame between fragments
    bool is_delivered = false;   // `message` was handed out by the last call

    bool is_at_rest() const { return head.empty() && !is_in_frame && kind == Kind::None; }
};

MessageReader::MessageReader(std::size_t message_limit) : message_limit_(message_limit) {}
MessageReader::~MessageReader() = default;

MessageReader::Item MessageReader::next(std::span<char>& bytes) {
    Item item;
    if (partial_ && partial_->is_delivered) {
        partial_->is_delivered = false;
        partial_->kind = Kind::None;
        partial_->message.clear();
        partial_->utf8 = {};
    }
    if (partial_ && partial_->is_at_rest()) partial_.reset();
    if (!partial_) {
        if (bytes.empty() || take_whole(bytes, item)) return item;
        partial_ = std::make_unique<Partial>();
    }
    for (;;) {
        if (!partial_->is_in_frame && (!take_head(bytes, item) || !begin_frame(item))) return item;
        if (!take_payload(bytes, item) || end_frame(item)) return item;
    }
}

std::size_t MessageReader::kept() const { return partial_ ? partial_->message.size() + partial_->control.size() : 0; }

void MessageReader::reset() { partial_.reset(); }

// The usual case: one unfragmented frame, all of it here. False: it needs the slow way.
bool MessageReader::take_whole(std::span<char>& bytes, Item& item) {
    const FrameHead head = parse_frame_head({bytes.data(), bytes.size()});
    if (head.is_refused) {
        item = refused(CloseCode::ProtocolError);
        return true;
    }
    if (head.size == 0 || !head.is_final || head.opcode == Opcode::Continuation) return false;
    if (head.length > message_limit_ || head.length > bytes.size() - head.size) return false;
    const auto payload = bytes.subspan(head.size, static_cast<std::size_t>(head.length));
    bytes = bytes.subspan(head.size + payload.size());
    unmask(payload, head.mask, 0);
    item.kind = kind_of(head.opcode);
    item.payload = {payload.data(), payload.size()};
    if (item.kind == Kind::Text && !is_utf8(item.payload)) item = refused(CloseCode::BadData);
    return true;
}

bool MessageReader::take_head(std::span<char>& bytes, Item& item) {
    Partial& p = *partial_;
    const std::size_t had = p.head.size();
    const std::size_t more = std::min(bytes.size(), kFrameHeadLimit - had);
    p.head.append(bytes.data(), more);
    p.frame = parse_frame_head(p.head);
    if (p.frame.is_refused) {
        item = refused(CloseCode::ProtocolError);
        return false;
    }
    bytes = bytes.subspan(p.frame.size > 0 ? p.frame.size - had : more);
    if (p.frame.size > 0) p.head.clear();
    return p.frame.size > 0;
}

// Judges the frame by its head, before any of its payload is kept.
bool MessageReader::begin_frame(Item& item) {
    Partial& p = *partial_;
    p.is_in_frame = true;
    p.taken = 0;
    p.control.clear();
    if (p.frame.is_control()) return true;
    const bool is_continuation = p.frame.opcode == Opcode::Continuation;
    if (is_continuation != (p.kind != Kind::None)) {
        item = refused(CloseCode::ProtocolError);
        return false;
    }
    if (p.frame.length > message_limit_ - p.message.size()) {
        item = refused(CloseCode::TooBig);
        return false;
    }
    if (!is_continuation) p.kind = kind_of(p.frame.opcode);
    return true;
}

// True when the frame is complete.
bool MessageReader::take_payload(std::span<char>& bytes, Item& item) {
    Partial& p = *partial_;
    const auto piece = bytes.first(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), p.frame.length - p.taken)));
    bytes = bytes.subspan(piece.size());
    unmask(piece, p.frame.mask, p.taken);
    p.taken += piece.size();
    const std::string_view text(piece.data(), piece.size());
    if (p.frame.is_control()) {
        p.control += text;
    } else {
        if (p.kind == Kind::Text && !p.utf8.feed(text)) {
            item = refused(CloseCode::BadData);
            return false;
        }
        p.message += text;
    }
    return p.taken == p.frame.length;
}

// True when there is something to hand out.
bool MessageReader::end_frame(Item& item) {
    Partial& p = *partial_;
    p.is_in_frame = false;
    if (p.frame.is_control()) {
        item.kind = kind_of(p.frame.opcode);
        item.payload = p.control;
        return true;
    }
    if (!p.frame.is_final) return false;
    if (p.kind == Kind::Text && !p.utf8.is_complete()) {
        item = refused(CloseCode::BadData);
        return true;
    }
    item.kind = p.kind;
    item.payload = p.message;
    p.is_delivered = true;
    return true;
}

}  // namespace parley::net
