#include "net/form.h"

#include "base/text.h"
#include "net/multipart.h"
#include "net/url.h"

namespace parley::net {
namespace {

using Failure = std::unexpected<FormError>;

std::expected<Form, FormError> parse_urlencoded(std::string_view body) {
    Form form;
    std::optional<FormError> error;
    for_each_pair(body, [&](std::string_view encoded_name, std::string_view encoded_value) {
        auto name = form_decode(encoded_name), value = form_decode(encoded_value);
        if (!name || !value || !is_utf8(*name) || !is_utf8(*value)) {
            error = FormError::Malformed;
        } else if (name->size() > kFormNameLimit) {
            error = FormError::NameTooLong;
        } else if (form.fields.size() == kFormFieldLimit) {
            error = FormError::TooManyFields;
        } else {
            form.fields.push_back({std::move(*name), std::move(*value), std::nullopt});
        }
        return !error;
    });
    if (error) return Failure(*error);
    return form;
}

}  // namespace

std::optional<std::string_view> Form::find(std::string_view name) const {
    for (const FormField& field : fields) {
        if (field.name == name) return field.value;
    }
    return std::nullopt;
}

std::expected<Form, FormError> parse_form(const Request& request) {
    const std::string_view header = request.headers.get("Content-Type");
    const std::string_view type = trimmed(header.substr(0, header.find(';')));
    if (is_same_name(type, "application/x-www-form-urlencoded")) return parse_urlencoded(request.body);
    if (is_same_name(type, "multipart/form-data")) return parse_multipart(header, request.body);
    return Failure(FormError::UnsupportedType);
}

}  // namespace parley::net
