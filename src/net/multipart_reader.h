// net/multipart_reader.h -- Takes multipart/form-data (RFC 7578) apart as it arrives. No sockets, no files.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

// What a part says of itself.
struct PartHead {
    std::string name;                     // UTF-8, at most kFormNameLimit bytes
    std::optional<std::string> filename;  // UTF-8; may be empty
    std::string content_type;             // as sent, or empty
};

class MultipartReader {
public:
    // The boundary that the whole header Content-Type names, or nothing when there is no proper one.
    static std::optional<std::string> find_boundary(std::string_view content_type);

    explicit MultipartReader(const std::string& boundary) : separator_("\r\n--" + boundary) {}

    enum class Kind { NeedMore, Part, Data, PartEnd, End, Malformed, NameTooLong };
    struct Item {
        Kind kind = Kind::NeedMore;
        std::string_view data = {};  // of Data: a piece of the part's content, valid until the next call
    };

    // Takes the next item off the front of `bytes`. NeedMore: every byte is taken. Data of a part comes in any number
    // of pieces, also none. Malformed and NameTooLong: nothing more can be read. What follows the End is ignored.
    Item next(std::string_view& bytes);

    const PartHead& part() const { return part_; }

private:
    enum class State { Preamble, AfterBoundary, Head, Content, Epilogue };
    Item take_content(std::string_view& bytes);
    std::string_view take_data(std::string_view& bytes);
    Item take_boundary_end(std::string_view& bytes);
    Item take_head(std::string_view& bytes);

    std::string separator_;
    State state_ = State::Preamble;
    std::size_t matched_ = 2;  // bytes of the separator that were seen; the body itself begins like a line
    std::string head_;         // of the part, or the two characters behind a boundary
    PartHead part_;
};

}  // namespace parley::net
