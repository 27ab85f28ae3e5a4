// tests/fuzz/input.h -- An input as text, and as the parts that a target makes of it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

// What is left after the parts that were taken off the front.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

    // Up to the next line feed, which is dropped; all of it when there is none.
    std::string_view line() {
        const auto end = rest_.find('\n');
        const std::string_view taken = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        return taken;
    }
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const auto first = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return first;
    }
    std::string_view rest() const { return rest_; }
    bool is_empty() const { return rest_.empty(); }

private:
    std::string_view rest_;
};
