// api/simple/description.h -- Every route in words: what /docs shows and /openapi.json says.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace parley::api::simple {

struct Described {
    std::string_view group, method, path, summary;
    bool needs_login = false;
    std::string_view body;    // what is sent, as one line; empty for nothing
    std::string_view answer;  // what comes back, as one line
};

std::span<const Described> described_routes();
// OpenAPI 3.1.
std::string openapi();

}  // namespace parley::api::simple
