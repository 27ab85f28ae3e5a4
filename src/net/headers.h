// net/headers.h -- Header fields in the order they came or go. Names compare without regard to case.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::net {

// Header names, and the words of some values, without regard to the case of ASCII letters.
bool is_same_name(std::string_view a, std::string_view b);

class Headers {
public:
    // The first value of that name, or empty.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    int count(std::string_view name) const;
    // One of the comma-separated words in any field of that name, without regard to case: `Connection: a, Upgrade`.
    bool has_token(std::string_view name, std::string_view token) const;
    void add(std::string name, std::string value);
    // Replaces every value of that name.
    void set(std::string name, std::string value);

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace parley::net
