#include "core/direct_messages.h"

#include "support/world.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace parley {
namespace {

using test::World;
using Texts = std::vector<std::string>;

struct Talk {
    World world;
    Profile alice = world.person("alice");
    Profile bob = world.person("bob");

    Message say(const Profile& from, const Profile& to, const std::string& text) {
        world.clock.advance(std::chrono::seconds(1));
        return world.say(from, to, text);
    }
    std::vector<core::Chat> chats(const Profile& of) { return world.run(world.messages.chats(of.id)); }
    std::vector<std::string> names(const Profile& of) {
        std::vector<std::string> names;
        for (const core::Chat& chat : chats(of)) names.push_back(chat.other.username);
        return names;
    }
    void read(const Profile& reader, const Profile& other, MessageId id) {
        world.run(world.messages.mark_read(reader.id, other, id));
    }
};

TEST(WrongText, IsEmptyBlankTooLongOrHoldsNul) {
    EXPECT_FALSE(core::wrong_text("x"));
    EXPECT_FALSE(core::wrong_text(std::string(4'000, 'x')));
    std::string wide;
    for (int i = 0; i < 4'000; ++i) wide += "😀";
    EXPECT_FALSE(core::wrong_text(wide));
    EXPECT_TRUE(core::wrong_text(wide + "x"));
    EXPECT_TRUE(core::wrong_text(std::string(4'001, 'x')));
    EXPECT_TRUE(core::wrong_text(""));
    EXPECT_TRUE(core::wrong_text(" \n\t\u200B"));
    EXPECT_TRUE(core::wrong_text(std::string("a\0b", 3)));
}

TEST(DirectMessages, AreReadByBothInOrder) {
    Talk talk;
    talk.say(talk.alice, talk.bob, "one");
    talk.say(talk.bob, talk.alice, "two");
    talk.say(talk.alice, talk.bob, "three");
    EXPECT_EQ(talk.world.texts(talk.alice, talk.bob), (Texts{"one", "two", "three"}));
    EXPECT_EQ(talk.world.texts(talk.bob, talk.alice), (Texts{"one", "two", "three"}));
    EXPECT_EQ(talk.world.texts(talk.alice, talk.alice), Texts{});
}

TEST(DirectMessages, AreToldOnceTheyAreStored) {
    Talk talk;
    const Message message = talk.say(talk.alice, talk.bob, "hi");
    const auto created = talk.world.told<MessageCreated>();
    ASSERT_EQ(created.size(), 1U);
    EXPECT_EQ(created.front().message.id, message.id);
    EXPECT_EQ(created.front().author->username, "alice");
    EXPECT_EQ(created.front().recipient->username, "bob");
    EXPECT_EQ(message.id.time(), talk.world.clock.now());
}

TEST(DirectMessages, KeepOneOrderWhenManyAreSentAtOnce) {
    Talk talk;
    const DirectChannel channel = talk.world.run(talk.world.messages.open(Pair(talk.alice.id, talk.bob.id)));
    const auto author = std::make_shared<const Profile>(talk.alice);
    const auto recipient = std::make_shared<const Profile>(talk.bob);
    const auto send = [&](int from) {
        for (int i = 0; i < 200; ++i) {
            talk.world.messages.post({.author = author, .recipient = recipient, .channel = channel, .content = std::to_string(from + i)},
                                     [](std::exception_ptr) { FAIL(); });
        }
    };
    std::thread other(send, 1000);
    send(5000);
    other.join();
    talk.world.store.write_now([](store::Unit&) {});
    const auto told = talk.world.told<MessageCreated>();
    ASSERT_EQ(told.size(), 400U);
    for (std::size_t i = 1; i < told.size(); ++i) EXPECT_LT(told[i - 1].message.id, told[i].message.id);
    Texts last_told;
    for (std::size_t i = 300; i < 400; ++i) last_told.push_back(told[i].message.content);
    EXPECT_EQ(talk.world.texts(talk.alice, talk.bob, {.limit = 100}), last_told);
}

TEST(DirectMessages, OpenOneChannelWhenBothOpenItAtOnce) {
    Talk talk;
    std::vector<std::future<DirectChannel>> waiting;
    for (const Pair& pair : {Pair(talk.alice.id, talk.bob.id), Pair(talk.bob.id, talk.alice.id), Pair(talk.alice.id, talk.bob.id)}) {
        waiting.push_back(boost::asio::co_spawn(talk.world.loop, talk.world.messages.open(pair), boost::asio::use_future));
    }
    talk.world.loop.run();
    const ChannelId id = waiting[0].get().id;
    EXPECT_EQ(waiting[1].get().id, id);
    EXPECT_EQ(waiting[2].get().id, id);
    EXPECT_EQ(talk.world.count("channels"), 1);
    EXPECT_EQ(talk.world.count("channel_recipients"), 2);
}

TEST(DirectMessages, AreStoredOnceForANonce) {
    Talk talk;
    const Message first = talk.world.say(talk.alice, talk.bob, "hi", "\"n1\"");
    try {
        talk.world.say(talk.alice, talk.bob, "hi", "\"n1\"");
        FAIL() << "the nonce was taken twice";
    } catch (const Refusal& refusal) {
        EXPECT_EQ(refusal.code, Code::NonceUsed);
    }
    EXPECT_EQ(talk.world.texts(talk.alice, talk.bob), (Texts{"hi"}));
    EXPECT_EQ(talk.world.told<MessageCreated>().size(), 1U);
    const auto found = talk.world.run(talk.world.messages.find_by_nonce(talk.alice.id, first.channel_id, "\"n1\""));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, first.id);
    talk.world.say(talk.bob, talk.alice, "mine", "\"n1\"");
    talk.world.say(talk.alice, talk.alice, "elsewhere", "\"n1\"");
}

TEST(DirectMessages, ForgetANonceAfterAWeek) {
    Talk talk;
    talk.world.say(talk.alice, talk.bob, "hi", "1");
    talk.world.clock.advance(std::chrono::days(6));
    talk.world.run(talk.world.messages.erase_old_nonces());
    EXPECT_EQ(talk.world.count("message_nonces"), 1);
    talk.world.clock.advance(std::chrono::days(2));
    talk.world.run(talk.world.messages.erase_old_nonces());
    EXPECT_EQ(talk.world.count("message_nonces"), 0);
    EXPECT_NO_THROW(talk.world.say(talk.alice, talk.bob, "again", "1"));
}

TEST(DirectMessages, CanBeWrittenToOneself) {
    Talk talk;
    talk.say(talk.alice, talk.alice, "a note");
    EXPECT_EQ(talk.world.texts(talk.alice, talk.alice), (Texts{"a note"}));
    const auto chats = talk.chats(talk.alice);
    ASSERT_EQ(chats.size(), 1U);
    EXPECT_EQ(chats.front().other.username, "alice");
    EXPECT_EQ(chats.front().unread, 0);
    EXPECT_EQ(talk.world.count("channel_recipients"), 1);
}

TEST(DirectMessages, ArePagedBackAndForth) {
    Talk talk;
    std::vector<MessageId> ids;
    for (int i = 0; i < 7; ++i) ids.push_back(talk.say(talk.alice, talk.bob, std::to_string(i)).id);
    const auto page = [&](core::Range range) { return talk.world.texts(talk.alice, talk.bob, range); };
    EXPECT_EQ(page({.limit = 3}), (Texts{"4", "5", "6"}));
    EXPECT_EQ(page({.before = ids[4], .limit = 3}), (Texts{"1", "2", "3"}));
    EXPECT_EQ(page({.before = ids[0], .limit = 3}), Texts{});
    EXPECT_EQ(page({.after = ids[1], .limit = 3}), (Texts{"2", "3", "4"}));
    EXPECT_EQ(page({.after = ids[6], .limit = 3}), Texts{});
    EXPECT_EQ(page({.after = MessageId{}, .limit = 2}), (Texts{"0", "1"}));
}

TEST(DirectMessages, OpenTheChatForBoth) {
    Talk talk;
    talk.say(talk.alice, talk.bob, "hi");
    EXPECT_EQ(talk.names(talk.alice), Texts{"bob"});
    EXPECT_EQ(talk.names(talk.bob), Texts{"alice"});
}

TEST(Chats, AreSavedForOnePersonOnly) {
    Talk talk;
    talk.world.run(talk.world.messages.save(talk.alice.id, talk.bob.id));
    talk.world.run(talk.world.messages.save(talk.alice.id, talk.bob.id));
    EXPECT_EQ(talk.names(talk.alice), Texts{"bob"});
    EXPECT_EQ(talk.names(talk.bob), Texts{});
    talk.say(talk.alice, talk.bob, "hi");
    EXPECT_EQ(talk.names(talk.bob), Texts{"alice"});
}

TEST(Chats, StandInTheOrderOfTheirLastMessage) {
    Talk talk;
    const Profile carol = talk.world.person("carol");
    const Profile dave = talk.world.person("dave");
    const Profile erin = talk.world.person("erin");
    talk.world.run(talk.world.messages.save(talk.alice.id, dave.id));
    talk.world.clock.advance(std::chrono::seconds(1));
    talk.world.run(talk.world.messages.save(talk.alice.id, erin.id));
    talk.say(talk.alice, talk.bob, "one");
    talk.say(carol, talk.alice, "two");
    EXPECT_EQ(talk.names(talk.alice), (Texts{"carol", "bob", "erin", "dave"}));
    talk.say(talk.alice, talk.bob, "three");
    EXPECT_EQ(talk.names(talk.alice), (Texts{"bob", "carol", "erin", "dave"}));
    EXPECT_EQ(talk.chats(talk.alice).front().last->content, "three");
    EXPECT_FALSE(talk.chats(talk.alice).back().last);
}

TEST(Chats, CountWhatTheOtherWroteSinceTheMark) {
    Talk talk;
    talk.say(talk.bob, talk.alice, "one");
    const Message two = talk.say(talk.bob, talk.alice, "two");
    talk.say(talk.alice, talk.bob, "mine");
    talk.say(talk.bob, talk.alice, "three");
    EXPECT_EQ(talk.chats(talk.alice).front().unread, 3);
    talk.read(talk.alice, talk.bob, two.id);
    EXPECT_EQ(talk.chats(talk.alice).front().unread, 1);
    EXPECT_EQ(talk.chats(talk.alice).front().last_read, two.id);
    EXPECT_EQ(talk.chats(talk.bob).front().unread, 1);
}

TEST(Chats, StopCountingAtTheirLimit) {
    Talk talk;
    talk.say(talk.bob, talk.alice, "first");
    talk.world.fill(talk.bob, talk.alice, "more", 150);
    EXPECT_EQ(talk.chats(talk.alice).front().unread, core::kMostUnread);
}

TEST(ReadMarks, OnlyMoveForward) {
    Talk talk;
    const Message one = talk.say(talk.bob, talk.alice, "one");
    const Message two = talk.say(talk.bob, talk.alice, "two");
    talk.read(talk.alice, talk.bob, two.id);
    talk.read(talk.alice, talk.bob, one.id);
    EXPECT_EQ(talk.chats(talk.alice).front().last_read, two.id);
    EXPECT_EQ(talk.world.told<ReadMoved>().size(), 1U);
}

TEST(ReadMarks, DoNotMoveBeyondTheNewestMessage) {
    Talk talk;
    const Message one = talk.say(talk.bob, talk.alice, "one");
    talk.read(talk.alice, talk.bob, MessageId::from_number((1ULL << 53) - 1));
    EXPECT_EQ(talk.chats(talk.alice).front().last_read, one.id);
    talk.say(talk.bob, talk.alice, "two");
    EXPECT_EQ(talk.chats(talk.alice).front().unread, 1);
}

TEST(ReadMarks, NeedAMessage) {
    Talk talk;
    EXPECT_EQ(talk.world.refusal(talk.world.messages.mark_read(talk.alice.id, talk.bob, MessageId{kStep})), Code::UnknownMessage);
    talk.world.run(talk.world.messages.save(talk.alice.id, talk.bob.id));
    EXPECT_EQ(talk.world.refusal(talk.world.messages.mark_read(talk.alice.id, talk.bob, MessageId{kStep})), Code::UnknownMessage);
}

TEST(ReadMarks, AreToldWithTheMessageThatWasReached) {
    Talk talk;
    const Message one = talk.say(talk.bob, talk.alice, "one");
    talk.read(talk.alice, talk.bob, one.id);
    const auto moved = talk.world.told<ReadMoved>();
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved.front().user_id, talk.alice.id);
    EXPECT_EQ(moved.front().other_username, "bob");
    EXPECT_EQ(moved.front().message_id, one.id);
}

}  // namespace
}  // namespace parley
