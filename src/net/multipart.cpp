#include "net/multipart.h"

#include "base/text.h"
#include "net/http_scanner.h"

#include <array>

namespace parley::net {
namespace {

using Failure = std::unexpected<FormError>;

constexpr std::size_t kBoundaryLimit = 70;     // RFC 2046, 5.1.1
constexpr std::size_t kPartHeaderLimit = 4096; // bytes of one part's header

struct Parameter {
    std::string_view name;
    std::string value;
};

// Takes `; name=value` or `; name="value"` off the front. Nothing when there is no well-formed one.
std::optional<Parameter> take_parameter(std::string_view& text) {
    text = trimmed(text);
    if (!text.starts_with(';')) return std::nullopt;
    text.remove_prefix(1);
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    Parameter parameter{trimmed(text.substr(0, equals)), {}};
    text = trimmed(text.substr(equals + 1));
    if (!is_token(parameter.name)) return std::nullopt;
    if (!text.starts_with('"')) {
        const auto end = std::min(text.find(';'), text.size());
        parameter.value = trimmed(text.substr(0, end));
        text.remove_prefix(end);
        return parameter;
    }
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        // Browsers write a quote as %22; only other clients escape, and only quotes and backslashes.
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
        parameter.value += text[at];
    }
    if (at >= text.size()) return std::nullopt;
    text.remove_prefix(at + 1);
    return parameter;
}

// What browsers escape in a name (HTML, "multipart form data").
std::string unescaped(std::string text) {
    static constexpr std::array<std::pair<std::string_view, char>, 3> escapes{{{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}}};
    for (const auto& [escape, character] : escapes) {
        for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
            text.replace(at, escape.size(), 1, character);
        }
    }
    return text;
}

// The Content-Disposition among a part's header lines. Nothing when a line is malformed.
std::optional<std::string_view> find_disposition(std::string_view header) {
    std::string_view found;
    while (!header.empty()) {
        const auto end = header.find("\r\n");
        const std::string_view line = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
        if (is_same_name(line.substr(0, colon), "Content-Disposition")) found = trimmed(line.substr(colon + 1));
    }
    return found;
}

std::expected<FormField, FormError> parse_part(std::string_view part) {
    // A part without header begins with the empty line at once.
    const auto end = part.starts_with("\r\n") ? std::string_view::npos : part.find("\r\n\r\n");
    if (end == std::string_view::npos || end > kPartHeaderLimit) return Failure(FormError::Malformed);
    const auto disposition = find_disposition(part.substr(0, end));
    if (!disposition || !is_same_name(trimmed(disposition->substr(0, disposition->find(';'))), "form-data")) {
        return Failure(FormError::Malformed);
    }
    auto name = find_parameter(*disposition, "name");
    auto filename = find_parameter(*disposition, "filename");
    if (!name) return Failure(FormError::Malformed);
    if (name->size() > kFormNameLimit) return Failure(FormError::NameTooLong);
    FormField field{unescaped(std::move(*name)), std::string(part.substr(end + 4)), std::nullopt};
    if (filename) field.filename = unescaped(std::move(*filename));
    const bool is_text = is_utf8(field.name) && is_utf8(field.filename.value_or("")) && (field.filename || is_utf8(field.value));
    if (!is_text) return Failure(FormError::Malformed);
    return field;
}

}  // namespace

std::optional<std::string> find_parameter(std::string_view header, std::string_view name) {
    const auto begin = header.find(';');
    if (begin == std::string_view::npos) return std::nullopt;
    std::string_view rest = header.substr(begin);
    while (auto parameter = take_parameter(rest)) {
        if (is_same_name(parameter->name, name)) return std::move(parameter->value);
    }
    return std::nullopt;
}

std::expected<Form, FormError> parse_multipart(std::string_view content_type, std::string_view body) {
    const auto boundary = find_parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > kBoundaryLimit) return Failure(FormError::Malformed);
    const std::string opening = "--" + *boundary, separator = "\r\n" + opening;
    if (!body.starts_with(opening)) {  // text before the first part
        const auto first = body.find(separator);
        if (first == std::string_view::npos) return Failure(FormError::Malformed);
        body.remove_prefix(first + 2);
    }
    body.remove_prefix(opening.size());
    Form form;
    while (!body.starts_with("--")) {
        if (!body.starts_with("\r\n")) return Failure(FormError::Malformed);
        body.remove_prefix(2);
        const auto end = body.find(separator);
        if (end == std::string_view::npos) return Failure(FormError::Malformed);
        auto field = parse_part(body.substr(0, end));
        if (!field) return Failure(field.error());
        if (form.fields.size() == kFormFieldLimit) return Failure(FormError::TooManyFields);
        form.fields.push_back(std::move(*field));
        body.remove_prefix(end + separator.size());
    }
    return form;
}

}  // namespace parley::net
