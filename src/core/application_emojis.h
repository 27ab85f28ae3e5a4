// core/application_emojis.h -- The emojis that an application has of its own, for what its bot writes anywhere. Their pictures are
// stored before, under their ids (core/files/images.h). Whose application it is was checked.
#pragma once
#include "core/turns.h"
#include "model/guild.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostApplicationEmojis = 2'000;  // Source: Discord API v10, "Application-Owned Emoji"

class ApplicationEmojis {
public:
    ApplicationEmojis(store::Store& store, Turns& turns) : store_(store), turns_(turns) {}

    EmojiId draw_id() { return store_.draw_id<EmojiId>(); }
    Task<std::vector<Emoji>> of(ApplicationId application);  // by id
    // Refused with UnknownEmoji.
    Task<Emoji> require(ApplicationId application, EmojiId id);
    // `draft` has its id, its picture and who makes it. Refused with TooManyEmojis.
    Task<> create(ApplicationId application, Emoji draft);
    Task<Emoji> rename(ApplicationId application, EmojiId id, std::string name);
    Task<> erase(ApplicationId application, EmojiId id);

private:
    store::Store& store_;
    Turns& turns_;
};

}  // namespace parley::core
