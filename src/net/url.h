// net/url.h -- Percent-encoding.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

// Every "%" must be followed by two hexadecimal digits, otherwise nothing.
std::optional<std::string> percent_decode(std::string_view text);

// The other way round: everything but letters, digits and "-._~" (RFC 3986, 2.3).
std::string percent_encode(std::string_view text);

// The same with "+" for a space: names and values of application/x-www-form-urlencoded, and of queries.
std::optional<std::string> form_decode(std::string_view text);

// Calls `take(name, value)` with each still encoded pair of "a=1&b=2" until it returns false. A field without "=" has
// an empty value; empty fields are passed over.
void for_each_pair(std::string_view text, const std::function<bool(std::string_view, std::string_view)>& take);

}  // namespace parley::net
