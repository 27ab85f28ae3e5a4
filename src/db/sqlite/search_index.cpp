#include "db/sqlite/search_index.h"

#include "base/log.h"
#include "base/thread.h"
#include "db/sqlite/yielding_vfs.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <unordered_set>

namespace parley::db::sqlite {
namespace {

constexpr std::size_t kMostWords = 16;
// The row of `mark` holds a message's id, or one of these.
constexpr int kToBuild = 0;
constexpr int kBuilding = -1;
// A message's first text stands under its id, each later one under the next number: ids are multiples of kStep.
MessageId message_of(const Row& row) { return {row.id<MessageId>(0).value / kStep * kStep}; }

// The index puts the places of many channels together, at 25 to 90 us each. Above so many it first looks
// whether the newest matches, wherever they are, answer the question.
constexpr std::size_t kFewChannels = 8;
constexpr int kNewestPerWanted = 4;

// Left to itself FTS5 merges within a commit that happens to be due, 30 ms and more at once, and so keeps the core and the
// disk from the chat. While the index is built from nothing that is as well; afterwards it merges in steps of so many pages.
constexpr int kMergedOnItsOwn = 4;  // FTS5's own default: the segments of a level that it merges
constexpr int kNotMergedOnItsOwn = 0;
constexpr int kPagesInAStep = 16;

constexpr std::size_t kLongestText = 1'000;  // bytes; the rest of a longer question is ignored

// An index that was made otherwise is made anew. Kept as the file's `user_version`.
constexpr int kVersion = 1;

// Words are kept without case and accents, and what they begin with too: without that a question for `c` first puts the
// places of every word with a `c` in order, which in a million messages takes a second. `channel` holds one word, so that a
// search in a few chats does not visit the messages of all.
constexpr const char* kSchema = R"(
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 500;
    CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1), id BIGINT NOT NULL);
    INSERT INTO mark (one, id) VALUES (1, 0) ON CONFLICT DO NOTHING;
    CREATE TABLE IF NOT EXISTS places (id INTEGER PRIMARY KEY, channel_id BIGINT NOT NULL);
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
        content, channel, content = '', columnsize = 0, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.candidates USING fts5(content, tokenize = "unicode61 remove_diacritics 2");
)";

// A new file has its version before its tables, so that whoever else opens it takes it for new or for good.
void require_version(Connection& connection) {
    const bool is_new = connection.query(Statement("SELECT 1 FROM sqlite_schema WHERE name = 'words'")).empty();
    if (is_new) return connection.execute(fmt::format("PRAGMA user_version = {}", kVersion));
    const std::int64_t version = connection.query(Statement("PRAGMA user_version")).at(0).integer(0);
    if (version != kVersion) throw Error(SQLITE_ERROR, fmt::format("it is of version {}, not {}", version, kVersion));
}

Connection open(const std::string& path) {
    Connection connection(path, Access::Create, yielding_vfs());
    require_version(connection);
    connection.execute(kSchema);
    connection.query(Statement("SELECT id FROM mark WHERE one = 1"));
    return connection;
}

Connection open_or_make(const std::string& path) {
    try {
        return open(path);
    } catch (const Error& error) {
        const int kind = error.code & 0xFF;
        if (kind != SQLITE_CORRUPT && kind != SQLITE_NOTADB && kind != SQLITE_ERROR) throw;
        log::warn("search.index_made_anew text=\"{}\"", error.what());
        for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
        return open(path);
    }
}

// It begins with a letter of Roman inscriptions, so that no question for words begins like it.
std::string channel_word(ChannelId id) { return fmt::format("\uA7FF{}", id.value); }

bool has_word_character(std::string_view word) {
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c))) return true;
    }
    return false;
}

std::string quoted(std::string_view word) {
    std::string out = "\"";
    for (const char c : word) {
        out += c;
        if (c == '"') out += '"';
    }
    return out + '"';
}

}  // namespace

std::string to_match(const std::string& text) {
    const std::string_view asked = std::string_view(text).substr(0, kLongestText);
    constexpr std::string_view spaces(" \t\r\n\v\f\0", 7);  // SQLite would read no further than a NUL
    std::string match;
    std::size_t words = 0;
    for (std::size_t at = asked.find_first_not_of(spaces); at != std::string_view::npos && words < kMostWords;) {
        const std::size_t end = std::min(asked.find_first_of(spaces, at), asked.size());
        const std::string_view word = asked.substr(at, end - at);
        if (has_word_character(word)) {
            if (words++ > 0) match += ' ';  // not AND, which finds nothing beside a sign that is no word
            match += quoted(word);
        }
        at = asked.find_first_not_of(spaces, end);
    }
    return words > 0 ? match + '*' : match;
}

SearchIndex::SearchIndex(const std::string& path) : connection_(open_or_make(path)) {
    if (mark().value > 0) configure("automerge", kNotMergedOnItsOwn);  // an earlier Parley may have built it
}

MessageId SearchIndex::mark() {
    return connection_.query(Statement("SELECT MAX(id, 0) FROM mark WHERE one = 1")).at(0).id<MessageId>(0);
}

void SearchIndex::add(const std::vector<Message>& messages, MessageId mark) {
    connection_.execute("BEGIN IMMEDIATE");
    try {
        for (const Message& message : messages) {
            insert(message);
            offer_processor();
        }
        connection_.run(Statement("UPDATE mark SET id = $1 WHERE one = 1 AND id > 0", mark));
        connection_.execute("COMMIT");
    } catch (...) {
        connection_.execute("ROLLBACK");
        throw;
    }
}

// FTS5's documented sign that there was nothing to do: fewer than two rows of its own tables changed.
bool SearchIndex::merge() {
    const std::int64_t before = sqlite3_total_changes64(connection_.handle());
    connection_.run(Statement("INSERT INTO words (words, rank) VALUES ('merge', $1)", kPagesInAStep));
    return sqlite3_total_changes64(connection_.handle()) - before >= 2;
}

void SearchIndex::configure(const char* option, int value) {
    const Rows rows = connection_.query(Statement("SELECT 1 FROM words_config WHERE k = $1 AND v = $2", std::string(option), value));
    if (rows.empty()) connection_.run(Statement("INSERT INTO words (words, rank) VALUES ($1, $2)", std::string(option), value));
}

void SearchIndex::add_edited(const Message& message) {
    const Rows rows = connection_.query(Statement("SELECT MAX(id) FROM places WHERE id >= $1 AND id < $2", message.id, MessageId{message.id.value + kStep}));
    if (rows.at(0).is_null(0) || rows.at(0).id<MessageId>(0).value + 1 == message.id.value + kStep) return;
    Message again = message;
    again.id = {rows.at(0).id<MessageId>(0).value + 1};
    connection_.execute("BEGIN IMMEDIATE");
    try {
        insert(again);
        connection_.execute("COMMIT");
    } catch (...) {
        connection_.execute("ROLLBACK");
        throw;
    }
}

std::vector<bool> SearchIndex::holds(const std::string& text, const std::vector<std::string>& contents) {
    std::vector<bool> which(contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i) {
        connection_.run(Statement("INSERT INTO temp.candidates (rowid, content) VALUES ($1, $2)", i + 1, contents[i]));
    }
    for (const Row& row : connection_.query(Statement("SELECT rowid FROM temp.candidates WHERE candidates MATCH $1", to_match(text)))) {
        which[static_cast<std::size_t>(row.integer(0)) - 1] = true;
    }
    connection_.run(Statement("DELETE FROM temp.candidates"));
    return which;
}

void SearchIndex::insert(const Message& message) {
    connection_.run(Statement("INSERT INTO places (id, channel_id) VALUES ($1, $2)", message.id, message.channel_id));
    connection_.run(Statement("INSERT INTO words (rowid, content, channel) VALUES ($1, $2, $3)", message.id, message.content,
                              channel_word(message.channel_id)));
}

void SearchIndex::clear_with_mark(int mark) {
    connection_.execute("BEGIN IMMEDIATE; INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM places");
    connection_.run(Statement("UPDATE mark SET id = $1 WHERE one = 1", mark));
    connection_.execute("COMMIT");
}

void SearchIndex::clear() { clear_with_mark(kToBuild); }
void SearchIndex::begin_build() {
    configure("automerge", kMergedOnItsOwn);
    clear_with_mark(kBuilding);
}

bool SearchIndex::end_build(MessageId mark) {
    configure("automerge", kNotMergedOnItsOwn);
    return connection_.run(Statement("UPDATE mark SET id = $1 WHERE one = 1 AND id = $2", mark, kBuilding)) > 0;
}

SearchIndex::Matches SearchIndex::matches(const std::string& match, int most) {
    const Rows rows = connection_.query(Statement("SELECT w.rowid, p.channel_id FROM words w JOIN places p ON p.id = w.rowid "
                                                  "WHERE words MATCH $1 ORDER BY w.rowid DESC LIMIT $2", match, most));
    Matches matches{.found = {}, .is_all = rows.size() < static_cast<std::size_t>(most)};
    for (const Row& row : rows) {
        if (matches.found.empty() || matches.found.back().message_id != message_of(row)) {
            matches.found.push_back({message_of(row), row.id<ChannelId>(1)});
        }
    }
    return matches;
}

// The newest that hold the words, wherever they stand, when these show the answer already.
std::optional<std::vector<Found>> SearchIndex::find_among_newest(const std::string& words, const std::vector<ChannelId>& channels, std::size_t limit) {
    Matches newest = matches(fmt::format("content : ({})", words), static_cast<int>(limit) * kNewestPerWanted);
    const std::unordered_set<ChannelId> wanted(channels.begin(), channels.end());
    std::erase_if(newest.found, [&](const Found& one) { return !wanted.contains(one.channel_id); });
    if (!newest.is_all && newest.found.size() < limit) return std::nullopt;
    newest.found.resize(std::min(newest.found.size(), limit));
    return std::move(newest.found);
}

std::vector<Found> SearchIndex::find(const std::string& text, const std::vector<ChannelId>& channels, int limit) {
    const std::string words = to_match(text);
    const auto wanted = static_cast<std::size_t>(limit);
    if (words.empty() || channels.empty() || limit <= 0) return {};
    if (channels.size() > kFewChannels) {
        if (auto found = find_among_newest(words, channels, wanted)) return std::move(*found);
    }
    std::string places;
    for (const ChannelId id : channels) places += (places.empty() ? "" : " OR ") + channel_word(id);
    const std::string match = fmt::format("channel : ({}) AND content : ({})", places, words);
    for (int most = limit;; most *= 2) {  // a message that was edited may match several times
        Matches matching = matches(match, most);
        if (!matching.is_all && matching.found.size() < wanted) continue;
        matching.found.resize(std::min(matching.found.size(), wanted));
        return std::move(matching.found);
    }
}

}  // namespace parley::db::sqlite
