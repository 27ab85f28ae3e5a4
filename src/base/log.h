// base/log.h -- One line per fact, `key=value`, on standard error. Never a token, password, e-mail or message text.
#pragma once
#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace parley::log {

enum class Level { Debug, Info, Warn, Error, Off };

void set_level(Level level);
void write(Level level, std::string_view line);
bool is_on(Level level);

template <class... Args>
void debug(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::Debug)) write(Level::Debug, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void info(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::Info)) write(Level::Info, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void warn(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::Warn)) write(Level::Warn, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void error(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::Error)) write(Level::Error, fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace parley::log
