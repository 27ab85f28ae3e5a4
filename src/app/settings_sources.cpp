#include "app/settings_sources.h"

#include "app/settings_table.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>

namespace parley::app {
namespace {

std::string text_of(const toml::node& node, const std::string& source) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const toml::array* list = node.as_array()) {
        std::string joined;
        for (const toml::node& entry : *list) joined += text_of(entry, source) + ',';
        return joined;
    }
    throw std::runtime_error(source + ": a setting is a text, a whole number or a list of texts.");
}

std::string environment_name(std::string_view name) {
    std::string upper = "PARLEY_";
    for (const char c : name) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return upper;
}

}  // namespace

void read_file(Config& config, const std::string& path) {
    toml::table table;
    try {
        table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        throw std::runtime_error(fmt::format("{}, line {}: {}", path, error.source().begin.line, error.description()));
    }
    const std::vector<Setting> settings = settings_of(config);
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        if (name == "secret_key") {
            config.secret_key = text_of(node, path);
            continue;
        }
        const auto setting = std::ranges::find(settings, name, &Setting::name);
        if (setting == settings.end()) throw std::runtime_error(fmt::format("{}: there is no setting \"{}\".", path, name));
        set_from_text(*setting, text_of(node, path), path);
    }
}

void read_environment(Config& config) {
    for (const Setting& setting : settings_of(config)) {
        const std::string name = environment_name(setting.name);
        if (const char* value = std::getenv(name.c_str())) set_from_text(setting, value, name);
    }
    if (const char* key = std::getenv("SECRET_KEY")) config.secret_key = key;
}

}  // namespace parley::app
