#include "net/body_decoder.h"

#include <algorithm>

namespace parley::net {

BodyDecoder::BodyDecoder(const HttpHead& head, std::size_t body_limit, std::size_t trailer_limit) : left_(head.length.value_or(0)) {
    if (head.is_chunked) chunks_.emplace(body_limit, trailer_limit);
}

ChunkDecoder::State BodyDecoder::feed(std::string_view& input, std::string& body) {
    if (chunks_) return chunks_->feed(input, body);
    const auto piece = input.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size())));
    body += piece;
    left_ -= piece.size();
    input.remove_prefix(piece.size());
    return left_ == 0 ? ChunkDecoder::State::Done : ChunkDecoder::State::NeedMore;
}

}  // namespace parley::net
