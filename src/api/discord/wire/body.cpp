#include "api/discord/wire/body.h"

#include "base/text.h"

#include <boost/json/parse.hpp>

#include <charconv>
#include <cmath>

namespace parley::api::discord::wire {
namespace {

constexpr double kTooLarge = 9e18;  // for a signed number of 64 bits
constexpr std::size_t kDeepestJson = 32;  // components nest, and so do command options

std::optional<std::uint64_t> to_unsigned(const boost::json::value& value) {
    if (const auto* number = value.if_int64()) return *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
    if (const auto* number = value.if_uint64()) return *number;
    const auto* text = value.if_string();
    if (!text) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    return error == std::errc() && end == text->data() + text->size() ? std::optional(number) : std::nullopt;
}

// Kept as a signed number by the database.
std::optional<std::uint64_t> to_snowflake(const boost::json::value& value) {
    const auto number = to_unsigned(value);
    return number && *number <= static_cast<std::uint64_t>(INT64_MAX) ? number : std::nullopt;
}

[[noreturn]] void refuse_at(std::vector<std::string> where, std::string message, std::string type) {
    std::vector<FieldError> faults;
    faults.push_back({std::move(where), std::move(message), std::move(type)});
    throw Refusal(std::move(faults));
}

[[noreturn]] void refuse_no_object() { refuse_at({}, "Only dictionaries may be used in a DictType", "DICT_TYPE_CONVERT"); }

boost::json::value parse_json(const std::string& text) {
    boost::json::parse_options options;
    options.max_depth = kDeepestJson;
    boost::json::error_code error;
    boost::json::value value = boost::json::parse(text, error, {}, options);
    if (error) throw Refusal(Code::InvalidJson);
    return value;
}

}  // namespace

Body Body::parse(const std::string& text) {
    if (text.empty()) return Body(boost::json::object{});
    boost::json::value value = parse_json(text);
    if (!value.is_object()) refuse_no_object();
    return Body(std::move(value.get_object()));
}

std::vector<Body> Body::parse_list(const std::string& text, std::size_t most) {
    const boost::json::value value = parse_json(text);
    if (!value.is_array()) refuse_at({}, "Only iterables may be used in a ListType.", "LIST_TYPE_CONVERT");
    const boost::json::array& array = value.get_array();
    if (array.size() > most) refuse_at({}, "Must be " + std::to_string(most) + " or fewer in length.", "BASE_TYPE_MAX_LENGTH");
    const auto faults = std::make_shared<std::vector<FieldError>>();
    std::vector<Body> bodies;
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (!array[i].is_object()) refuse_at({std::to_string(i)}, "Only dictionaries may be used in a DictType", "DICT_TYPE_CONVERT");
        bodies.push_back(Body(array[i].get_object(), {std::to_string(i)}, faults));
    }
    return bodies;
}

Body::Body(boost::json::object object) : Body(std::move(object), {}, std::make_shared<std::vector<FieldError>>()) {}
Body::Body(boost::json::object object, std::vector<std::string> where, std::shared_ptr<std::vector<FieldError>> faults)
    : object_(std::move(object)), where_(std::move(where)), faults_(std::move(faults)) {}

bool Body::has(std::string_view name) const { return object_.contains(name); }

bool Body::is_null(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return value && value->is_null();
}

const boost::json::value* Body::find(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

std::optional<std::string> Body::text(std::string_view name, std::size_t least, std::size_t most) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto* found = value->if_string();
    if (!found) return fault(name, "STRING_TYPE_CONVERT", "Could not interpret \"" + std::string(name) + "\" as string."), std::nullopt;
    std::string text(*found);
    const std::size_t size = length(text);
    if (size < least || size > most) {
        if (most == SIZE_MAX) fault(name, "BASE_TYPE_MIN_LENGTH", "Must be " + std::to_string(least) + " or more in length.");
        else if (least == 0) fault(name, "BASE_TYPE_MAX_LENGTH", "Must be " + std::to_string(most) + " or fewer in length.");
        else fault(name, "BASE_TYPE_BAD_LENGTH", "Must be between " + std::to_string(least) + " and " + std::to_string(most) + " in length.");
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> Body::integer(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    std::optional<std::int64_t> number;
    if (const auto* whole = value->if_int64()) number = *whole;
    else if (const auto* real = value->if_double(); real && std::abs(*real) < kTooLarge && *real == std::trunc(*real)) number = static_cast<std::int64_t>(*real);
    else if (const auto unsigned_number = to_unsigned(*value); unsigned_number && *unsigned_number <= INT64_MAX) number = static_cast<std::int64_t>(*unsigned_number);
    if (!number) return fault(name, "NUMBER_TYPE_COERCE", "Value is not int."), std::nullopt;
    if (*number < least) return fault(name, "NUMBER_TYPE_MIN", "int value should be greater than or equal to " + std::to_string(least) + "."), std::nullopt;
    if (*number > most) return fault(name, "NUMBER_TYPE_MAX", "int value should be less than or equal to " + std::to_string(most) + "."), std::nullopt;
    return number;
}

std::optional<double> Body::number(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (!value->is_number()) return fault(name, "NUMBER_TYPE_COERCE", "Value is not float."), std::nullopt;
    return value->to_number<double>();
}

std::optional<bool> Body::boolean(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (const auto* is = value->if_bool()) return *is;
    return fault(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false."), std::nullopt;
}

std::optional<Permissions> Body::permissions(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto bits = to_unsigned(*value);
    if (!bits) return fault(name, "NUMBER_TYPE_COERCE", "Value is not a bit field."), std::nullopt;
    return Permissions(*bits).only(kAllPermissions);
}

std::optional<std::uint64_t> Body::snowflake(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto number = to_snowflake(*value);
    if (!number) fault(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
    return number;
}

std::optional<std::vector<std::uint64_t>> Body::snowflakes(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto* array = value->if_array();
    if (!array) return fault(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType."), std::nullopt;
    std::vector<std::uint64_t> numbers;
    for (const auto& one : *array) {
        const auto number = to_snowflake(one);
        if (!number) return fault(name, "NUMBER_TYPE_COERCE", "Value is not snowflake."), std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<Body> Body::object(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (!value->is_object()) return fault(name, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType."), std::nullopt;
    std::vector<std::string> where = where_;
    where.emplace_back(name);
    return Body(value->get_object(), std::move(where), faults_);
}

std::optional<std::vector<Body>> Body::objects(std::string_view name, std::size_t most) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto* array = value->if_array();
    if (!array) return fault(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType."), std::nullopt;
    if (array->size() > most) return fault(name, "BASE_TYPE_MAX_LENGTH", "Must be " + std::to_string(most) + " or fewer in length."), std::nullopt;
    std::vector<Body> bodies;
    for (std::size_t i = 0; i < array->size(); ++i) {
        std::vector<std::string> where = where_;
        where.emplace_back(name);
        where.push_back(std::to_string(i));
        if (!(*array)[i].is_object()) {
            faults_->push_back({std::move(where), "Only dictionaries may be used in a DictType.", "DICT_TYPE_CONVERT"});
            continue;
        }
        bodies.push_back(Body((*array)[i].get_object(), std::move(where), faults_));
    }
    return bodies;
}

void Body::require(std::string_view name) {
    if (!find(name)) fault(name, "BASE_TYPE_REQUIRED", "This field is required");
}

void Body::fault(std::string_view name, std::string type, std::string message) {
    std::vector<std::string> where = where_;
    where.emplace_back(name);
    faults_->push_back({std::move(where), std::move(message), std::move(type)});
}

void Body::refuse_faults() const {
    if (!faults_->empty()) throw Refusal(*faults_);
}

}  // namespace parley::api::discord::wire
