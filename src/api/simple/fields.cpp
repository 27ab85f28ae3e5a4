#include "api/simple/fields.h"

#include "base/text.h"
#include "net/form.h"

#include <boost/json/parse.hpp>

#include <charconv>

namespace parley::api::simple {
namespace {

// Deeper than any body of ours, far from the stack's end.
constexpr std::size_t kDeepestJson = 16;

[[noreturn]] void refuse(std::vector<std::string> where, std::string message, std::string type) {
    std::vector<FieldError> faults;
    faults.push_back({std::move(where), std::move(message), std::move(type)});
    throw Refusal(std::move(faults));
}

bool is_json_type(std::string_view type) {
    const std::string_view essence = trimmed(type.substr(0, type.find(';')));
    return type.empty() || folded(essence) == "application/json" || folded(essence).ends_with("+json");
}

boost::json::value parse(const std::string& body) {
    boost::json::parse_options options;
    options.max_depth = kDeepestJson;
    boost::json::error_code error;
    boost::json::value value = boost::json::parse(body, error, {}, options);
    if (error) refuse({"body"}, "The body is not valid JSON", "json_invalid");
    return value;
}

}  // namespace

Fields Fields::of_json(const net::Request& request) {
    if (!is_json_type(request.headers.get("Content-Type"))) {
        refuse({"body"}, "The body must be application/json", "content_type");
    }
    const boost::json::value value = parse(request.body);
    const boost::json::object* object = value.if_object();
    if (!object) refuse({"body"}, "The body must be a JSON object", "dict_type");
    Fields fields;
    for (const auto& member : *object) {
        Field field{.name = std::string(member.key()), .kind = Kind::Other, .text = {}, .number = 0};
        if (const auto* text = member.value().if_string()) {
            field.kind = Kind::Text;
            field.text = std::string(*text);
        } else if (const auto* number = member.value().if_int64(); number && *number >= 0) {
            field.kind = Kind::Number;
            field.number = static_cast<std::uint64_t>(*number);
        } else if (member.value().is_null()) {
            field.kind = Kind::Null;
        }
        fields.fields_.push_back(std::move(field));
    }
    return fields;
}

Fields Fields::of_form(const net::Request& request) {
    const auto form = net::parse_form(request);
    if (!form && form.error() != net::FormError::UnsupportedType) {
        refuse({"body"}, "The form cannot be read", "form_invalid");
    }
    Fields fields;
    if (!form) return fields;  // every field is then missing, which says more than a word about the type
    for (const auto& [name, value, filename] : form->fields) {
        const bool is_text = is_utf8(value);
        fields.fields_.push_back({name, is_text ? Kind::Text : Kind::Other, is_text ? value : std::string(), 0});
    }
    return fields;
}

const Fields::Field* Fields::field(const std::string& name) const {
    for (const Field& candidate : fields_) {
        if (candidate.name == name) return &candidate;
    }
    return nullptr;
}

void Fields::note(const std::string& name, std::string message, std::string type) {
    faults_.push_back({{"body", name}, std::move(message), std::move(type)});
}

std::string Fields::require(const std::string& name) {
    const Field* found = field(name);
    if (!found) {
        note(name, "Field required", "missing");
    } else if (found->kind != Kind::Text) {
        note(name, "Input should be a valid string", "string_type");
    } else {
        return found->text;
    }
    return {};
}

std::string Fields::require_filled(const std::string& name) {
    std::string text = require(name);
    const Field* found = field(name);
    if (found && found->kind == Kind::Text && text.empty()) note(name, "Field required", "missing");
    return text;
}

std::optional<std::string> Fields::find(const std::string& name) {
    const Field* found = field(name);
    if (!found || found->kind == Kind::Null) return std::nullopt;
    return require(name);
}

std::optional<std::uint64_t> Fields::require_number(const std::string& name) {
    const Field* found = field(name);
    if (found && found->kind == Kind::Number) return found->number;
    if (found) note(name, "Input should be a valid integer", "int_type");
    else note(name, "Field required", "missing");
    return std::nullopt;
}

void Fields::refuse_faults() {
    if (!faults_.empty()) throw Refusal(std::move(faults_));
}

std::optional<std::uint64_t> query_number(const net::Request& request, const std::string& name, std::uint64_t least,
                                          std::uint64_t most) {
    const auto text = request.query_value(name);
    if (!text) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (text->empty() || error != std::errc() || end != text->data() + text->size()) {
        refuse({"query", name}, "Input should be a valid integer", "int_parsing");
    }
    if (number < least) refuse({"query", name}, "Input should be greater than or equal to " + std::to_string(least), "greater_than_equal");
    if (number > most) refuse({"query", name}, "Input should be less than or equal to " + std::to_string(most), "less_than_equal");
    return number;
}

}  // namespace parley::api::simple
