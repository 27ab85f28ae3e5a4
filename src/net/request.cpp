#include "net/request.h"

#include "base/text.h"
#include "net/url.h"

#include <ranges>

namespace parley::net {

std::optional<std::string> Request::query_value(std::string_view name) const {
    std::optional<std::string> found;
    for_each_pair(query, [&](std::string_view key, std::string_view value) {
        if (form_decode(key) == name) found = form_decode(value);
        return !found;
    });
    return found;
}

std::vector<std::string> Request::query_values(std::string_view name) const {
    std::vector<std::string> found;
    for_each_pair(query, [&](std::string_view key, std::string_view value) {
        if (form_decode(key) == name) if (auto decoded = form_decode(value)) found.push_back(std::move(*decoded));
        return true;
    });
    return found;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto& [field, value] : headers) {
        if (!is_same_name(field, "Cookie")) continue;
        for (const auto part : std::views::split(std::string_view(value), ';')) {
            const std::string_view pair = trimmed(std::string_view(part.begin(), part.end()));
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            std::string_view text = pair.substr(equals + 1);
            if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
            return percent_decode(text).value_or(std::string(text));
        }
    }
    return std::nullopt;
}

std::string_view to_string(Method method) {
    switch (method) {
        case Method::Get: return "GET";
        case Method::Head: return "HEAD";
        case Method::Post: return "POST";
        case Method::Put: return "PUT";
        case Method::Patch: return "PATCH";
        case Method::Delete: return "DELETE";
        case Method::Options: return "OPTIONS";
    }
    return "";
}

}  // namespace parley::net
