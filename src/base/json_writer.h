// base/json_writer.h -- Writes JSON straight into a string: frames and pages of history are made by the million, and a
// tree of values that is built only to be printed costs several times as much.
//
//   JsonWriter json;
//   json.object([&] { json.field("type", "sent").field("to", name).field("id", 5); });
#pragma once
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace parley {

class JsonWriter {
public:
    template <std::invocable Fill>
    JsonWriter& object(Fill fill) { return nest('{', '}', fill); }
    template <std::invocable Fill>
    JsonWriter& array(Fill fill) { return nest('[', ']', fill); }

    // `name` is a plain word: nothing in it is escaped.
    JsonWriter& key(std::string_view name) {
        comma();
        out_ += '"';
        out_ += name;
        out_ += "\":";
        first_ = true;  // the value that follows takes no comma
        return *this;
    }
    template <class Value>
    JsonWriter& field(std::string_view name, const Value& value) {
        key(name);
        return this->value(value);
    }

    JsonWriter& value(std::string_view text) { comma(); quote(text); return *this; }
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(bool is) { comma(); out_ += is ? "true" : "false"; return *this; }
    JsonWriter& value(std::nullptr_t) { comma(); out_ += "null"; return *this; }
    template <std::integral Number>
        requires(!std::same_as<Number, bool>)
    JsonWriter& value(Number number) {
        comma();
        char digits[24];
        out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
        return *this;
    }
    template <class Value>
    JsonWriter& value(const std::optional<Value>& maybe) { return maybe ? value(*maybe) : value(nullptr); }
    // JSON text that is already made.
    JsonWriter& raw(std::string_view json) { comma(); out_ += json; return *this; }

    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    const std::string& text() const { return out_; }
    std::string take() { first_ = true; return std::exchange(out_, {}); }

private:
    template <class Fill>
    JsonWriter& nest(char open, char close, Fill& fill) {
        comma();
        out_ += open;
        first_ = true;
        fill();
        out_ += close;
        first_ = false;
        return *this;
    }
    void comma() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    void quote(std::string_view text);

    std::string out_;
    bool first_ = true;
};

}  // namespace parley
