#include "api/discord/wire/components.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::wire {
namespace {

struct Read {
    std::string json;                 // empty: there was none
    std::vector<std::string> faults;  // "components.0.type UNION_TYPE_CHOICES"
};

Read read(const std::string& components, ComponentPlace place = ComponentPlace::Message) {
    Body body = Body::parse(R"({"components":)" + components + "}");
    Read found{.json = read_components(body, place).value_or(""), .faults = {}};
    try {
        body.refuse_faults();
    } catch (const Refusal& refusal) {
        for (const FieldError& fault : refusal.fields) found.faults.push_back(fmt::format("{} {}", fmt::join(fault.where, "."), fault.type));
    }
    return found;
}

std::string row(const std::string& inner) { return R"({"type":1,"components":[)" + inner + "]}"; }
std::string button(const std::string& id) { return R"({"type":2,"style":1,"label":"b","custom_id":")" + id + R"("})"; }
std::string text(const std::string& content) { return R"({"type":10,"content":")" + content + R"("})"; }

std::string joined(const std::string& one, std::size_t count) {
    std::string all = one;
    for (std::size_t i = 1; i < count; ++i) all += "," + one;
    return all;
}

using Faults = std::vector<std::string>;

TEST(Components, AreNothingWhenAbsentOrNull) {
    EXPECT_EQ(read("null").json, "");
    EXPECT_EQ(read("[]").json, "[]");
}

TEST(Components, KeepWhatIsKnownAndAreNumberedFromTheOutside) {
    const Read found = read("[" + row(R"({"type":2,"style":2,"label":"Go","custom_id":"go","foreign":1,"emoji":{"name":"🔥"}})") + "]");
    EXPECT_EQ(found.faults, Faults{});
    EXPECT_EQ(boost::json::parse(found.json), boost::json::parse(R"([{"type":1,"id":1,"components":[
        {"type":2,"id":2,"style":2,"label":"Go","custom_id":"go","emoji":{"name":"🔥"}}]}])"));
}

TEST(Components, NumberAroundTheIdsThatWereBroughtAlong) {
    const Read found = read(R"([{"type":1,"id":2,"components":[)" + button("a") + R"(,{"type":2,"id":1,"style":1,"label":"b","custom_id":"b"}]}])");
    EXPECT_EQ(boost::json::parse(found.json).at(0).at("components").at(0).at("id"), 3);
    EXPECT_EQ(read("[" + joined(R"({"type":10,"id":7,"content":"x"})", 2) + "]", ComponentPlace::MessageV2).faults, Faults{"components.1.id COMPONENT_ID_DUPLICATED"});
}

TEST(Components, OfAMenuGetTheirDefaults) {
    const auto menu = boost::json::parse(read("[" + row(R"({"type":3,"custom_id":"m","options":[{"label":"A","value":"a"}]})") + "]").json).at(0).at("components").at(0);
    EXPECT_EQ(menu.at("min_values"), 1);
    EXPECT_EQ(menu.at("max_values"), 1);
    EXPECT_FALSE(menu.as_object().contains("required"));
}

struct ComponentCase {
    std::string json;
    ComponentPlace place;
    Faults faults;
};

TEST(Components, NoteEveryFaultAtItsPlace) {
    using enum ComponentPlace;
    const std::string long_id(101, 'x');
    const ComponentCase cases[] = {
        {"7", Message, {"components LIST_TYPE_CONVERT"}},
        {"[" + button("a") + "]", Message, {"components.0.type UNION_TYPE_CHOICES"}},
        {"[{}]", Message, {"components.0.type BASE_TYPE_REQUIRED"}},
        {"[" + joined(row(R"({"type":2,"style":5,"label":"l","url":"https://a.b"})"), 6) + "]", Message, {"components BASE_TYPE_MAX_LENGTH"}},
        {"[" + row(R"({"type":2,"style":1,"label":")" + long_id + R"(","custom_id":"a"})") + "]", Message, {"components.0.components.0.label BASE_TYPE_MAX_LENGTH"}},
        {"[" + row("") + "]", Message, {"components.0.components BASE_TYPE_BAD_LENGTH"}},
        {"[" + row(joined(R"({"type":2,"style":5,"label":"l","url":"https://a.b"})", 6)) + "]", Message, {"components.0.components BASE_TYPE_MAX_LENGTH"}},
        {"[" + row(button("a") + "," + button("a")) + "]", Message, {"components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"}},
        {"[" + row(button(long_id)) + "]", Message, {"components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH"}},
        {"[" + row(R"({"type":2,"style":1,"label":"b"})") + "]", Message, {"components.0.components.0.custom_id BASE_TYPE_REQUIRED"}},
        {"[" + row(R"({"type":2,"style":1,"custom_id":"b"})") + "]", Message, {"components.0.components.0.label BASE_TYPE_REQUIRED"}},
        {"[" + row(R"({"type":2,"style":5,"label":"b","url":"javascript:1"})") + "]", Message, {"components.0.components.0.url URL_TYPE_INVALID_SCHEME"}},
        {"[" + row(button("a") + R"(,{"type":5,"custom_id":"u"})") + "]", Message, {"components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"}},
        {"[" + row(R"({"type":3,"custom_id":"m","options":[]})") + "]", Message, {"components.0.components.0.options BASE_TYPE_BAD_LENGTH", "components.0.components.0.options BASE_TYPE_MIN_LENGTH"}},
        {"[" + row(R"({"type":3,"custom_id":"m","options":[{"label":"A","value":"a"},{"label":"B","value":"a"}]})") + "]", Message,
         {"components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"}},
        {"[" + row(R"({"type":6,"custom_id":"r","default_values":[{"id":"5","type":"user"}]})") + "]", Message, {"components.0.components.0.default_values.0.type BASE_TYPE_CHOICES"}},
        {"[" + text("hello") + "]", Message, {"components.0.type UNION_TYPE_CHOICES"}},
        {"[" + joined(text("x"), 41) + "]", MessageV2, {"components BASE_TYPE_MAX_LENGTH"}},
        {R"([{"type":17,"components":[)" + joined(text("x"), 40) + "]}]", MessageV2, {"components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"}},
        {"[" + joined(text(std::string(2001, 'x')), 2) + "]", MessageV2, {"components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"}},
        {R"([{"type":9,"components":[)" + text("x") + "]}]", MessageV2, {"components.0.accessory BASE_TYPE_REQUIRED"}},
        {R"([{"type":13,"file":{"url":"https://a.b/c"}}])", MessageV2, {"components.0.file.url URL_TYPE_INVALID_SCHEME"}},
        {"[" + row(R"({"type":4,"custom_id":"t","style":1})") + "]", Modal, {"components.0.components.0.label BASE_TYPE_REQUIRED"}},
        {"[" + row(button("a")) + "]", Modal, {"components.0.components.0.type UNION_TYPE_CHOICES"}},
        {R"([{"type":18,"label":"L"}])", Modal, {"components.0.component BASE_TYPE_REQUIRED"}},
    };
    for (const ComponentCase& one : cases) EXPECT_EQ(read(one.json, one.place).faults, one.faults) << one.json;
}

TEST(Components, MayBeNestedInV2) {
    const Read found = read(R"([{"type":17,"accent_color":255,"components":[{"type":9,"components":[)" + text("x") +
                                R"(],"accessory":{"type":11,"media":{"url":"attachment://a.png"}}},{"type":14},{"type":12,"items":[{"media":{"url":"https://a.b/c.png"}}]}]}])",
                            ComponentPlace::MessageV2);
    EXPECT_EQ(found.faults, Faults{});
    const auto inner = boost::json::parse(found.json).at(0).at("components");
    EXPECT_EQ(inner.at(0).at("accessory").at("id"), 4);
    EXPECT_EQ(inner.at(1), boost::json::parse(R"({"type":14,"divider":true,"spacing":1,"id":5})"));
    const std::string resolved = resolve_components(found.json, [](std::string_view name) {
        EXPECT_EQ(name, "a.png");
        return std::optional(ComponentMedia{"9", "https://here/a.png"});
    });
    EXPECT_EQ(boost::json::parse(resolved).at(0).at("components").at(0).at("accessory").at("media"),
              boost::json::parse(R"({"url":"https://here/a.png","proxy_url":"https://here/a.png","id":"9","attachment_id":"9"})"));
}

TEST(Components, OfAModalAreLabelledInputs) {
    const Read found = read(R"([{"type":18,"label":"Name","component":{"type":4,"custom_id":"n","style":1}},)" +
                                row(R"({"type":4,"custom_id":"t","style":2,"label":"Text","max_length":100})") + "]", ComponentPlace::Modal);
    EXPECT_EQ(found.faults, Faults{});
    EXPECT_EQ(boost::json::parse(found.json).at(0).at("component").at("required"), true);
}

}  // namespace
}  // namespace parley::api::discord::wire
