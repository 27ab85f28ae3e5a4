#include "net/chunked.h"

#include "net/http_scanner.h"

#include <algorithm>
#include <charconv>

namespace parley::net {
namespace {

constexpr std::size_t kSizeLineLimit = 256;  // bytes; nobody sends extensions

bool is_text(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

}  // namespace

ChunkDecoder::State ChunkDecoder::feed(std::string_view& input, std::string& body) {
    while (!input.empty()) {
        if (part_ == Part::Data) {
            take_data(input, body);
            continue;
        }
        const State state = take_line(input);
        if (state != State::NeedMore) return state;
    }
    return State::NeedMore;
}

void ChunkDecoder::take_data(std::string_view& input, std::string& body) {
    const auto piece = input.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size())));
    body += piece;
    left_ -= piece.size();
    input.remove_prefix(piece.size());
    if (left_ == 0) part_ = Part::DataEnd;
}

// One byte more of a line, so that a bare CR or LF is seen where it stands.
ChunkDecoder::State ChunkDecoder::take_line(std::string_view& input) {
    const char c = input.front();
    input.remove_prefix(1);
    const bool has_cr = line_.ends_with('\r');
    if (has_cr != (c == '\n')) return State::Malformed;
    if (c == '\n') {
        line_.pop_back();
        const State state = end_line();
        line_.clear();
        return state;
    }
    line_ += c;
    const std::size_t limit = part_ == Part::Trailer ? trailer_limit_ : part_ == Part::Size ? kSizeLineLimit : 1;
    return line_.size() > limit ? State::Malformed : State::NeedMore;
}

ChunkDecoder::State ChunkDecoder::end_line() {
    if (part_ == Part::Size) return begin_chunk();
    if (part_ == Part::DataEnd) {
        part_ = Part::Size;
        return line_.empty() ? State::NeedMore : State::Malformed;
    }
    if (line_.empty()) return State::Done;
    trailer_ += line_.size() + 2;
    const auto colon = line_.find(':');
    const bool is_field = colon != std::string::npos && is_token(std::string_view(line_).substr(0, colon)) && is_text(line_);
    return is_field && trailer_ <= trailer_limit_ ? State::NeedMore : State::Malformed;
}

ChunkDecoder::State ChunkDecoder::begin_chunk() {
    const auto [end, error] = std::from_chars(line_.data(), line_.data() + line_.size(), left_, 16);
    if (error != std::errc{} || !is_text(line_)) return State::Malformed;  // also a size that does not fit 64 bits
    const std::string_view rest(end, static_cast<std::size_t>(line_.data() + line_.size() - end));
    if (!rest.empty() && rest.front() != ';') return State::Malformed;
    if (left_ > body_limit_ - decoded_) return State::TooLarge;
    decoded_ += static_cast<std::size_t>(left_);
    part_ = left_ == 0 ? Part::Trailer : Part::Data;
    return State::NeedMore;
}

}  // namespace parley::net
