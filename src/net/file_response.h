// net/file_response.h -- A file as an answer: whole, in part (Range), or not again (If-None-Match).
#pragma once
#include "base/input_file.h"
#include "net/request.h"
#include "net/response.h"

#include <string>
#include <string_view>

namespace parley::net {

// 200 with the file, 206 with the one range that was asked for, 416, or 304. Sets ETag, Accept-Ranges and Content-Range;
// the caller adds what the file is. `etag` comes with its quotes. More than one range, and what is no range, is
// answered with the whole (RFC 9110, 14.2).
Response file_response(const Request& request, InputFile file, const std::string& etag);

// If-None-Match compares weakly: `W/"x"` and `"x"` are the same.
bool matches_etag(const Headers& headers, std::string_view etag);

}  // namespace parley::net
