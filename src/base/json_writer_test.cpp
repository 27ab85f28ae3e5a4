#include "base/json_writer.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using namespace std::string_view_literals;

std::string quoted(std::string_view text) {
    JsonWriter json;
    return json.value(text).take();
}

TEST(JsonWriter, WritesObjectsAndArraysWithTheirCommas) {
    JsonWriter json;
    json.object([&] {
        json.field("a", 1).field("b", true).field("c", nullptr);
        json.key("list").array([&] { json.value("x").value(std::int64_t{-2}); });
        json.key("empty").object([] {}).field("after", "z");
    });
    EXPECT_EQ(json.take(), R"({"a":1,"b":true,"c":null,"list":["x",-2],"empty":{},"after":"z"})");
}

TEST(JsonWriter, BeginsAnewAfterTake) {
    JsonWriter json;
    json.array([&] { json.value(1).value(2); });
    EXPECT_EQ(json.take(), "[1,2]");
    EXPECT_EQ(json.value(3).take(), "3");
}

TEST(JsonWriter, WritesAnAbsentValueAsNull) {
    JsonWriter json;
    json.object([&] { json.field("a", std::optional<std::string>()).field("b", std::optional<std::string>("x")); });
    EXPECT_EQ(json.take(), R"({"a":null,"b":"x"})");
}

TEST(JsonWriter, EscapesAtEveryPlaceOfALongText) {
    for (std::size_t place = 0; place < 50; ++place) {
        std::string text(50, 'a');
        text[place] = '"';
        EXPECT_EQ(quoted(std::string_view(text)), '"' + std::string(place, 'a') + R"(\")" + std::string(49 - place, 'a') + '"');
    }
}

TEST(JsonWriter, EscapesWhatJsonAsksFor) {
    EXPECT_EQ(quoted("\"\\\n\r\t\b\x01\x1F"), R"("\"\\\n\r\t\u0008\u0001\u001f")");
    EXPECT_EQ(quoted("a\0b"sv), R"("a\u0000b")");
    EXPECT_EQ(quoted("Оля 😀"), "\"Оля 😀\"");
}

TEST(JsonWriter, CannotEndTheScriptItStandsIn) {
    EXPECT_EQ(quoted("</script><!--"), R"("\u003c/script>\u003c!--")");
}

TEST(JsonWriter, WritesTheLargestNumbersWhole) {
    JsonWriter json;
    json.array([&] { json.value(std::uint64_t{18'446'744'073'709'551'615ULL}).value(std::numeric_limits<std::int64_t>::min()); });
    EXPECT_EQ(json.take(), "[18446744073709551615,-9223372036854775808]");
}

}  // namespace
}  // namespace parley
