#include "api/discord/rest/call.h"

#include "base/text.h"
#include "net/url.h"

#include <charconv>

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestReason = 512;  // characters. Source: Discord API v10, "Audit Logs"

[[noreturn]] void refuse(const std::string& name, std::string message, std::string type) {
    std::vector<FieldError> faults;
    faults.push_back({{name}, std::move(message), std::move(type)});
    throw Refusal(std::move(faults));
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::uint64_t Call::snowflake(const std::string& text, const std::string& name) {
    const auto number = parse_snowflake(text);
    if (!number) refuse(name, "Value \"" + text.substr(0, 64) + "\" is not snowflake.", "NUMBER_TYPE_COERCE");
    return *number;
}

std::optional<std::string> Call::reason() const {
    const auto decoded = net::percent_decode(request.headers.get("X-Audit-Log-Reason"));
    if (!decoded || !is_utf8(*decoded) || is_blank(*decoded)) return std::nullopt;
    if (length(*decoded) > kLongestReason) refuse("X-Audit-Log-Reason", "Must be 512 or fewer in length.", "BASE_TYPE_MAX_LENGTH");
    return decoded;
}

std::optional<std::int64_t> Call::query_integer(const std::string& name, std::int64_t least, std::int64_t most) const {
    const auto text = request.query_value(name);
    if (!text) return std::nullopt;
    const auto number = parse_integer(*text);
    if (!number) refuse(name, "Value \"" + text->substr(0, 64) + "\" is not int.", "NUMBER_TYPE_COERCE");
    if (*number < least) refuse(name, "int value should be greater than or equal to " + std::to_string(least) + ".", "NUMBER_TYPE_MIN");
    if (*number > most) refuse(name, "int value should be less than or equal to " + std::to_string(most) + ".", "NUMBER_TYPE_MAX");
    return number;
}

bool Call::query_flag(const std::string& name) const {
    const auto text = request.query_value(name);
    return text && (*text == "true" || *text == "True" || *text == "1");
}

}  // namespace parley::api::discord::rest
