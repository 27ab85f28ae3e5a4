#include "core/direct_messages.h"

#include "base/text.h"
#include "store/channels.h"
#include "store/messages.h"
#include "store/users.h"

#include <algorithm>
#include <limits>

namespace parley::core {
namespace {

Chat to_chat(db::Row& row, UserId user) {
    Chat chat{.other = store::users::to_profile(row, 0), .channel_id = row.id<ChannelId>(7), .last = {}, .last_read = {},
              .unread = static_cast<int>(row.integer(13))};
    if (!row.is_null(9)) {
        chat.last = Message{.id = row.id<MessageId>(9), .channel_id = chat.channel_id, .author_id = row.id<UserId>(10),
                            .content = row.take_text(11)};
    }
    if (!row.is_null(12)) chat.last_read = row.id<MessageId>(12);
    if (chat.other.id == user) chat.unread = 0;
    return chat;
}

}  // namespace

std::optional<std::string_view> wrong_text(std::string_view content) {
    if (content.find('\0') != std::string_view::npos) return "A message cannot hold a NUL character.";
    if (is_blank(content)) return "The message is empty.";
    // A text of so few bytes cannot have too many characters.
    if (content.size() > kLongestMessage && length(content) > kLongestMessage) {
        return "The message is too long. The limit is 4,000 characters.";
    }
    return std::nullopt;
}

DirectMessages::DirectMessages(store::Store& store, bus::LocalBus& bus, const Clock& clock)
    : store_(store), bus_(bus), clock_(clock) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) {
            if (std::holds_alternative<StorageChanged>(*event)) channels_.clear();
        }
    });
}

Task<std::optional<DirectChannel>> DirectMessages::find(Pair pair) {
    if (auto known = channels_.find(pair)) co_return known;
    const auto read_at = channels_.generation();
    const db::Rows rows = co_await store_.read(store::channels::direct_of(pair));
    if (rows.empty()) co_return std::nullopt;
    const DirectChannel channel = store::channels::to_direct_channel(rows.front());
    channels_.offer(pair, channel, read_at);
    co_return channel;
}

Task<DirectChannel> DirectMessages::open(Pair pair) {
    if (const auto known = co_await find(pair)) co_return *known;
    co_await store_.write([&](store::Unit& unit) {
        const auto fresh = unit.next_id<ChannelId>();
        for (db::Statement& statement : store::channels::insert_direct(fresh, pair, clock_.now())) {
            unit.add(std::move(statement));
        }
    });
    co_return (co_await find(pair)).value();
}

void DirectMessages::post(Draft draft, std::move_only_function<void(std::exception_ptr)> failed) {
    auto event = std::make_shared<Event>(MessageCreated{
        .message = {.id = {}, .channel_id = draft.channel.id, .author_id = draft.author->id, .content = std::move(draft.content)},
        .author = std::move(draft.author), .recipient = std::move(draft.recipient), .origin = draft.origin,
        .nonce = std::move(draft.nonce)});
    auto& created = std::get<MessageCreated>(*event);
    const Pair pair(created.author->id, created.recipient->id);
    const bool opens = created.opens_channel = !draft.channel.is_open_for_both;
    store_.submit(
        [&](store::Unit& unit) {
            created.message.id = unit.next_id<MessageId>();
            unit.add(store::messages::insert(created.message));
            if (!created.nonce.empty()) unit.add(store::messages::insert_nonce(created.message, created.nonce));
            if (opens) unit.add(store::channels::open_for_all(created.message.channel_id, created.message.id.time()));
            unit.tell(event);
        },
        [this, pair, opens, failed = std::move(failed)](std::exception_ptr failure) mutable {
            // Forgotten rather than changed: the next message reads what is true now.
            if (opens) channels_.erase(pair);
            if (failure) failed(std::move(failure));
        });
}

Task<std::optional<Message>> DirectMessages::find_by_nonce(UserId author, ChannelId channel, std::string nonce) {
    db::Rows rows = co_await store_.read(store::messages::by_nonce(author, channel, nonce));
    if (rows.empty()) co_return std::nullopt;
    co_return store::messages::to_message(rows.front());
}

Task<> DirectMessages::save(UserId user, UserId other) {
    const DirectChannel channel = co_await open(Pair(user, other));
    co_await store_.write([&](store::Unit& unit) { unit.add(store::channels::open_for(channel.id, user, clock_.now())); });
    channels_.erase(Pair(user, other));
}

Task<> DirectMessages::show(ProfilePtr user, ChannelPtr channel) {
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::channels::open_for(channel->id, user->id, clock_.now()));
        unit.tell(RecipientChanged{.group = channel, .user = user, .is_added = true});
    });
    channels_.erase(Pair(channel->recipients.front(), channel->recipients.back()));
}

Task<> DirectMessages::close(ProfilePtr user, ChannelPtr channel) {
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::channels::close_for(channel->id, user->id));
        unit.tell(RecipientChanged{.group = channel, .user = user, .is_added = false});
    });
    channels_.erase(Pair(channel->recipients.front(), channel->recipients.back()));
}

Task<std::vector<Chat>> DirectMessages::chats(UserId user) {
    db::Rows rows = co_await store_.read(store::channels::chats_of(user, kMostUnread));
    std::vector<Chat> chats;
    chats.reserve(rows.size());
    for (db::Row& row : rows) chats.push_back(to_chat(row, user));
    co_return chats;
}

Task<> DirectMessages::history(Pair pair, Range range, std::function<void(std::vector<Message>)> use) {
    constexpr MessageId newest{static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())};
    const auto channel = co_await find(pair);
    if (!channel) co_return;
    std::vector<db::Statement> query;
    query.push_back(range.after ? store::messages::oldest_after(channel->id, *range.after, range.limit)
                                : store::messages::newest(channel->id, range.before.value_or(newest), range.limit));
    co_await store_.read_page(std::move(query), [&](std::vector<db::Rows> rows) {
        std::vector<Message> page;
        page.reserve(rows.front().size());
        for (db::Row& row : rows.front()) page.push_back(store::messages::to_message(row));
        if (!range.after) std::ranges::reverse(page);
        use(std::move(page));
    });
}

Task<> DirectMessages::mark_read(UserId user, Profile other, MessageId id) {
    const auto channel = co_await find(Pair(user, other.id));
    if (!channel) throw Refusal(Code::UnknownMessage);
    // A mark beyond the newest message would hide the next ones.
    std::vector<db::Statement> queries{store::messages::newest(channel->id, {id.value + kStep}, 1),
                                       store::messages::read_mark(user, channel->id)};
    const std::vector<db::Rows> rows = co_await store_.read_all(std::move(queries));
    if (rows[0].empty()) throw Refusal(Code::UnknownMessage);
    const auto seen = rows[0].front().id<MessageId>(0);
    if (!rows[1].empty() && rows[1].front().id<MessageId>(0) >= seen) co_return;  // nothing to write, nothing to tell
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::messages::move_read_mark(user, channel->id, seen));
        unit.tell(ReadMoved{.user_id = user, .other_username = other.username, .message_id = seen, .channel_id = channel->id});
    });
}

void DirectMessages::tell_typing(ProfilePtr author, UserId recipient) {
    bus_.publish(TypingStarted{.author = std::move(author), .recipient = recipient, .at = clock_.now()});
}

Task<> DirectMessages::erase_old_nonces() {
    const MessageId oldest{first_snowflake(clock_.now() - kNonceLifetime)};
    co_await store_.write([&](store::Unit& unit) { unit.add(store::messages::erase_nonces_before(oldest)); });
}

}  // namespace parley::core
