#include "db/sqlite/search_index.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace parley::db::sqlite {
namespace {

// An index of messages that all hold the word `apple`. Channels have numbers from 1 on.
struct Shelf {
    test::TempFolder folder;
    SearchIndex index{folder.file("search.db")};
    std::uint64_t last = 0;

    Message put(std::uint64_t channel) {
        Message message{.id = {++last << 22}, .channel_id = {channel}, .author_id = {1}, .content = "an apple"};
        index.add({message}, message.id);
        return message;
    }
    std::vector<std::uint64_t> find(std::uint64_t channels, int limit) {
        std::vector<ChannelId> wanted;
        for (std::uint64_t id = 1; id <= channels; ++id) wanted.push_back({id});
        std::vector<std::uint64_t> found;
        for (const Found& one : index.find("apple", wanted, limit)) found.push_back(one.message_id.value >> 22);
        return found;
    }
};

using Numbers = std::vector<std::uint64_t>;

TEST(SearchIndex, FindsTheNewestOfManyChannels) {
    Shelf shelf;
    for (std::uint64_t n = 0; n < 30; ++n) shelf.put(n % 15 + 1);
    EXPECT_EQ(shelf.find(15, 3), (Numbers{30, 29, 28}));
    EXPECT_EQ(shelf.find(10, 3), (Numbers{25, 24, 23}));
    EXPECT_EQ(shelf.find(15, 100).size(), 30U);
}

TEST(SearchIndex, FindsWhatIsOlderThanAllThatOthersSaid) {
    Shelf shelf;
    for (std::uint64_t channel = 1; channel <= 12; ++channel) shelf.put(channel);
    for (int n = 0; n < 100; ++n) shelf.put(99);
    EXPECT_EQ(shelf.find(12, 3), (Numbers{12, 11, 10}));
    EXPECT_EQ(shelf.find(12, 25).size(), 12U);
}

TEST(SearchIndex, HidesNothingBehindAMessageThatWasEditedOften) {
    Shelf shelf;
    shelf.put(1);
    const Message edited = shelf.put(1);
    for (int n = 0; n < 20; ++n) shelf.index.add_edited(edited);
    EXPECT_EQ(shelf.find(1, 2), (Numbers{2, 1}));
    EXPECT_EQ(shelf.find(12, 2), (Numbers{2, 1}));
}

TEST(SearchIndex, FindsNothingForNoWordsOrNoChannels) {
    Shelf shelf;
    shelf.put(1);
    EXPECT_TRUE(shelf.index.find("-", {{1}}, 5).empty());
    EXPECT_TRUE(shelf.index.find("apple", {}, 5).empty());
}

// How many pieces a search has to look into. FTS5 keeps the list of each in a table of its own.
std::int64_t segments(const Shelf& shelf) {
    Connection look(shelf.folder.file("search.db"), Access::ReadOnly);
    return look.query(Statement("SELECT COUNT(DISTINCT segid) FROM words_idx")).at(0).integer(0);
}

TEST(SearchIndex, IsPutInOrderInSteps) {
    Shelf shelf;
    shelf.index.begin_build();
    ASSERT_TRUE(shelf.index.end_build({1}));
    for (int n = 0; n < 10; ++n) shelf.put(1);
    EXPECT_EQ(segments(shelf), 10) << "merged within a commit";
    int steps = 0;
    while (shelf.index.merge()) ++steps;
    EXPECT_GT(steps, 0);
    EXPECT_LT(segments(shelf), 10);
    EXPECT_EQ(shelf.find(1, 100).size(), 10U);
}

TEST(SearchIndex, ThatAnEarlierProgramBuiltIsPutInOrderInStepsToo) {
    Shelf shelf;
    shelf.index.begin_build();
    ASSERT_TRUE(shelf.index.end_build({1}));
    Connection(shelf.folder.file("search.db"), Access::ReadWrite).execute("INSERT INTO words (words, rank) VALUES ('automerge', 4)");
    SearchIndex again(shelf.folder.file("search.db"));
    for (std::uint64_t n = 1; n <= 10; ++n) again.add({{.id = {n << 22}, .channel_id = {1}, .author_id = {1}, .content = "an apple"}}, {n << 22});
    EXPECT_EQ(segments(shelf), 10);
}

}  // namespace
}  // namespace parley::db::sqlite
