// app/settings_table.h -- Every setting once: its name in parley.toml (`header_timeout`), in the environment
// (`PARLEY_HEADER_TIMEOUT`) and on the command line (`--header-timeout`), and what it means.
#pragma once
#include "app/config.h"

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parley::app {

using Target = std::variant<std::string*, int*, std::chrono::seconds*, std::vector<std::string>*>;

struct Setting {
    std::string_view name;  // with underscores
    Target target;
    int least = 0, most = 0;  // for numbers
    std::string_view help;
};

// The settings of that config, each bound to its field.
std::vector<Setting> settings_of(Config& config);

// Throws std::runtime_error when the text is no value for the setting. `source` names where it stood.
void set_from_text(const Setting& setting, const std::string& text, const std::string& source);

}  // namespace parley::app
