#include "core/application_emojis.h"

#include "store/emojis.h"

#include <algorithm>

namespace parley::core {

Task<std::vector<Emoji>> ApplicationEmojis::of(ApplicationId application) {
    std::vector<Emoji> emojis;
    for (const db::Row& row : co_await store_.read(store::emojis::of_application(application))) emojis.push_back(store::emojis::to_application_emoji(row));
    co_return emojis;
}

Task<Emoji> ApplicationEmojis::require(ApplicationId application, EmojiId id) {
    std::vector<Emoji> emojis = co_await of(application);
    const auto at = std::ranges::find(emojis, id, &Emoji::id);
    if (at == emojis.end()) throw Refusal(Code::UnknownEmoji);
    co_return std::move(*at);
}

Task<> ApplicationEmojis::create(ApplicationId application, Emoji draft) {
    const auto turn = co_await turns_.take(application.value);
    if ((co_await of(application)).size() >= kMostApplicationEmojis) throw Refusal(Code::TooManyEmojis);
    co_await store_.write([&](store::Unit& unit) { unit.add(store::emojis::insert(application, draft)); });
}

Task<Emoji> ApplicationEmojis::rename(ApplicationId application, EmojiId id, std::string name) {
    Emoji emoji = co_await require(application, id);
    emoji.name = std::move(name);
    co_await store_.write([&](store::Unit& unit) { unit.add(store::emojis::update(emoji)); });
    co_return emoji;
}

Task<> ApplicationEmojis::erase(ApplicationId application, EmojiId id) {
    co_await require(application, id);
    co_await store_.write([&](store::Unit& unit) { unit.add(store::emojis::erase(id)); });
}

}  // namespace parley::core
