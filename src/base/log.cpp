#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace parley::log {
namespace {

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warn: return spdlog::level::warn;
        case Level::Error: return spdlog::level::err;
        case Level::Off: return spdlog::level::off;
    }
    return spdlog::level::info;
}

spdlog::logger& logger() {
    static const auto kept = [] {
        auto made = spdlog::stderr_color_mt("parley");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v", spdlog::pattern_time_type::utc);
        return made;
    }();
    return *kept;
}

}  // namespace

void set_level(Level level) { logger().set_level(to_spdlog(level)); }
bool is_on(Level level) { return logger().should_log(to_spdlog(level)); }
void write(Level level, std::string_view line) { logger().log(to_spdlog(level), line); }

}  // namespace parley::log
