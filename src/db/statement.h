// db/statement.h -- One SQL statement with its values. The text is a literal in the dialect that both databases share:
// `$1` parameters, ON CONFLICT, RETURNING.
#pragma once
#include "model/id.h"
#include "model/refusal.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace parley::db {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate is NULL

inline Value to_value(std::nullptr_t) { return {}; }
inline Value to_value(double number) { return number; }
inline Value to_value(std::integral auto number) { return static_cast<std::int64_t>(number); }
inline Value to_value(std::string text) { return text; }
inline Value to_value(std::string_view text) { return std::string(text); }
inline Value to_value(const char* text) { return std::string(text); }
inline Value to_value(Time time) { return static_cast<std::int64_t>(time.time_since_epoch().count()); }
template <class Of>
Value to_value(Id<Of> id) { return static_cast<std::int64_t>(id.value); }
template <class T>
Value to_value(const std::optional<T>& maybe) { return maybe ? to_value(*maybe) : Value(); }

struct Statement {
    template <class... Values>
    explicit Statement(std::string_view text, Values&&... given) : sql(text) {
        values.reserve(sizeof...(given));
        (values.push_back(to_value(std::forward<Values>(given))), ...);
    }

    // The unit rolls back as this refusal when the statement changed no row …
    Statement or_refuse(Code code) && { unchanged = code; return std::move(*this); }
    // … or ran into a primary key, a unique column or another constraint.
    Statement on_conflict(Code code) && { conflict = code; return std::move(*this); }

    std::string_view sql;  // lives as long as the program
    std::vector<Value> values;
    std::optional<Code> unchanged, conflict;
};

// A row that came back. Columns are read by position, in the order of the SELECT.
class Row {
public:
    std::vector<Value> values;

    std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(values.at(column)); }
    const std::string& text(std::size_t column) const { return std::get<std::string>(values.at(column)); }
    std::string take_text(std::size_t column) { return std::get<std::string>(std::move(values.at(column))); }
    bool flag(std::size_t column) const { return integer(column) != 0; }
    Time time(std::size_t column) const { return Time(std::chrono::milliseconds(integer(column))); }
    bool is_null(std::size_t column) const { return std::holds_alternative<std::monostate>(values.at(column)); }
    std::optional<std::string> maybe_text(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(text(column));
    }
    std::optional<int> maybe_integer(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(static_cast<int>(integer(column)));
    }
    std::optional<Time> maybe_time(std::size_t column) const { return is_null(column) ? std::nullopt : std::optional(time(column)); }
    template <class SomeId>
    std::optional<SomeId> maybe_id(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(id<SomeId>(column));
    }
    template <class SomeId>
    SomeId id(std::size_t column) const { return {static_cast<std::uint64_t>(integer(column))}; }
};
using Rows = std::vector<Row>;

}  // namespace parley::db
