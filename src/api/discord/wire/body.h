// api/discord/wire/body.h -- Reads a JSON object that a client sent. Members that nobody asks for are passed over, as
// libraries send more than they document; every fault is noted at its place, so that one answer names them all.
//
//   wire::Body body = call.body();
//   const auto name = body.text("name", 1, 100);       // nothing when absent or null
//   if (body.is_null("icon")) ...                      // null, as opposed to absent
//   body.refuse_faults();
#pragma once
#include "model/permissions.h"
#include "model/refusal.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::api::discord::wire {

class Body {
public:
    // Refused with InvalidJson when it is no JSON, with InvalidForm when it is no object. Empty text is an empty object.
    static Body parse(const std::string& text);
    // A body that is an array of objects; a fault's place begins with its index.
    static std::vector<Body> parse_list(const std::string& text, std::size_t most = SIZE_MAX);
    explicit Body(boost::json::object object);

    bool has(std::string_view name) const;      // null counts
    bool is_null(std::string_view name) const;  // present, and null
    // The member as it came, or null when absent or null.
    const boost::json::value* find(std::string_view name) const;

    // Nothing when absent or null. A wrong type or size is noted as a fault, and nothing is returned.
    std::optional<std::string> text(std::string_view name, std::size_t least_characters = 0, std::size_t most_characters = SIZE_MAX);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t least = INT64_MIN, std::int64_t most = INT64_MAX);
    std::optional<double> number(std::string_view name);
    std::optional<bool> boolean(std::string_view name);
    std::optional<Permissions> permissions(std::string_view name);  // a decimal text or a number
    template <class SomeId>
    std::optional<SomeId> id(std::string_view name) {  // a decimal text or a number
        const auto value = snowflake(name);
        return value ? std::optional(SomeId{*value}) : std::nullopt;
    }
    template <class SomeId>
    std::optional<std::vector<SomeId>> ids(std::string_view name) {
        const auto values = snowflakes(name);
        if (!values) return std::nullopt;
        std::vector<SomeId> ids;
        for (const std::uint64_t value : *values) ids.push_back({value});
        return ids;
    }
    // The objects below; their faults are noted here, below that name.
    std::optional<Body> object(std::string_view name);
    std::optional<std::vector<Body>> objects(std::string_view name, std::size_t most = SIZE_MAX);

    // Notes BASE_TYPE_REQUIRED unless it is there and not null.
    void require(std::string_view name);
    // `type` is the word for programs, such as BASE_TYPE_MAX_LENGTH.
    void fault(std::string_view name, std::string type, std::string message);
    // Throws a Refusal with every fault noted so far, here and below.
    void refuse_faults() const;

    const boost::json::object& json() const { return object_; }

private:
    Body(boost::json::object object, std::vector<std::string> where, std::shared_ptr<std::vector<FieldError>> faults);
    std::optional<std::uint64_t> snowflake(std::string_view name);
    std::optional<std::vector<std::uint64_t>> snowflakes(std::string_view name);

    boost::json::object object_;
    std::vector<std::string> where_;
    std::shared_ptr<std::vector<FieldError>> faults_;
};

}  // namespace parley::api::discord::wire
