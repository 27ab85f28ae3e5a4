#include "core/message_views.h"

#include "store/messages.h"
#include "store/reactions.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace parley::core {
namespace {

// What an answer shows beside the messages of one channel.
struct Beside {
    ChannelId channel;
    MessageId first, last;           // of those shown
    std::vector<MessageId> answered;  // if it stands in the same channel
};

// The first message of a thread shows the one that the thread began with, which stands in the parent.
bool shows_beginning(const Message& message) {
    const auto& reference = message.more().reference;
    return message.type == MessageType::ThreadStarter && reference && reference->message_id;
}

std::vector<Beside> beside(const std::vector<Message>& messages) {
    std::map<ChannelId, Beside> channels;
    for (const Message& message : messages) {
        auto& one = channels.try_emplace(message.channel_id, Beside{message.channel_id, message.id, message.id, {}}).first->second;
        one.first = std::min(one.first, message.id);
        one.last = std::max(one.last, message.id);
        const auto& reference = message.more().reference;
        if (reference && reference->message_id && reference->channel_id == message.channel_id) one.answered.push_back(*reference->message_id);
    }
    std::vector<Beside> list;
    for (auto& [id, one] : channels) list.push_back(std::move(one));
    for (const Message& message : messages) {
        if (shows_beginning(message)) list.push_back({.channel = message.more().reference->channel_id, .first = {}, .last = {}, .answered = {*message.more().reference->message_id}});
    }
    return list;
}

void take_reactions(const db::Rows& rows, std::unordered_map<MessageId, std::vector<ReactionCount>>& reactions) {
    for (const db::Row& row : rows) {
        store::reactions::CountRow one = store::reactions::to_count(row);
        reactions[one.message_id].push_back(std::move(one.count));
    }
}

void take_answered(db::Rows& rows, std::unordered_map<MessageId, std::shared_ptr<const Message>>& answered) {
    for (db::Row& row : rows) {
        auto message = std::make_shared<const Message>(store::messages::to_message(row));
        answered[message->id] = std::move(message);
    }
}

// Webhooks are nobody's account.
void note_author(const Message& message, std::vector<UserId>& people) {
    if (!message.more().webhook) people.push_back(message.author_id);
}

template <class Key, class Value>
Value find_in(const std::unordered_map<Key, Value>& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? Value{} : at->second;
}

// All that stands beside the messages, read at once.
struct Read {
    std::unordered_map<MessageId, std::vector<ReactionCount>> reactions;
    std::unordered_map<MessageId, std::shared_ptr<const Message>> answered;
    std::unordered_map<UserId, ProfilePtr> people;
};

Task<Read> read_beside(store::Store& store, Directory& directory, const std::vector<Message>& messages, UserId viewer) {
    std::vector<db::Statement> queries;
    for (const Beside& one : beside(messages)) {
        queries.push_back(store::reactions::counts(one.channel, one.first, one.last, viewer));
        queries.push_back(store::messages::find(one.channel, one.answered));
    }
    std::vector<db::Rows> rows = co_await store.read_all(std::move(queries));
    Read found;
    for (std::size_t i = 0; i < rows.size(); i += 2) {
        take_reactions(rows[i], found.reactions);
        take_answered(rows[i + 1], found.answered);
    }
    std::vector<UserId> people;
    for (const Message& message : messages) {
        note_author(message, people);
        people.insert(people.end(), message.more().mentions.begin(), message.more().mentions.end());
    }
    for (const auto& [id, message] : found.answered) note_author(*message, people);
    found.people = co_await directory.find_all(std::move(people));
    co_return found;
}

MessageView view_of(Message message, const Read& read) {
    MessageView view{.message = std::move(message)};
    const MessageDetails& more = view.message.more();
    if (!more.webhook) view.author = find_in(read.people, view.message.author_id);
    for (const UserId user : more.mentions) {
        if (ProfilePtr one = find_in(read.people, user)) view.mentioned.push_back(std::move(one));
    }
    const bool is_here = more.reference && more.reference->channel_id == view.message.channel_id;
    const bool answers = (is_here && more.reference->message_id) || shows_beginning(view.message);
    if (answers) view.referenced = find_in(read.answered, *more.reference->message_id);
    if (view.referenced && !view.referenced->more().webhook) view.referenced_author = find_in(read.people, view.referenced->author_id);
    view.reactions = find_in(read.reactions, view.message.id);
    return view;
}

}  // namespace

Task<std::vector<ProfilePtr>> MessageViews::people(std::vector<UserId> users) {
    const auto known = co_await directory_.find_all(users);
    std::vector<ProfilePtr> found;
    for (const UserId user : users) {
        if (ProfilePtr profile = find_in(known, user)) found.push_back(std::move(profile));
    }
    co_return found;
}

Task<std::vector<MessageView>> MessageViews::of(std::vector<Message> messages, UserId viewer) {
    std::vector<MessageView> views;
    if (messages.empty()) co_return views;
    const Read found = co_await read_beside(store_, directory_, messages, viewer);
    for (Message& message : messages) {
        MessageView view = view_of(std::move(message), found);
        if ((view.message.flags & kHasThread) != 0) view.thread = guilds_.find_channel({view.message.id.value});
        views.push_back(std::move(view));
    }
    co_return views;
}

Task<MessageView> MessageViews::of(Message message, UserId viewer) {
    std::vector<Message> one;
    one.push_back(std::move(message));
    std::vector<MessageView> views = co_await of(std::move(one), viewer);
    co_return std::move(views.front());
}

}  // namespace parley::core
