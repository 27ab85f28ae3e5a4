// net/http_writer.h -- Responses as bytes.
#pragma once
#include "net/response.h"

#include <string>
#include <string_view>

namespace parley::net {

// {"detail":"<reason phrase>"}
Response error_response(int status);

std::string_view reason_phrase(int status);

// "Sun, 22 Nov 2026 20:15:00 GMT", made anew once a second.
std::string_view http_date();

// Appends "name: value\r\n". Control characters, which would end the field early, become spaces.
void append_field(std::string& out, std::string_view name, std::string_view value);

std::string_view body_of(const Response& response);  // of one without a file
std::uint64_t body_size(const Response& response);

struct Framing {
    bool keeps_alive = true;
    bool is_http_1_0 = false;
};

// The status line and the fields up to the empty line, with what the connection adds (see Response).
std::string format_head(const Response& response, const Framing& framing);

}  // namespace parley::net
