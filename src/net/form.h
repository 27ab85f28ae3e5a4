// net/form.h -- The fields of a submitted form, urlencoded or multipart.
#pragma once
#include "net/request.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::net {

struct FormField {
    std::string name;
    std::string value;                    // UTF-8, or any bytes when it is a file
    std::optional<std::string> filename;  // of a file part; may be empty
};

// In the order they came.
struct Form {
    std::vector<FormField> fields;

    // The first value of that name.
    std::optional<std::string_view> find(std::string_view name) const;
};

enum class FormError {
    UnsupportedType,  // neither application/x-www-form-urlencoded nor multipart/form-data, or no type at all
    Malformed,        // also: a name or a text that is not UTF-8
    TooManyFields,
    NameTooLong,
};

inline constexpr std::size_t kFormFieldLimit = 100;
inline constexpr std::size_t kFormNameLimit = 256;  // bytes

std::expected<Form, FormError> parse_form(const Request& request);

}  // namespace parley::net
