#include "api/discord/wire/call_options.h"

#include "api/discord/wire/component_values.h"
#include "api/discord/wire/components.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::wire {
namespace {

using Faults = std::vector<std::string>;

Faults faults_in(const Body& body) {
    Faults found;
    try {
        body.refuse_faults();
    } catch (const Refusal& refusal) {
        for (const FieldError& fault : refusal.fields) found.push_back(fmt::format("{} {}", fmt::join(fault.where, "."), fault.type));
    }
    return found;
}

const char* const kDefined = R"([
    {"type":3,"name":"text","description":"d","required":true,"min_length":2,"max_length":5},
    {"type":4,"name":"count","description":"d","min_value":1,"max_value":3},
    {"type":4,"name":"pick","description":"d","choices":[{"name":"One","value":1},{"name":"Two","value":2}]},
    {"type":6,"name":"who","description":"d"},
    {"type":7,"name":"where","description":"d","channel_types":[0]},
    {"type":11,"name":"file","description":"d"},
    {"type":3,"name":"typed","description":"d","autocomplete":true}])";

struct Call {
    std::string json;
    Faults faults;
    References references;
};

Call call(const std::string& options, CallKind kind = CallKind::Whole, const char* defined = kDefined) {
    Body body = Body::parse(R"({"options":)" + options + "}");
    Call made;
    made.references.files[0] = AttachmentId{512};
    made.json = boost::json::serialize(read_call_options(body, boost::json::parse(defined).as_array(), kind, made.references));
    made.faults = faults_in(body);
    return made;
}

TEST(CallOptions, AreToldAsTheCommandDefinesThem) {
    const Call made = call(R"([{"name":"text","value":"hello","foreign":1},{"name":"count","value":"2","type":4},{"name":"who","value":"77"},
                               {"name":"where","value":"88"},{"name":"file","value":0}])");
    EXPECT_EQ(made.faults, Faults{});
    EXPECT_EQ(made.json, R"([{"name":"text","type":3,"value":"hello"},{"name":"count","type":4,"value":2},{"name":"who","type":6,"value":"77"},)"
                         R"({"name":"where","type":7,"value":"88"},{"name":"file","type":11,"value":"512"}])");
    EXPECT_EQ(made.references.users, std::set<std::uint64_t>{77});
    EXPECT_EQ(made.references.channels.at(88), std::vector<int>{0});
    EXPECT_EQ(made.references.attachments, std::set<std::uint64_t>{512});
}

TEST(CallOptions, AreRefusedAtTheirPlaces) {
    const std::pair<const char*, Faults> cases[] = {
        {"[]", {"options BASE_TYPE_REQUIRED"}},
        {R"([{"name":"text","value":"x"}])", {"options.0.value BASE_TYPE_BAD_LENGTH"}},
        {R"([{"name":"text","value":7}])", {"options.0.value STRING_TYPE_CONVERT"}},
        {R"([{"name":"text","value":"ok"},{"name":"text","value":"ok"}])", {"options.1.name APPLICATION_COMMAND_OPTIONS_NAME_INVALID"}},
        {R"([{"name":"text","value":"ok"},{"name":"other","value":"ok"}])", {"options.1.name APPLICATION_COMMAND_OPTIONS_NAME_INVALID"}},
        {R"([{"name":"text","value":"ok","type":4}])", {"options.0.type BASE_TYPE_CHOICES"}},
        {R"([{"name":"text","value":"ok"},{"name":"count","value":4}])", {"options.1.value NUMBER_TYPE_MAX"}},
        {R"([{"name":"text","value":"ok"},{"name":"count","value":1.5}])", {"options.1.value NUMBER_TYPE_COERCE"}},
        {R"([{"name":"text","value":"ok"},{"name":"pick","value":3}])", {"options.1.value BASE_TYPE_CHOICES"}},
        {R"([{"name":"text","value":"ok"},{"name":"who","value":"me"}])", {"options.1.value NUMBER_TYPE_COERCE"}},
        {R"([{"name":"text","value":"ok"},{"name":"file","value":1}])", {"options.1.value NUMBER_TYPE_COERCE"}},
    };
    for (const auto& [options, faults] : cases) EXPECT_EQ(call(options).faults, faults) << options;
}

TEST(CallOptions, OfASubCommandStandInIt) {
    const char* defined = R"([{"type":1,"name":"add","description":"d","options":[{"type":5,"name":"loud","description":"d","required":true}]},{"type":1,"name":"remove","description":"d"}])";
    EXPECT_EQ(call(R"([{"name":"add","options":[{"name":"loud","value":true}]}])", CallKind::Whole, defined).json,
              R"([{"name":"add","type":1,"options":[{"name":"loud","type":5,"value":true}]}])");
    EXPECT_EQ(call(R"([{"name":"add"}])", CallKind::Whole, defined).faults, Faults{"options.0.options BASE_TYPE_REQUIRED"});
    EXPECT_EQ(call("[]", CallKind::Whole, defined).faults, Faults{"options BASE_TYPE_REQUIRED"});
}

TEST(CallOptions, MayBeHalfTyped) {
    EXPECT_EQ(call(R"([{"name":"typed","value":"x","focused":true}])", CallKind::Typing).json, R"([{"name":"typed","type":3,"value":"x","focused":true}])");
    EXPECT_EQ(call(R"([{"name":"text","value":"abc","focused":true}])", CallKind::Typing).faults, Faults{"options.0.focused BASE_TYPE_CHOICES"});
    EXPECT_EQ(call(R"([{"name":"text","value":"abc"}])", CallKind::Typing).faults, Faults{"options BASE_TYPE_REQUIRED"});
}

boost::json::array components(const std::string& json, ComponentPlace place) {
    Body body = Body::parse(R"({"components":)" + json + "}");
    const auto text = read_components(body, place);
    EXPECT_EQ(faults_in(body), Faults{});
    return boost::json::parse(*text).as_array();
}

TEST(ComponentValues, AreOfThoseThatTheMenuOffers) {
    const auto rows = components(R"([{"type":1,"components":[{"type":3,"custom_id":"m","max_values":2,"options":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}]}])", ComponentPlace::Message);
    EXPECT_EQ(find_component(rows, "other"), nullptr);
    const auto* menu = find_component(rows, "m");
    ASSERT_NE(menu, nullptr);
    const std::pair<const char*, Faults> cases[] = {
        {R"(["a","b"])", {}}, {R"([])", {"values BASE_TYPE_BAD_LENGTH"}}, {R"(["c"])", {"values BASE_TYPE_CHOICES"}},
        {R"(["a","a"])", {"values SET_TYPE_ALREADY_CONTAINS_VALUE"}}, {"7", {"values LIST_TYPE_CONVERT"}},
    };
    for (const auto& [values, faults] : cases) {
        Body body = Body::parse(std::string(R"({"values":)") + values + "}");
        References references;
        boost::json::object out;
        read_values(body, *menu, references, out);
        EXPECT_EQ(faults_in(body), faults) << values;
    }
}

TEST(ComponentValues, OfAFormAreToldInItsOrder) {
    const auto form = components(R"([{"type":18,"label":"Name","component":{"type":4,"custom_id":"name","style":1,"min_length":3}},
                                     {"type":18,"label":"Who","component":{"type":5,"custom_id":"who","required":false}},
                                     {"type":1,"components":[{"type":4,"custom_id":"more","style":2,"label":"More","required":false}]}])", ComponentPlace::Modal);
    const std::string rest = R"(,{"type":18,"component":{"custom_id":"who","values":["9"]}},{"type":1,"components":[{"custom_id":"more","value":""}]}])";
    Body body = Body::parse(R"({"components":[{"type":18,"component":{"custom_id":"name","value":"Ann"}})" + rest + "}");
    References references;
    EXPECT_EQ(boost::json::serialize(read_form(body, form, references)),
              R"([{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"name","value":"Ann"}},)"
              R"({"type":18,"id":3,"component":{"type":5,"id":4,"custom_id":"who","values":["9"]}},)"
              R"({"type":1,"id":5,"components":[{"type":4,"id":6,"custom_id":"more","value":""}]}])");
    EXPECT_EQ(faults_in(body), Faults{});
    EXPECT_EQ(references.users, std::set<std::uint64_t>{9});
    Body short_name = Body::parse(R"({"components":[{"component":{"custom_id":"name","value":"A"}})" + rest + "}");
    read_form(short_name, form, references);
    EXPECT_EQ(faults_in(short_name), Faults{"components.0.component.value BASE_TYPE_BAD_LENGTH"});
    Body missing = Body::parse(R"({"components":[]})");
    read_form(missing, form, references);
    EXPECT_EQ(faults_in(missing).size(), 3u);
}

}  // namespace
}  // namespace parley::api::discord::wire
