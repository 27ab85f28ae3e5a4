#include "core/message_search.h"

#include "base/contains.h"
#include "store/messages.h"

#include <algorithm>

namespace parley::core {
namespace {

bool has_file_of(const MessageDetails& more, std::string_view type) {
    return std::ranges::any_of(more.attachments, [&](const Attachment& file) { return file.content_type.value_or("").starts_with(type); });
}

bool has(const Message& message, Having what) {
    const MessageDetails& more = message.more();
    switch (what) {
        case Having::Image: return has_file_of(more, "image/");
        case Having::Video: return has_file_of(more, "video/");
        case Having::Sound: return has_file_of(more, "audio/");
        case Having::File: return !more.attachments.empty();
        case Having::Embed: return more.embeds != "[]";
        case Having::Link: return message.content.find("http://") != std::string::npos || message.content.find("https://") != std::string::npos;
        case Having::Sticker: return more.sticker_items != "[]";
    }
    return false;
}

template <class SomeId>
bool shares_one(const std::vector<SomeId>& a, const std::vector<SomeId>& b) {
    return std::ranges::any_of(a, [&](SomeId id) { return contains(b, id); });
}

}  // namespace

std::optional<Having> to_having(std::string_view word) {
    constexpr std::pair<std::string_view, Having> words[] = {
        {"image", Having::Image}, {"video", Having::Video}, {"sound", Having::Sound}, {"file", Having::File},
        {"embed", Having::Embed}, {"link", Having::Link}, {"sticker", Having::Sticker}};
    for (const auto& [name, what] : words) {
        if (name == word) return what;
    }
    return std::nullopt;
}

bool MessageFilter::passes(const Message& message) const {
    const MessageDetails& more = message.more();
    if (!authors.empty() && !contains(authors, message.author_id)) return false;
    if (!mentions.empty() && !shares_one(mentions, more.mentions)) return false;
    if (is_pinned && *is_pinned != message.pinned_at.has_value()) return false;
    if (mentions_everyone && *mentions_everyone != more.mentions_everyone) return false;
    if ((above && message.id <= *above) || (below && message.id >= *below)) return false;
    return std::ranges::all_of(having, [&](Having what) { return has(message, what); }) &&
           std::ranges::none_of(lacking, [&](Having what) { return has(message, what); });
}

Task<std::vector<Message>> MessageSearch::candidates(const MessageFilter& filter, const std::vector<ChannelId>& channels) {
    if (!filter.content.empty()) co_return co_await words_.find(filter.content, channels, kMostLookedAt);
    std::vector<db::Statement> queries;
    const MessageId below = filter.below.value_or(MessageId{static_cast<std::uint64_t>(INT64_MAX)});
    const int share = std::max(kLeastLookedAt, kMostLookedAt / std::max(1, static_cast<int>(channels.size())));
    for (const ChannelId channel : channels) queries.push_back(store::messages::newest(channel, below, share));
    std::vector<Message> found;
    if (queries.empty()) co_return found;
    for (db::Rows& rows : co_await store_.read_all(std::move(queries))) {
        for (db::Row& row : rows) {
            Message message = store::messages::to_message(row);
            if (filter.passes(message)) found.push_back(std::move(message));
        }
    }
    co_return found;
}

Task<> MessageSearch::keep_by_kind(std::vector<Message>& messages, bool bots) {
    std::vector<UserId> people;
    for (const Message& message : messages) people.push_back(message.author_id);
    const auto known = co_await directory_.find_all(std::move(people));
    std::erase_if(messages, [&](const Message& message) {
        const auto author = known.find(message.author_id);
        return (message.more().webhook || (author != known.end() && author->second->is_bot)) != bots;
    });
}

Task<FoundMessages> MessageSearch::find(MessageFilter filter, std::vector<ChannelId> channels, int offset, int limit, bool is_oldest_first) {
    std::vector<Message> found = co_await candidates(filter, channels);
    std::erase_if(found, [&](const Message& message) { return !filter.passes(message); });
    if (filter.is_by_bot) co_await keep_by_kind(found, *filter.is_by_bot);
    std::ranges::sort(found, std::ranges::greater{}, &Message::id);
    if (is_oldest_first) std::ranges::reverse(found);
    FoundMessages answer{.total = static_cast<int>(found.size())};
    for (std::size_t i = static_cast<std::size_t>(offset); i < found.size() && answer.page.size() < static_cast<std::size_t>(limit); ++i) {
        answer.page.push_back(std::move(found[i]));
    }
    co_return answer;
}

}  // namespace parley::core
