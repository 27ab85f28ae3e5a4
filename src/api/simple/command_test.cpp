#include "api/simple/command.h"

#include <gtest/gtest.h>

namespace parley::api::simple {
namespace {

std::string fault_of(std::string_view frame, bool knows_types = false) {
    const auto command = parse_command(frame, knows_types);
    return command ? "" : std::string(command.error().text);
}

SendCommand sent(std::string_view frame, bool knows_types = false) {
    return std::get<SendCommand>(parse_command(frame, knows_types).value());
}

TEST(Command, IsAMessageToSomebody) {
    const SendCommand command = sent(R"({"to":"bob","message":"hi \u043e \"quoted\" \ud83d\ude00"})");
    EXPECT_EQ(command.to, "bob");
    EXPECT_EQ(command.message, "hi о \"quoted\" 😀");
    EXPECT_EQ(command.nonce, "");
}

TEST(Command, MayCarryWhatItNeedNot) {
    EXPECT_EQ(sent(R"( {"x":[1,{"y":null}],"to":"bob","message":"hi","type":"anything"} )").message, "hi");
}

TEST(Command, KeepsItsNonceAsJson) {
    EXPECT_EQ(sent(R"({"to":"b","message":"m","nonce":"a\"<b"})").nonce, R"("a\"\u003cb")");
    EXPECT_EQ(sent(R"({"to":"b","message":"m","nonce":-12})").nonce, "-12");
    EXPECT_EQ(sent(R"({"to":"b","message":"m","nonce":18446744073709551615})").nonce, "18446744073709551615");
    EXPECT_EQ(sent(R"({"to":"b","message":"m","nonce":null})").nonce, "");
    EXPECT_EQ(sent(R"({"to":"b","message":"m","nonce":")" + std::string(64, 'x') + "\"}").nonce.size(), 66U);
}

TEST(Command, RefusesAnOddNonce) {
    for (const std::string& nonce : {std::string("\"\""), "\"" + std::string(65, 'x') + "\"", std::string("1.5"), std::string("true"), std::string("[]"), std::string("{}")}) {
        EXPECT_EQ(fault_of(R"({"to":"b","message":"m","nonce":)" + nonce + "}"), "A nonce is a string of 1 to 64 characters or a whole number.") << nonce;
    }
}

TEST(Command, SaysWhatIsWrong) {
    for (const auto* frame : {"", "hello", "{", R"({"to":"bob",})", R"({"to":"bob"} x)", R"({'to':'bob'})", R"({"to":"\ud83d"})", "{\"to\":\"\x01\"}"}) {
        EXPECT_EQ(fault_of(frame), "This is not valid JSON.") << frame;
    }
    for (const auto* frame : {"[]", "null", "5", "\"text\""}) EXPECT_EQ(fault_of(frame), "A command is a JSON object.") << frame;
    EXPECT_EQ(fault_of("{}"), "The field \"to\" is missing.");
    EXPECT_EQ(fault_of(R"({"to":5,"message":"m"})"), "The field \"to\" must be a string.");
    EXPECT_EQ(fault_of(R"({"to":"b"})"), "The field \"message\" is missing.");
    EXPECT_EQ(fault_of(R"({"to":"b","message":["m"]})"), "The field \"message\" must be a string.");
}

TEST(Command, GivesTheNonceBackWithTheFault) {
    EXPECT_EQ(parse_command(R"({"to":5,"nonce":"n"})", false).error().nonce, "\"n\"");
}

TEST(Command, TakesNoDeepNesting) {
    EXPECT_EQ(fault_of(std::string(100'000, '[')), "This is not valid JSON.");
    EXPECT_EQ(fault_of(R"({"to":"b","message":"m","x":)" + std::string(50, '[') + std::string(50, ']') + "}"), "This is not valid JSON.");
}

TEST(Command, OfThePageHasTypes) {
    EXPECT_EQ(sent(R"({"type":"message","to":"b","message":"m"})", true).message, "m");
    EXPECT_EQ(sent(R"({"to":"b","message":"m"})", true).message, "m");
    const auto read = std::get<ReadCommand>(parse_command(R"({"type":"read","chat":"bob","id":77})", true).value());
    EXPECT_EQ(read.chat, "bob");
    EXPECT_EQ(read.id, 77U);
    EXPECT_EQ(std::get<TypingCommand>(parse_command(R"({"type":"typing","to":"bob"})", true).value()).to, "bob");
    EXPECT_EQ(fault_of(R"({"type":"dance","to":"b","message":"m"})", true), "This type of command is not known.");
}

TEST(Command, OfThePageNeedsItsFields) {
    for (const auto* frame : {R"({"type":"read"})", R"({"type":"read","chat":"b"})", R"({"type":"read","chat":"b","id":0})", R"({"type":"read","chat":"b","id":-1})",
                              R"({"type":"read","chat":"b","id":1.5})", R"({"type":"read","chat":"b","id":"1"})", R"({"type":"read","chat":1,"id":1})"}) {
        EXPECT_EQ(fault_of(frame, true), "A read mark needs a \"chat\" and a positive \"id\".") << frame;
    }
    EXPECT_EQ(fault_of(R"({"type":"typing","to":1})", true), "The field \"to\" is missing.");
}

}  // namespace
}  // namespace parley::api::simple
