// net/body_decoder.h -- A request's body without its framing: Content-Length or chunked.
#pragma once
#include "net/chunked.h"
#include "net/http_head.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

class BodyDecoder {
public:
    BodyDecoder(const HttpHead& head, std::size_t body_limit, std::size_t trailer_limit);

    // Takes what it can use off the front of `input` and appends what it decodes to `body`.
    ChunkDecoder::State feed(std::string_view& input, std::string& body);

private:
    std::optional<ChunkDecoder> chunks_;
    std::uint64_t left_;
};

}  // namespace parley::net
