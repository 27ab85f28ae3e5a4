#include "net/multipart.h"

#include "base/text.h"
#include "net/http_scanner.h"
#include "net/multipart_reader.h"

#include <algorithm>

namespace parley::net {
namespace {

using Failure = std::unexpected<FormError>;

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
    const auto boundary = MultipartReader::find_boundary(content_type);
    if (!boundary) return Failure(FormError::Malformed);
    MultipartReader reader(*boundary);
    Form form;
    for (;;) {
        const auto [kind, data] = reader.next(body);
        switch (kind) {
            case MultipartReader::Kind::Part:
                if (form.fields.size() == kFormFieldLimit) return Failure(FormError::TooManyFields);
                form.fields.push_back({reader.part().name, {}, reader.part().filename});
                break;
            case MultipartReader::Kind::Data: form.fields.back().value += data; break;
            case MultipartReader::Kind::PartEnd:
                if (!form.fields.back().filename && !is_utf8(form.fields.back().value)) return Failure(FormError::Malformed);
                break;
            case MultipartReader::Kind::End: return form;
            case MultipartReader::Kind::NameTooLong: return Failure(FormError::NameTooLong);
            case MultipartReader::Kind::NeedMore:
            case MultipartReader::Kind::Malformed: return Failure(FormError::Malformed);
        }
    }
}

}  // namespace parley::net
