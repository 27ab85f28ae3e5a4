#include "core/interactions.h"

#include "support/world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using namespace std::chrono_literals;
using What = InteractionTold::What;

struct Desk {
    test::World world;
    FileStore files{world.folder.file("files")};
    Attachments attachments{world.store, files};
    Interactions interactions{world.store, world.bus, attachments, world.clock};
    ProfilePtr user = std::make_shared<const Profile>(world.person("asking"));
    ProfilePtr bot = std::make_shared<const Profile>(world.person("answering"));

    InteractionPtr begin() {
        return interactions.begin({.id = {}, .token = {}, .application_id = {bot->id.value}, .bot = bot, .user = user, .channel = {}, .nonce = {}, .metadata = {}, .message = {}});
    }
    template <class Action>
    std::optional<Code> refusal(Action action) {
        try {
            action();
        } catch (const Refusal& refusal) {
            return refusal.code;
        }
        return std::nullopt;
    }
    std::shared_ptr<const MessageView> message(std::uint64_t id) const {
        MessageDetails details;
        details.attachments.push_back({.id = {id + 1}, .filename = "a"});
        return std::make_shared<const MessageView>(MessageView{.message = {.id = {id}, .channel_id = {}, .author_id = bot->id, .content = "hi",
                                                                           .details = std::make_shared<const MessageDetails>(details)}});
    }
};

TEST(Interactions, AreAnsweredOnceAndInTime) {
    Desk desk;
    const auto one = desk.begin(), late = desk.begin();
    EXPECT_EQ(one->token.size(), 68u);
    EXPECT_NE(one->token, late->token);
    EXPECT_EQ(desk.refusal([&] { desk.interactions.require(one->id, late->token); }), Code::UnknownInteraction);
    desk.interactions.acknowledge(*one);
    EXPECT_EQ(desk.refusal([&] { desk.interactions.acknowledge(*one); }), Code::InteractionAcknowledged);
    desk.interactions.take_back(*one);
    desk.interactions.acknowledge(*one);
    desk.world.clock.advance(3001ms);
    EXPECT_EQ(desk.refusal([&] { desk.interactions.acknowledge(*late); }), Code::UnknownInteraction);
    EXPECT_EQ(desk.refusal([&] { desk.interactions.acknowledge(*one); }), Code::InteractionAcknowledged);
}

TEST(Interactions, FailAloudWhenNobodyAnswers) {
    Desk desk;
    const auto silent = desk.begin(), answered = desk.begin();
    desk.interactions.acknowledge(*answered);
    desk.interactions.expire();
    EXPECT_TRUE(desk.world.told<InteractionTold>().empty());
    desk.world.clock.advance(3001ms);
    desk.interactions.expire();
    desk.interactions.expire();
    const auto told = desk.world.told<InteractionTold>();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].interaction->id, silent->id);
    EXPECT_EQ(told[0].what, What::Failed);
}

TEST(Interactions, TakeLaterMessagesForFifteenMinutesOnceTheyAreAnswered) {
    Desk desk;
    const auto one = desk.begin();
    const auto look = [&](ApplicationId application) { return desk.refusal([&] { desk.interactions.require_answered(application, one->token); }); };
    EXPECT_EQ(look(one->application_id), Code::UnknownWebhook);
    desk.interactions.acknowledge(*one);
    EXPECT_EQ(look(one->application_id), std::nullopt);
    EXPECT_EQ(look({7}), Code::InvalidWebhookToken);
    desk.world.clock.advance(15min + 1ms);
    EXPECT_EQ(look(one->application_id), Code::InvalidWebhookToken);
    EXPECT_EQ(desk.refusal([&] { desk.interactions.require(one->id, one->token); }), Code::UnknownInteraction);
}

TEST(Interactions, KeepPrivateMessagesAsLongAsTheNewestThatTouchedThem) {
    Desk desk;
    const auto first = desk.begin();
    desk.interactions.acknowledge(*first);
    desk.interactions.keep(*first, desk.message(1000));
    desk.interactions.keep(*first, desk.message(2000));
    EXPECT_NE(desk.interactions.find_private({1000}, desk.user->id), nullptr);
    EXPECT_EQ(desk.interactions.find_private({1000}, desk.bot->id), nullptr);
    desk.world.clock.advance(10min);
    const auto second = desk.begin();
    desk.interactions.acknowledge(*second);
    desk.interactions.keep(*second, desk.message(1000));
    desk.world.clock.advance(6min);
    EXPECT_EQ(desk.interactions.expire(), std::vector{AttachmentId{2001}});
    EXPECT_NE(desk.interactions.find_private({1000}, desk.user->id), nullptr);
    EXPECT_EQ(desk.interactions.find_private({2000}, desk.user->id), nullptr);
}

TEST(Interactions, TakeAModalOnceAndTheNewestOfAName) {
    Desk desk;
    const auto one = desk.begin(), two = desk.begin();
    desk.interactions.open_modal(*one, {"form", "[1]"});
    desk.interactions.open_modal(*two, {"form", "[2]"});
    EXPECT_FALSE(desk.interactions.take_modal(desk.bot->id, one->application_id, "form"));
    EXPECT_FALSE(desk.interactions.take_modal(desk.user->id, one->application_id, "other"));
    EXPECT_EQ(desk.interactions.take_modal(desk.user->id, one->application_id, "form")->modal.components, "[2]");
    EXPECT_EQ(desk.interactions.take_modal(desk.user->id, one->application_id, "form")->from, one);
    EXPECT_FALSE(desk.interactions.take_modal(desk.user->id, one->application_id, "form"));
}

}  // namespace
}  // namespace parley::core
