// The values of the pages' templates: whatever they hold, a page has the same marks as with harmless ones.
#include "api/pages/device_name.h"
#include "api/pages/templates.h"
#include "base/utf8.h"
#include "check.h"
#include "input.h"

#include <algorithm>
#include <array>
#include <string>

using namespace parley;
using api::pages::Data;

namespace {

constexpr std::array<const char*, 17> kNames = {
    "username", "nickname", "pfp", "initial", "since", "nickname_value", "avatar_value", "nickname_error", "avatar_error",
    "current_password_error", "new_password_error", "email", "username_error", "email_error", "password_error", "error", "host"};

// Values that are empty leave sections out, so both pages get values in the same places.
std::string page(const char* name, std::string_view value, std::string_view device) {
    Data data;
    for (const char* field : kNames) data.set(field, std::string(value));
    Data sessions(Data::type::list), entry;
    for (const char* field : {"id", "device", "address", "last_seen"}) entry.set(field, std::string(device));
    sessions.push_back(entry);
    data.set("sessions", sessions);
    data.set("instance", std::string(value));
    return api::pages::render(name, std::move(data));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    const std::string device = api::pages::device_name(input.line());
    const std::string_view value = input.rest();
    if (value.empty() || !is_utf8(value) || !is_utf8(device)) return 0;
    for (const char* name : {"settings", "sign-in", "sign-up", "index"}) {
        const std::string plain = page(name, "x", "x"), full = page(name, value, device);
        for (const char mark : {'<', '>', '"', '\''}) CHECK(std::ranges::count(full, mark) == std::ranges::count(plain, mark));
    }
    return 0;
}
