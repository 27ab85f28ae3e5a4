// net/chunked.h -- Decodes a body in Transfer-Encoding: chunked (RFC 9112, section 7.1). Extensions and trailers are
// read and ignored.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley::net {

class ChunkDecoder {
public:
    // `body_limit` bytes of decoded body, `trailer_limit` bytes of trailer fields.
    ChunkDecoder(std::size_t body_limit, std::size_t trailer_limit) : body_limit_(body_limit), trailer_limit_(trailer_limit) {}

    enum class State { NeedMore, Done, Malformed, TooLarge };

    // Takes what it can use off the front of `input` and appends what it decodes to `body`. TooLarge comes with the
    // chunk size that passes the limit, before the chunk.
    State feed(std::string_view& input, std::string& body);

private:
    enum class Part { Size, Data, DataEnd, Trailer };
    State take_line(std::string_view& input);
    State end_line();
    State begin_chunk();
    void take_data(std::string_view& input, std::string& body);

    std::size_t body_limit_, trailer_limit_;
    Part part_ = Part::Size;
    std::string line_;            // of Size, DataEnd or Trailer, with its CR
    std::uint64_t left_ = 0;      // bytes of the chunk that are still to come
    std::size_t decoded_ = 0, trailer_ = 0;
};

}  // namespace parley::net
