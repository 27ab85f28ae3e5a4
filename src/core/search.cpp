#include "core/search.h"

#include "base/blocking.h"
#include "core/search_feeder.h"
#include "db/sqlite/search_index.h"
#include "store/messages.h"

#include <map>
#include <unordered_map>

namespace parley::core {
namespace {

// Places that one question looks at, however few of them still hold.
constexpr int kMostLookedAt = 10'000;

}  // namespace

struct Search::State {
    State(store::Store& given, const std::string& path) : store(given), feeder(given, path), reader(path) {}

    store::Store& store;
    SearchFeeder feeder;
    db::sqlite::SearchIndex reader;
    Workers readers{"search", 1};  // goes first: its work uses the reader
};

Search::Search(store::Store& store, bus::LocalBus& bus, const std::string& path) : state_(std::make_unique<State>(store, path)) {
    bus.subscribe([state = state_.get()](const bus::Batch& batch) { state->feeder.take(batch); });
}

Search::~Search() = default;

void Search::start() { state_->feeder.start(); }

// A place may be of a message that was deleted since, or edited: then the words may stand there no more, and others are
// looked for in its stead.
Task<std::vector<Message>> Search::find(std::string text, std::vector<ChannelId> channels, int limit) {
    for (int asked = limit;; asked *= 4) {
        const auto found = co_await run_on(state_->readers, [&] { return state_->reader.find(text, channels, asked); });
        std::vector<Message> messages = co_await load(found);
        co_await drop_changed(text, messages);
        const bool is_all = found.size() < static_cast<std::size_t>(asked) || asked >= kMostLookedAt;
        if (messages.size() > static_cast<std::size_t>(limit)) messages.resize(static_cast<std::size_t>(limit));
        if (is_all || messages.size() == static_cast<std::size_t>(limit)) co_return messages;
    }
}

// In the order of the places; a statement for each channel.
Task<std::vector<Message>> Search::load(const std::vector<db::sqlite::Found>& places) {
    std::vector<Message> messages;
    if (places.empty()) co_return messages;
    std::map<ChannelId, std::vector<MessageId>> by_channel;
    for (const db::sqlite::Found& place : places) by_channel[place.channel_id].push_back(place.message_id);
    std::vector<db::Statement> queries;
    for (const auto& [channel, ids] : by_channel) queries.push_back(store::messages::find(channel, ids));
    std::unordered_map<MessageId, Message> found;
    for (db::Rows& rows : co_await state_->store.read_all(std::move(queries))) {
        for (db::Row& row : rows) {
            Message message = store::messages::to_message(row);
            found.emplace(message.id, std::move(message));
        }
    }
    for (const db::sqlite::Found& place : places) {
        const auto at = found.find(place.message_id);
        if (at != found.end()) messages.push_back(std::move(at->second));
    }
    co_return messages;
}

Task<> Search::drop_changed(const std::string& text, std::vector<Message>& messages) {
    std::vector<std::string> contents;
    for (const Message& message : messages) {
        if (message.edited_at) contents.push_back(message.content);
    }
    if (contents.empty()) co_return;
    const std::vector<bool> holds = co_await run_on(state_->readers, [&] { return state_->reader.holds(text, contents); });
    std::size_t next = 0;
    std::erase_if(messages, [&](const Message& message) { return message.edited_at && !holds[next++]; });
}

}  // namespace parley::core
