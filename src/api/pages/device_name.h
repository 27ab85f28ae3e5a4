// api/pages/device_name.h -- A User-Agent as a person would say it: "Firefox on Linux".
#pragma once
#include <string>
#include <string_view>

namespace parley::api::pages {

std::string device_name(std::string_view agent);

}  // namespace parley::api::pages
