#include "store/message_details.h"

#include <gtest/gtest.h>

namespace parley::store {
namespace {

MessageDetails everything() {
    MessageDetails details;
    details.embeds = R"([{"title":"a \"quote\"","color":1}])";
    details.components = R"([{"type":1,"components":[]}])";
    details.attachments = {{.id = {9'007'199'254'740'993}, .filename = "a b.png", .size_bytes = 5'000'000'000, .content_type = "image/png",
                            .description = "what it \xF0\x9F\x98\x80 shows", .title = "t", .width = 3, .height = 4, .duration_seconds = 1.5,
                            .waveform = "AA==", .flags = 8, .is_ephemeral = true},
                           {.id = {2}, .filename = "b"}};
    details.mentions = {{1}, {18'000'000'000'000'000}};
    details.mention_roles = {{7}};
    details.mentions_everyone = details.is_tts = true;
    details.reference = MessageReference{.type = 1, .channel_id = {5}, .message_id = MessageId{6}, .guild_id = GuildId{7}};
    details.forwarded = R"([{"message":{"content":"x"}}])";
    details.webhook = WebhookAuthor{.id = {8}, .name = "hook", .avatar = "abc"};
    details.application_id = ApplicationId{10};
    details.interaction = R"({"id":"1"})";
    return details;
}

TEST(MessageDetails, ComeBackAsTheyWereKept) {
    const MessageDetails kept = everything();
    EXPECT_EQ(*to_details(*to_column(&kept)), kept);
}

TEST(MessageDetails, OfAPlainMessageTakeNoRoom) {
    const MessageDetails none;
    EXPECT_FALSE(to_column(&none));
    EXPECT_FALSE(to_column(nullptr));
}

TEST(MessageDetails, KeepWhatIsThereAlone) {
    MessageDetails details;
    details.mentions = {{5}};
    EXPECT_EQ(*to_column(&details), R"({"mentions":["5"]})");
    EXPECT_EQ(*to_details(R"({"mentions":["5"]})"), details);
}

}  // namespace
}  // namespace parley::store
