#include "api/pages/device_name.h"

#include <span>

namespace parley::api::pages {
namespace {

struct Mark {
    std::string_view in_agent, name;
};

// In this order: every browser also carries the marks of those it descends from.
constexpr Mark kBrowsers[] = {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
                              {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
constexpr Mark kSystems[] = {{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"},
                             {"Mac OS X", "Mac"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}};

std::string_view find_mark(std::string_view agent, std::span<const Mark> marks) {
    for (const Mark& mark : marks) {
        if (agent.find(mark.in_agent) != std::string_view::npos) return mark.name;
    }
    return {};
}

}  // namespace

std::string device_name(std::string_view agent) {
    const std::string_view browser = find_mark(agent, kBrowsers);
    const std::string_view system = find_mark(agent, kSystems);
    if (!browser.empty()) return std::string(browser) + (system.empty() ? "" : " on " + std::string(system));
    const std::string_view program = agent.substr(0, agent.find_first_of("/ "));
    return program.empty() ? "Unknown device" : std::string(program);
}

}  // namespace parley::api::pages
