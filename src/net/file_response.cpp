#include "net/file_response.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <ranges>
#include <utility>

namespace parley::net {
namespace {

struct Range {
    std::uint64_t offset = 0, length = 0;
};

std::optional<std::uint64_t> parse_position(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// `bytes=first-last`, `bytes=first-` or `bytes=-count`, as two positions of which one may be missing.
using Positions = std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>;
std::optional<Positions> parse_range(std::string_view header) {
    constexpr std::string_view unit = "bytes=";
    if (header.size() < unit.size() || !is_same_name(header.substr(0, unit.size()), unit)) return std::nullopt;
    header = trimmed(header.substr(unit.size()));
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const std::string_view first = header.substr(0, dash), last = header.substr(dash + 1);
    const Positions positions{parse_position(first), parse_position(last)};
    const bool is_fine = (first.empty() || positions.first) && (last.empty() || positions.second) && !(first.empty() && last.empty());
    const bool is_backwards = positions.first && positions.second && *positions.first > *positions.second;
    return is_fine && !is_backwards ? std::optional(positions) : std::nullopt;
}

// What of the file that is; nothing when none of it.
std::optional<Range> satisfied(const Positions& positions, std::uint64_t size) {
    const auto& [first, last] = positions;
    if (!first) {
        const std::uint64_t count = std::min(*last, size);
        return count == 0 ? std::nullopt : std::optional(Range{size - count, count});
    }
    if (*first >= size) return std::nullopt;
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return Range{*first, end - *first + 1};
}

// A range of another version of the file would not fit what the client has (RFC 9110, 13.1.5).
bool may_be_partial(const Request& request, std::string_view etag) {
    if (request.method != Method::Get) return false;
    const std::string_view condition = request.headers.get("If-Range");
    return condition.empty() || condition == etag;
}

}  // namespace

bool matches_etag(const Headers& headers, std::string_view etag) {
    for (const auto part : std::views::split(headers.get("If-None-Match"), ',')) {
        auto candidate = trimmed(std::string_view(part.begin(), part.end()));
        if (candidate.starts_with("W/")) candidate.remove_prefix(2);
        if (candidate == "*" || candidate == etag) return true;
    }
    return false;
}

Response file_response(const Request& request, InputFile file, const std::string& etag) {
    const std::uint64_t size = file.size();
    Response response{.status = 200, .body = {}};
    response.headers.add("ETag", etag);
    response.headers.add("Accept-Ranges", "bytes");
    if (matches_etag(request.headers, etag)) {
        response.status = 304;
        return response;
    }
    Range range{0, size};
    const auto wanted = may_be_partial(request, etag) ? parse_range(request.headers.get("Range")) : std::nullopt;
    if (wanted) {
        const auto found = satisfied(*wanted, size);
        response.status = found ? 206 : 416;
        response.headers.add("Content-Range", found ? fmt::format("bytes {}-{}/{}", found->offset, found->offset + found->length - 1, size)
                                                    : fmt::format("bytes */{}", size));
        if (!found) return response;
        range = *found;
    }
    response.file = std::make_shared<FileBody>(std::move(file), range.offset, range.length);
    return response;
}

}  // namespace parley::net
