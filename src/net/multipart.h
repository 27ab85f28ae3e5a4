// net/multipart.h -- multipart/form-data (RFC 7578) taken apart. No limits but those of the form.
#pragma once
#include "net/form.h"

namespace parley::net {

// `content_type` is the whole header, which names the boundary.
std::expected<Form, FormError> parse_multipart(std::string_view content_type, std::string_view body);

// The value of a parameter of a header like `form-data; name="a"`, unquoted; names compare without regard to case.
std::optional<std::string> find_parameter(std::string_view header, std::string_view name);

}  // namespace parley::net
