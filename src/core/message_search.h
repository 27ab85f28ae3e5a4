// core/message_search.h -- Searching messages with the filters of Discord's clients: by words, by who wrote them, by what is
// in them. Which channels may be searched is the caller's to say.
#pragma once
#include "core/directory.h"
#include "core/search.h"
#include "model/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::core {

// What a message has besides its text. Source: Discord API v10, "Search Guild Messages".
enum class Having { Image, Video, Sound, File, Embed, Link, Sticker, Poll, Snapshot };
std::optional<Having> to_having(std::string_view word);  // "image", "video", "sound", "file", "embed", "link", "sticker", "poll", "snapshot"

enum class AuthorKind { User, Bot, Webhook };

struct MessageFilter {
    std::string content;                // words; empty: any text
    std::vector<UserId> authors;        // of several one is enough; empty: anybody
    std::vector<UserId> mentions;
    std::vector<RoleId> mentioned_roles;
    std::vector<MessageId> answered;            // what it answers
    std::vector<UserId> answered_authors;       // and who wrote that
    std::vector<std::string> extensions, filenames;  // of one of its files, as lower case
    std::vector<std::string> hosts;             // that one of its links leads to
    std::vector<Having> having;         // all of them
    std::vector<Having> lacking;        // none of them
    std::vector<AuthorKind> kinds, other_kinds;  // of which its author is one, and none
    std::optional<bool> is_pinned, mentions_everyone;
    std::optional<MessageId> above, below;

    bool passes(const Message& message) const;  // all but the words and what has to be looked up
};

struct FoundMessages {
    int total = 0;  // of those looked at
    std::vector<Message> page;
};

class MessageSearch {
public:
    // At most so many of the newest messages with the words are looked at; without words, of all channels together, each
    // with an equal share of at least kLeastLookedAt.
    static constexpr int kMostLookedAt = 2'000, kLeastLookedAt = 50;

    MessageSearch(store::Store& store, Search& words, Directory& directory) : store_(store), words_(words), directory_(directory) {}

    // Newest first, or oldest first.
    Task<FoundMessages> find(MessageFilter filter, std::vector<ChannelId> channels, int offset, int limit, bool is_oldest_first);

private:
    Task<std::vector<Message>> candidates(const MessageFilter& filter, const std::vector<ChannelId>& channels);
    Task<> keep_by_kind(std::vector<Message>& messages, const MessageFilter& filter);
    Task<> keep_answers_to(std::vector<Message>& messages, const std::vector<UserId>& authors);

    store::Store& store_;
    Search& words_;
    Directory& directory_;
};

}  // namespace parley::core
