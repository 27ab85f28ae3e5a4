// net/http_scanner.h -- Looks at the bytes of a request's header as they come, before anything parses them, and refuses
// what two parsers might read in two ways: that is how requests are smuggled past proxies (RFC 9112, section 11.2).
#pragma once
#include <cstddef>
#include <string_view>

namespace parley::net {

struct HttpLimits {
    std::size_t header = 16 * 1024;  // bytes of request line and fields
    std::size_t target = 8 * 1024;   // bytes of the request target
    int fields = 100;
};

class HttpScanner {
public:
    explicit HttpScanner(const HttpLimits& limits) : limits_(limits) {}

    enum class State { NeedMore, Complete, Refused };

    // `input` is everything received since the request began: the same bytes as last time, and more. Lines end in
    // CRLF and nothing else; a line is refused as soon as it is here, a limit as soon as it is passed. One empty line
    // before the request is skipped.
    State scan(std::string_view input);

    std::size_t begin() const { return begin_; }  // of the request line
    std::size_t size() const { return at_; }      // of Complete: the bytes up to the end of the empty line
    int status() const { return status_; }        // of Refused: 400, 414, 431, 501, 505

private:
    State refuse(int status);
    State check_line(std::string_view line);
    State check_unfinished(std::string_view rest);
    int check_request_line(std::string_view line) const;

    HttpLimits limits_;
    std::size_t begin_ = 0, at_ = 0;  // at_: the start of the line that is not complete yet
    std::size_t seen_ = 0;            // bytes of it that were looked at
    int lines_ = 0;
    int status_ = 400;
};

// The characters of a method or a field name (RFC 9110, 5.6.2).
bool is_token(std::string_view text);

}  // namespace parley::net
