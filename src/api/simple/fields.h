// api/simple/fields.h -- Reads what a request carries and notes every fault, so that one answer names them all.
#pragma once
#include "model/refusal.h"
#include "net/request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parley::api::simple {

// The texts of a JSON object or a form, by name.
class Fields {
public:
    // Refused with InvalidForm when the body is not JSON, not an object, or of another content type.
    static Fields of_json(const net::Request& request);
    // Urlencoded or multipart.
    static Fields of_form(const net::Request& request);

    // The text of that field. A missing one, or one that is no text, is noted as a fault and reads as empty.
    std::string require(const std::string& name);
    // The same, but noted as missing when it is empty: an empty form field was not filled in.
    std::string require_filled(const std::string& name);
    std::optional<std::string> find(const std::string& name);
    // A number of the JSON object.
    std::optional<std::uint64_t> require_number(const std::string& name);

    // Throws a Refusal with every fault noted so far, if there is one.
    void refuse_faults();

private:
    enum class Kind { Text, Number, Null, Other };
    struct Field {
        std::string name;
        Kind kind = Kind::Text;
        std::string text;
        std::uint64_t number = 0;
    };
    const Field* field(const std::string& name) const;
    void note(const std::string& name, std::string message, std::string type);

    std::vector<Field> fields_;
    std::vector<FieldError> faults_;
};

// A whole number of the query between the two, or nothing when it is not given. Refused with InvalidForm otherwise.
std::optional<std::uint64_t> query_number(const net::Request& request, const std::string& name, std::uint64_t least,
                                          std::uint64_t most);

}  // namespace parley::api::simple
