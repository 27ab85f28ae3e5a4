// api/discord/wire/locales.h -- The languages that clients can be set to. Source: Discord API v10, "Locales".
#pragma once
#include "base/contains.h"

#include <array>
#include <string_view>

namespace parley::api::discord::wire {

inline bool is_locale(std::string_view text) {
    static constexpr std::array<std::string_view, 34> locales{
        "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
        "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"};
    return contains(locales, text);
}

}  // namespace parley::api::discord::wire
