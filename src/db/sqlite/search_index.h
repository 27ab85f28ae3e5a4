// db/sqlite/search_index.h -- The full-text index of messages: FTS5 in a file of its own, so that feeding it never
// waits for, or holds up, the database. It holds words, not texts. One thread writes, another may read.
#pragma once
#include "db/sqlite/connection.h"
#include "model/message.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::db::sqlite {

struct Found {
    MessageId message_id;
    ChannelId channel_id;
};

class SearchIndex {
public:
    // Opens the file, or makes it anew when it is missing or damaged.
    explicit SearchIndex(const std::string& path);

    // Every message up to this one is in the index; 0 when it has to be built, or is not built to its end.
    MessageId mark();
    // One transaction. The messages must not be in the index yet. The mark moves only if the index was whole.
    void add(const std::vector<Message>& messages, MessageId mark);
    // FTS5 keeps what a transaction added as a segment of its own; many of them make a search slow. One step of putting them
    // together, a transaction of about a millisecond; false when there is nothing to do.
    bool merge();
    // A message that is in the index got another text: it is found by that from now on, and by the old words still, so
    // whoever finds one that was edited asks `holds`. After 511 edits nothing is added any more.
    void add_edited(const Message& message);
    // Which of the texts hold all of the words.
    std::vector<bool> holds(const std::string& text, const std::vector<std::string>& contents);
    // Empties it. Whoever feeds it, this process or another, builds it anew.
    void clear();

    // Between the two, messages are added in any order. The end is not reached, and false is returned, when somebody
    // cleared the index meanwhile.
    void begin_build();
    [[nodiscard]] bool end_build(MessageId mark);

    // Messages of these channels that hold all the words of the text, the last one perhaps only begun; newest first, each
    // once.
    std::vector<Found> find(const std::string& text, const std::vector<ChannelId>& channels, int limit);

private:
    struct Matches {
        std::vector<Found> found;  // newest first, each message once
        bool is_all;
    };
    Matches matches(const std::string& match, int most);
    std::optional<std::vector<Found>> find_among_newest(const std::string& words, const std::vector<ChannelId>& channels, std::size_t limit);
    void clear_with_mark(int mark);
    void configure(const char* option, int value);
    void insert(const Message& message);

    Connection connection_;
};

// FTS5's query for a person's text: every word quoted, so that nothing in it is an operator. Empty without a word.
std::string to_match(const std::string& text);

}  // namespace parley::db::sqlite
