#include "api/discord/wire/embeds.h"

#include <gtest/gtest.h>

namespace parley::api::discord::wire {
namespace {

std::string kept(const std::string& json) {
    Body body = Body::parse(json);
    std::string text = read_embeds(body);
    body.refuse_faults();
    return text;
}

// The place of the first fault and its word.
std::string fault_of(const std::string& json) {
    Body body = Body::parse(json);
    read_embeds(body);
    try {
        body.refuse_faults();
    } catch (const Refusal& refused) {
        std::string place;
        for (const std::string& step : refused.fields.front().where) place += step + ' ';
        return place + refused.fields.front().type;
    }
    return "none";
}

std::string letters(std::size_t count) { return std::string(count, 'x'); }

TEST(Embeds, ComeBackAsTheyWereSent) {
    EXPECT_EQ(kept("{}"), "[]");
    EXPECT_EQ(kept(R"({"embeds":[]})"), "[]");
    EXPECT_EQ(kept(R"({"embeds":[{"title":"a \"b\"","foreign":1,"type":"video","color":255,"timestamp":"2026-01-02T03:04:05.000Z"}]})"),
              R"([{"type":"rich","title":"a \"b\"","timestamp":"2026-01-02T03:04:05.000Z","color":255}])");
    EXPECT_EQ(kept(R"({"embeds":[{"fields":[{"name":"n","value":"v"}],"image":{"url":"attachment://a.png"},"author":{"name":"x"},"footer":{"text":"f"}}]})"),
              R"([{"type":"rich","footer":{"text":"f"},"image":{"url":"attachment://a.png"},"author":{"name":"x"},"fields":[{"name":"n","value":"v","inline":false}]}])");
    EXPECT_EQ(kept(R"({"embed":{"title":"old"}})"), R"([{"type":"rich","title":"old"}])");
}

TEST(Embeds, KeepToTheLimits) {
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":")" + letters(256) + R"("}]})"), "none");
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":")" + letters(257) + R"("}]})"), "embeds 0 title BASE_TYPE_MAX_LENGTH");
    EXPECT_EQ(fault_of(R"({"embeds":[{"description":")" + letters(4097) + R"("}]})"), "embeds 0 description BASE_TYPE_MAX_LENGTH");
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":"x","color":16777216}]})"), "embeds 0 color NUMBER_TYPE_MAX");
    EXPECT_EQ(fault_of(R"({"embeds":[{"description":")" + letters(4000) + R"("},{"description":")" + letters(2001) + R"("}]})"), "embeds MAX_EMBED_SIZE_EXCEEDED");
    std::string many;
    for (int i = 0; i < 11; ++i) many += std::string(i > 0 ? "," : "") + R"({"title":"x"})";
    EXPECT_EQ(fault_of(R"({"embeds":[)" + many + "]}"), "embeds BASE_TYPE_MAX_LENGTH");
}

TEST(Embeds, AreRefusedOnceForOneFault) {
    Body body = Body::parse(R"({"embeds":[{"description":")" + letters(4097) + R"("}]})");
    read_embeds(body);
    try {
        body.refuse_faults();
        FAIL() << "nothing was refused";
    } catch (const Refusal& refused) {
        EXPECT_EQ(refused.fields.size(), 1);
    }
}

TEST(Embeds, RefuseWhatNobodyCanSee) {
    EXPECT_EQ(fault_of(R"({"embeds":[{}]})"), "embeds 0 description BASE_TYPE_REQUIRED");
    EXPECT_EQ(fault_of(R"({"embeds":[{"color":5,"image":{"url":""}}]})"), "embeds 0 description BASE_TYPE_REQUIRED");
    EXPECT_EQ(fault_of(R"({"embeds":[{"fields":[{"name":"n"}]}]})"), "embeds 0 fields 0 value BASE_TYPE_REQUIRED");
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":"x","footer":{}}]})"), "embeds 0 footer text BASE_TYPE_REQUIRED");
}

TEST(Embeds, RefuseAddressesThatAreNone) {
    EXPECT_EQ(fault_of(R"_({"embeds":[{"title":"x","url":"javascript:alert(1)"}]})_"), "embeds 0 url URL_TYPE_INVALID_SCHEME");
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":"x","url":"attachment://a"}]})"), "embeds 0 url URL_TYPE_INVALID_SCHEME");
    EXPECT_EQ(fault_of(R"({"embeds":[{"image":{"url":"data:x"}}]})"), "embeds 0 image url URL_TYPE_INVALID_SCHEME");
    EXPECT_EQ(fault_of(R"({"embeds":[{"title":"x","timestamp":"tomorrow"}]})"), "embeds 0 timestamp DATE_TIME_TYPE_PARSE");
}

}  // namespace
}  // namespace parley::api::discord::wire
