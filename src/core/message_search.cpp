#include "core/message_search.h"

#include "base/contains.h"
#include "base/text.h"
#include "store/messages.h"

#include <algorithm>
#include <map>

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
        case Having::Poll: return false;  // nobody asks any here
        case Having::Snapshot: return more.forwarded.has_value();
    }
    return false;
}

template <class SomeId>
bool shares_one(const std::vector<SomeId>& a, const std::vector<SomeId>& b) {
    return std::ranges::any_of(a, [&](SomeId id) { return contains(b, id); });
}

bool has_one_file(const MessageDetails& more, const std::vector<std::string>& names, bool is_extension) {
    return std::ranges::any_of(more.attachments, [&](const Attachment& file) {
        const std::string name = folded(file.filename);
        if (!is_extension) return contains(names, name);
        const auto dot = name.rfind('.');
        return dot != std::string::npos && contains(names, name.substr(dot + 1));
    });
}

// The host of a link is what stands between its scheme and the next sign that is in none.
bool links_to_one(std::string_view content, const std::vector<std::string>& hosts) {
    for (std::size_t at = content.find("://"); at != std::string_view::npos; at = content.find("://", at)) {
        at += 3;
        const std::string host = folded(content.substr(at, content.find_first_of("/:?#> \n\t)]\"'", at) - at));
        if (contains(hosts, host)) return true;
    }
    return false;
}

}  // namespace

std::optional<Having> to_having(std::string_view word) {
    constexpr std::pair<std::string_view, Having> words[] = {
        {"image", Having::Image}, {"video", Having::Video}, {"sound", Having::Sound}, {"file", Having::File},
        {"embed", Having::Embed}, {"link", Having::Link}, {"sticker", Having::Sticker}, {"poll", Having::Poll}, {"snapshot", Having::Snapshot}};
    for (const auto& [name, what] : words) {
        if (name == word) return what;
    }
    return std::nullopt;
}

bool MessageFilter::passes(const Message& message) const {
    const MessageDetails& more = message.more();
    if (!is_written(message.type)) return false;  // nobody looks for notices
    if (!authors.empty() && !contains(authors, message.author_id)) return false;
    if (!mentions.empty() && !shares_one(mentions, more.mentions)) return false;
    if (!mentioned_roles.empty() && !shares_one(mentioned_roles, more.mention_roles)) return false;
    const bool must_answer = !answered.empty() || !answered_authors.empty();
    if (must_answer && (message.type != MessageType::Reply || !more.reference || !more.reference->message_id)) return false;
    if (!answered.empty() && !contains(answered, *more.reference->message_id)) return false;
    if (!extensions.empty() && !has_one_file(more, extensions, true)) return false;
    if (!filenames.empty() && !has_one_file(more, filenames, false)) return false;
    if (!hosts.empty() && !links_to_one(message.content, hosts)) return false;
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

Task<> MessageSearch::keep_by_kind(std::vector<Message>& messages, const MessageFilter& filter) {
    std::vector<UserId> people;
    for (const Message& message : messages) people.push_back(message.author_id);
    const auto known = co_await directory_.find_all(std::move(people));
    std::erase_if(messages, [&](const Message& message) {
        const auto author = known.find(message.author_id);
        const bool is_bot = author != known.end() && author->second->is_bot;
        const AuthorKind kind = message.more().webhook ? AuthorKind::Webhook : is_bot ? AuthorKind::Bot : AuthorKind::User;
        return (!filter.kinds.empty() && !contains(filter.kinds, kind)) || contains(filter.other_kinds, kind);
    });
}

Task<> MessageSearch::keep_answers_to(std::vector<Message>& messages, const std::vector<UserId>& authors) {
    std::map<ChannelId, std::vector<MessageId>> answered;
    for (const Message& message : messages) answered[message.channel_id].push_back(*message.more().reference->message_id);
    std::vector<db::Statement> queries;
    for (const auto& [channel, ids] : answered) queries.push_back(store::messages::find(channel, ids));
    std::vector<MessageId> theirs;
    if (queries.empty()) co_return;
    for (db::Rows& rows : co_await store_.read_all(std::move(queries))) {
        for (db::Row& row : rows) {
            const Message message = store::messages::to_message(row);
            if (contains(authors, message.author_id)) theirs.push_back(message.id);
        }
    }
    std::erase_if(messages, [&](const Message& message) { return !contains(theirs, *message.more().reference->message_id); });
}

Task<FoundMessages> MessageSearch::find(MessageFilter filter, std::vector<ChannelId> channels, int offset, int limit, bool is_oldest_first) {
    std::vector<Message> found = co_await candidates(filter, channels);
    std::erase_if(found, [&](const Message& message) { return !filter.passes(message); });
    if (!filter.kinds.empty() || !filter.other_kinds.empty()) co_await keep_by_kind(found, filter);
    if (!filter.answered_authors.empty()) co_await keep_answers_to(found, filter.answered_authors);
    std::ranges::sort(found, std::ranges::greater{}, &Message::id);
    if (is_oldest_first) std::ranges::reverse(found);
    FoundMessages answer{.total = static_cast<int>(found.size())};
    for (std::size_t i = static_cast<std::size_t>(offset); i < found.size() && answer.page.size() < static_cast<std::size_t>(limit); ++i) {
        answer.page.push_back(std::move(found[i]));
    }
    co_return answer;
}

}  // namespace parley::core
