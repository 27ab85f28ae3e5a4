#include "core/search.h"

#include "db/sqlite/search_index.h"
#include "support/world.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace parley {
namespace {

using test::World;

// Two people who talk, and what a search of their chat finds.
struct Library {
    World world;
    Profile alice = world.person("alice");
    Profile bob = world.person("bob");

    ChannelId channel() { return world.run(world.messages.open(Pair(alice.id, bob.id))).id; }
    Message say(const std::string& text) { return world.say(alice, bob, text); }
    std::string mark_file() { return world.folder.file("search.db"); }

    // The index is fed behind the commit: waits until it holds that message.
    void wait_for(MessageId id) {
        db::sqlite::SearchIndex index(mark_file());
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (index.mark() < id && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
        ASSERT_GE(index.mark(), id);
    }
    std::vector<std::string> find(const std::string& text, int limit = 50) {
        std::vector<std::string> texts;
        for (const Message& message : world.run(world.search.find(text, {channel()}, limit))) texts.push_back(message.content);
        return texts;
    }
};

using Texts = std::vector<std::string>;

TEST(Search, FindsWordsNewestFirst) {
    Library talk;
    talk.world.search.start();
    talk.say("the first apple");
    talk.say("no fruit");
    talk.wait_for(talk.say("a second apple, and the last").id);
    EXPECT_EQ(talk.find("apple"), (Texts{"a second apple, and the last", "the first apple"}));
    EXPECT_EQ(talk.find("apple", 1), (Texts{"a second apple, and the last"}));
    EXPECT_EQ(talk.find("the apple"), (Texts{"a second apple, and the last", "the first apple"}));
    EXPECT_EQ(talk.find("pear"), Texts{});
}

TEST(Search, TakesTheLastWordAsABeginning) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("Gutenberg printed bibles").id);
    EXPECT_EQ(talk.find("guten").size(), 1U);
    EXPECT_EQ(talk.find("printed bib").size(), 1U);
    EXPECT_EQ(talk.find("print bibles").size(), 0U);
}

TEST(Search, OverlooksCaseAndAccents) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("Crème brûlée für ОЛЯ").id);
    for (const auto* text : {"creme", "BRULEE", "fur", "оля", "crème"}) EXPECT_EQ(talk.find(text).size(), 1U) << text;
}

TEST(Search, TakesNothingInATextForAnOperator) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("rock AND roll NEAR me \"quoted\" c++ channel:x col*").id);
    for (const auto* text : {"AND", "NEAR", "\"quoted", "\"", "rock AND roll", "channel:x", "c++", "NOT roll", "*", "(", "a\"b\"", "^rock",
                             "rock OR nothing", "{", "-me", "content : rock", "'; DROP TABLE words; --"}) {
        EXPECT_NO_THROW(talk.find(text)) << text;
    }
    EXPECT_EQ(talk.find("roll OR absent").size(), 0U);
    EXPECT_EQ(talk.find("rock AND roll").size(), 1U);
    EXPECT_EQ(talk.find("NOT roll").size(), 0U);
}

TEST(Search, FindsNothingForNoWord) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("hello ...").id);
    for (const auto* text : {"", "   ", "...", "\"\"", "!?"}) EXPECT_EQ(talk.find(text), Texts{}) << text;
}

TEST(Search, TakesAVeryLongQuestion) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("word").id);
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "word ";
    EXPECT_EQ(talk.find(many).size(), 1U);
    // Sixteen words and a thousand bytes are read, the rest is not: "absent" would find nothing.
    EXPECT_EQ(talk.find("word absent").size(), 0U);
    EXPECT_EQ(talk.find("word word word word word word word word word word word word word word word word absent").size(), 1U);
    EXPECT_EQ(talk.find("word" + std::string(1'000, ' ') + "absent").size(), 1U);
    EXPECT_NO_THROW(talk.find(std::string(100'000, 'x')));
    EXPECT_NO_THROW(talk.find("\xD0" + std::string(999, 'x')));
}

TEST(Search, NeverFindsOtherPeoplesChats) {
    Library talk;
    const Profile carol = talk.world.person("carol");
    talk.world.search.start();
    talk.say("a secret");
    talk.wait_for(talk.world.say(carol, talk.bob, "another secret").id);
    EXPECT_EQ(talk.find("secret"), (Texts{"a secret"}));
    EXPECT_TRUE(talk.world.run(talk.world.search.find("secret", {}, 50)).empty());
}

TEST(Search, ReadsWhatWasWrittenBeforeItStarted) {
    Library talk;
    talk.say("early one");
    const Message last = talk.say("early two");
    talk.world.search.start();
    talk.wait_for(last.id);
    EXPECT_EQ(talk.find("early").size(), 2U);
}

TEST(Search, BeginsAnewWhenTheIndexIsCleared) {
    Library talk;
    talk.world.search.start();
    const Message kept = talk.say("kept words");
    talk.wait_for(kept.id);
    db::sqlite::SearchIndex(talk.mark_file()).clear();
    talk.world.bus.publish(StorageChanged{});
    talk.wait_for(kept.id);
    EXPECT_EQ(talk.find("kept").size(), 1U);
}

// The news of another program's write may come late: the next message must not hide that a rebuild is due.
TEST(Search, BeginsAnewAfterAClearingThatNobodyTold) {
    Library talk;
    talk.world.search.start();
    talk.wait_for(talk.say("old words").id);
    db::sqlite::SearchIndex(talk.mark_file()).clear();
    talk.wait_for(talk.say("new words").id);
    EXPECT_EQ(talk.find("words"), (Texts{"new words", "old words"}));
}

TEST(Search, LosesNothingThatIsWrittenWhileItBuilds) {
    Library talk;
    const Profile carol = talk.world.person("carol");
    talk.world.fill(carol, talk.bob, "filler", 5'000);
    talk.say("needle");
    talk.world.search.start();
    Message last;
    for (int i = 0; i < 20; ++i) {
        talk.say("needle");
        last = talk.world.say(carol, talk.bob, "filler");
    }
    talk.wait_for(last.id);
    EXPECT_EQ(talk.find("needle", 1000).size(), 21U);
}

// A catch-up reads a span of time after the other: some hold nothing, and one more than a page.
TEST(Search, CatchesUpWithFloodsAndOverLongSilences) {
    Library talk;
    const Message first = talk.say("first");
    db::sqlite::SearchIndex index(talk.mark_file());
    index.begin_build();
    index.add({first}, first.id);
    ASSERT_TRUE(index.end_build(first.id));
    Message last;
    for (const std::chrono::milliseconds silence : {std::chrono::milliseconds(1), std::chrono::milliseconds(5'000), std::chrono::milliseconds(std::chrono::days(400))}) {
        talk.world.clock.advance(silence);
        last = talk.say("needle");
    }
    talk.world.fill(talk.alice, talk.bob, "filler", 21'000);
    last = talk.say("needle");
    talk.world.search.start();
    talk.wait_for(last.id);
    EXPECT_EQ(talk.find("needle").size(), 4U);
    EXPECT_EQ(talk.find("filler", 30'000).size(), 21'000U);
}

TEST(Search, PutsTheMessagesOfSeveralChannelsInOneOrder) {
    Library talk;
    talk.world.search.start();
    const Profile carol = talk.world.person("carol");
    for (const char* text : {"word 1", "word 3"}) {
        talk.say(text);
        talk.wait_for(talk.world.say(carol, talk.bob, std::string(text) + " of another").id);
    }
    const ChannelId other = talk.world.run(talk.world.messages.open(Pair(carol.id, talk.bob.id))).id;
    Texts texts;
    for (const Message& message : talk.world.run(talk.world.search.find("word", {talk.channel(), other}, 3))) texts.push_back(message.content);
    EXPECT_EQ(texts, (Texts{"word 3 of another", "word 3", "word 1 of another"}));
}

TEST(SearchIndex, IsMadeAnewWhenItIsNoDatabase) {
    test::TempFolder folder;
    std::ofstream(folder.file("search.db")) << std::string(5'000, 'x');
    db::sqlite::SearchIndex index(folder.file("search.db"));
    EXPECT_EQ(index.mark(), MessageId{});
}

TEST(SearchIndex, IsMadeAnewWhenAnEarlierVersionMadeIt) {
    test::TempFolder folder;
    {
        db::sqlite::SearchIndex index(folder.file("search.db"));
        index.begin_build();
        ASSERT_TRUE(index.end_build({kStep}));
    }
    EXPECT_EQ(db::sqlite::SearchIndex(folder.file("search.db")).mark(), MessageId{kStep}) << "not our own";
    db::sqlite::Connection(folder.file("search.db"), db::sqlite::Access::ReadWrite).execute("PRAGMA user_version = 0");
    EXPECT_EQ(db::sqlite::SearchIndex(folder.file("search.db")).mark(), MessageId{});
}

TEST(SearchIndex, FindsByTheFirstLettersHoweverMany) {
    test::TempFolder folder;
    db::sqlite::SearchIndex index(folder.file("search.db"));
    index.begin_build();
    index.add({{.id = {5 * kStep}, .channel_id = {7}, .author_id = {1}, .content = "ünderstood"}}, {});
    for (const char* word : {"u", "un", "ün", "und", "unde", "under", "understood"}) {
        EXPECT_EQ(index.find(word, {ChannelId{7}}, 10).size(), 1U) << word;
        EXPECT_EQ(index.find(word, {ChannelId{70}, ChannelId{8}}, 10).size(), 0U) << word;
    }
    for (const char* word : {"n", "nd", "uns", "understoods", "7", "c7"}) EXPECT_EQ(index.find(word, {ChannelId{7}}, 10).size(), 0U) << word;
}

TEST(SearchIndex, FindsAnEditedMessageByAllItsTextsOnce) {
    test::TempFolder folder;
    db::sqlite::SearchIndex index(folder.file("search.db"));
    const auto with = [](const char* content) { return Message{.id = {5 * kStep}, .channel_id = {7}, .author_id = {1}, .content = content}; };
    index.begin_build();
    index.add({with("first apple")}, {});
    ASSERT_TRUE(index.end_build({5 * kStep}));
    index.add_edited(with("second apple"));
    index.add_edited(with("third pear"));
    for (const char* word : {"first", "second", "third", "apple", "pear"}) {
        const auto found = index.find(word, {ChannelId{7}}, 10);
        ASSERT_EQ(found.size(), 1U) << word;
        EXPECT_EQ(found[0].message_id, MessageId{5 * kStep}) << word;
    }
    EXPECT_EQ(index.holds("pear", {"third pear", "first apple", "Pears"}), (std::vector<bool>{true, false, true}));
    EXPECT_EQ(index.holds("apple", {"third pear"}), (std::vector<bool>{false})) << "what was asked before is gone";
}

TEST(SearchIndex, KeepsTheTextsOfAMessageThatIsEditedForEver) {
    test::TempFolder folder;
    db::sqlite::SearchIndex index(folder.file("search.db"));
    index.begin_build();
    index.add({{.id = {5 * kStep}, .channel_id = {7}, .author_id = {1}, .content = "text"}, {.id = {6 * kStep}, .channel_id = {7}, .author_id = {1}, .content = "next"}}, {});
    ASSERT_TRUE(index.end_build({6 * kStep}));
    for (int i = 0; i < 600; ++i) index.add_edited({.id = {5 * kStep}, .channel_id = {7}, .author_id = {1}, .content = "again"});
    EXPECT_EQ(index.find("next", {ChannelId{7}}, 10).at(0).message_id, MessageId{6 * kStep});
    EXPECT_EQ(index.find("again", {ChannelId{7}}, 10).size(), 1U);
}

TEST(SearchIndex, IsMadeAnewWhenItsPagesAreTorn) {
    test::TempFolder folder;
    {
        db::sqlite::SearchIndex index(folder.file("search.db"));
        index.begin_build();
        std::vector<Message> messages;
        for (std::uint64_t i = 1; i < 500; ++i) messages.push_back({.id = {i * kStep}, .channel_id = {7}, .author_id = {1}, .content = "words and words"});
        index.add(messages, {});
        ASSERT_TRUE(index.end_build(messages.back().id));
    }
    std::fstream file(folder.file("search.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    file << std::string(3'996, '\xAA');  // the schema's page
    file.close();
    db::sqlite::SearchIndex index(folder.file("search.db"));
    EXPECT_EQ(index.mark(), MessageId{});
}

TEST(SearchIndex, IsNotWholeWhenItWasClearedWhileItWasBuilt) {
    test::TempFolder folder;
    db::sqlite::SearchIndex builder(folder.file("search.db"));
    builder.begin_build();
    db::sqlite::SearchIndex(folder.file("search.db")).clear();
    EXPECT_FALSE(builder.end_build({kStep}));
    EXPECT_EQ(builder.mark(), MessageId{});
    builder.begin_build();
    EXPECT_EQ(builder.mark(), MessageId{});
    EXPECT_TRUE(builder.end_build({kStep}));
    EXPECT_EQ(builder.mark(), MessageId{kStep});
}

TEST(SearchIndex, QuotesEveryWord) {
    EXPECT_EQ(db::sqlite::to_match("two words"), "\"two\" \"words\"*");
    EXPECT_EQ(db::sqlite::to_match("say \"hi\""), "\"say\" \"\"\"hi\"\"\"*");
    EXPECT_EQ(db::sqlite::to_match(" .. "), "");
}

}  // namespace
}  // namespace parley
