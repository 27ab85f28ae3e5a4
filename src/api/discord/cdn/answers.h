// api/discord/cdn/answers.h -- What all answers of the CDN have in common.
#pragma once
#include "base/input_file.h"
#include "net/request.h"
#include "net/response.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::api::discord::cdn {

// What never changes behind its address, with a type that no browser doubts and a page that may do nothing.
net::Response file(const net::Request& request, InputFile input, std::string_view content_type, const std::string& etag);

// The same for bytes that live as long as the program.
net::Response bytes(const net::Request& request, std::string_view content, std::string_view content_type, const std::string& etag);

net::Response not_found();
net::Response refused(int status, std::string_view why);

}  // namespace parley::api::discord::cdn
