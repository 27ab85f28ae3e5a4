#include "core/message_views.h"

#include "store/messages.h"
#include "store/reactions.h"

#include <algorithm>
#include <unordered_map>

namespace parley::core {
namespace {

// What those messages answer, if it stands in their own channel.
std::vector<MessageId> answered(const std::vector<Message>& messages) {
    std::vector<MessageId> ids;
    for (const Message& message : messages) {
        const auto& reference = message.more().reference;
        if (reference && reference->message_id && reference->channel_id == message.channel_id) ids.push_back(*reference->message_id);
    }
    return ids;
}

}  // namespace

Task<std::vector<ProfilePtr>> MessageViews::people(std::vector<UserId> users) {
    std::vector<ProfilePtr> found;
    for (const UserId user : users) {
        if (ProfilePtr profile = co_await directory_.find(user)) found.push_back(std::move(profile));
    }
    co_return found;
}

Task<std::vector<MessageView>> MessageViews::of(std::vector<Message> messages, UserId viewer) {
    std::vector<MessageView> views;
    if (messages.empty()) co_return views;
    const ChannelId channel = messages.front().channel_id;
    const auto [first, last] = std::ranges::minmax(messages, {}, &Message::id);
    std::vector<db::Statement> queries{store::reactions::counts(channel, first.id, last.id, viewer),
                                       store::messages::find(channel, answered(messages))};
    std::vector<db::Rows> rows = co_await store_.read_all(std::move(queries));
    std::unordered_map<MessageId, std::vector<ReactionCount>> reactions;
    for (const db::Row& row : rows[0]) {
        store::reactions::CountRow one = store::reactions::to_count(row);
        reactions[one.message_id].push_back(std::move(one.count));
    }
    std::unordered_map<MessageId, std::shared_ptr<const Message>> referenced;
    for (db::Row& row : rows[1]) {
        auto message = std::make_shared<const Message>(store::messages::to_message(row));
        referenced[message->id] = std::move(message);
    }
    for (Message& message : messages) {
        MessageView view{.message = std::move(message)};
        const MessageDetails& more = view.message.more();
        if (!more.webhook) view.author = co_await directory_.find(view.message.author_id);
        view.mentioned = co_await people(more.mentions);
        if (more.reference && more.reference->message_id) {
            if (const auto at = referenced.find(*more.reference->message_id); at != referenced.end()) view.referenced = at->second;
        }
        if (view.referenced && !view.referenced->more().webhook) view.referenced_author = co_await directory_.find(view.referenced->author_id);
        if (const auto at = reactions.find(view.message.id); at != reactions.end()) view.reactions = std::move(at->second);
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
