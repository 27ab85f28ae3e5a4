#include "api/simple/frames.h"

#include "support/hand_clock.h"

#include <gtest/gtest.h>

namespace parley::api::simple {
namespace {

Profile alice() { return {.id = UserId{kStep}, .username = "alice", .global_name = "Al \"the\" <b>", .avatar = "https://x/a.png"}; }
Profile bob() { return {.id = UserId{2 * kStep}, .username = "Оля", .global_name = {}, .avatar = {}}; }

MessageCreated created(std::string nonce = "") {
    return {.message = {.id = MessageId{first_snowflake(test::kMorning) + 3 * kStep}, .channel_id = ChannelId{kStep}, .author_id = alice().id, .content = "hi\n😀"},
            .author = std::make_shared<const Profile>(alice()), .recipient = std::make_shared<const Profile>(bob()), .origin = 1, .nonce = std::move(nonce)};
}

TEST(Frames, OfTheOriginalAreExactlyItsOwn) {
    EXPECT_EQ(message_frame(created("\"n\"")),
              R"({"type":"message","from":"alice","from_nickname":"Al \"the\" \u003cb>","from_pfp":"https://x/a.png","message":"hi\n😀","timestamp":"2026-03-14T09:00:00.000000+00:00"})");
    EXPECT_EQ(sent_frame(created(), true), R"({"type":"sent","to":"Оля","message":"hi\n😀","timestamp":"2026-03-14T09:00:00.000000+00:00"})");
    EXPECT_EQ(sent_frame(created("\"n\""), true), R"({"type":"sent","to":"Оля","message":"hi\n😀","timestamp":"2026-03-14T09:00:00.000000+00:00","nonce":"n"})");
    EXPECT_EQ(sent_frame(created("\"n\""), false), R"({"type":"sent","to":"Оля","message":"hi\n😀","timestamp":"2026-03-14T09:00:00.000000+00:00"})");
    EXPECT_EQ(offline_frame(created("5")), R"({"type":"error","message":"User Оля is not online.","nonce":5})");
    EXPECT_EQ(presence_line({.profile = bob(), .is_online = true, .audience = {}}), "Оля is online.");
    EXPECT_EQ(presence_line({.profile = bob(), .is_online = false, .audience = {}}), "Оля left the chat.");
    EXPECT_EQ(error_frame("No \"way\".", ""), R"({"type":"error","message":"No \"way\"."})");
}

TEST(Frames, OfThePageNameTheChatFromItsReadersSide) {
    const std::string number = std::to_string(created().message.id.number());
    const std::string rest = R"(,"from":"alice","from_nickname":"Al \"the\" \u003cb>","from_pfp":"https://x/a.png","to":"Оля","message":"hi\n😀","timestamp":"2026-03-14T09:00:00.000000+00:00")";
    EXPECT_EQ(page_message_frame(created("\"n\""), true), R"({"type":"message","id":)" + number + R"(,"chat":"Оля")" + rest + R"(,"nonce":"n"})");
    EXPECT_EQ(page_message_frame(created("\"n\""), false), R"({"type":"message","id":)" + number + R"(,"chat":"alice")" + rest + "}");
}

TEST(Frames, OfThePageSayWhatElseHappens) {
    EXPECT_EQ(page_ready_frame(alice()), R"({"type":"ready","username":"alice"})");
    EXPECT_EQ(page_presence_frame({.profile = bob(), .is_online = true, .audience = {}}), R"({"type":"presence","username":"Оля","online":true})");
    EXPECT_EQ(page_typing_frame({.author = std::make_shared<const Profile>(alice()), .recipient = bob().id}), R"({"type":"typing","chat":"alice"})");
    EXPECT_EQ(page_read_frame({.user_id = bob().id, .other_username = "alice", .message_id = MessageId::from_number(9)}), R"({"type":"read","chat":"alice","id":9})");
    EXPECT_EQ(page_profile_frame({.profile = bob(), .audience = {}}), R"({"type":"profile","username":"Оля","nickname":"Оля","pfp":null})");
}

}  // namespace
}  // namespace parley::api::simple
