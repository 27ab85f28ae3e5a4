#include "api/discord/wire/command.h"

#include "api/discord/wire/command_names.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace parley::api::discord::wire {
namespace {

// Where the faults are and what they are: "options.0.name APPLICATION_COMMAND_INVALID_NAME".
std::vector<std::string> faults_of(const std::string& json) {
    Body body = Body::parse(json);
    read_command(body, {512}, {});
    std::vector<std::string> found;
    try {
        body.refuse_faults();
    } catch (const Refusal& refusal) {
        for (const FieldError& fault : refusal.fields) found.push_back(fmt::format("{} {}", fmt::join(fault.where, "."), fault.type));
    }
    return found;
}

std::string with_options(const std::string& options) { return R"({"name":"do","description":"d","options":)" + options + "}"; }

TEST(CommandName, IsOfSmallLettersDigitsAndThreeSigns) {
    for (const char* name : {"ping", "a", "with-dash_and'more", "2", "größe", "привет", "हिन्दी", "ไทย", "日本語"}) EXPECT_TRUE(is_command_name(name)) << name;
    for (const char* name : {"", "Ping", "two words", "dot.ted", "Größe", "ПРИВЕТ", "smile😀", "en–dash", "a/b", "no\u00a0break"}) {
        EXPECT_FALSE(is_command_name(name)) << name;
    }
    EXPECT_TRUE(is_command_name(std::string(32, 'a')));
    EXPECT_FALSE(is_command_name(std::string(33, 'a')));
}

struct CommandCase {
    std::string json;
    std::vector<std::string> faults;
};

TEST(Command, IsRefusedWithEachFaultAtItsPlace) {
    const std::vector<CommandCase> cases{
        {R"({})", {"name BASE_TYPE_REQUIRED", "description BASE_TYPE_REQUIRED"}},
        {R"({"name":"Big","description":""})", {"name APPLICATION_COMMAND_INVALID_NAME", "description BASE_TYPE_BAD_LENGTH"}},
        {R"({"name":"a b","type":2})", {}},
        {R"({"name":" ","type":3})", {"name APPLICATION_COMMAND_INVALID_NAME"}},
        {R"({"name":"a","type":2,"options":[]})", {"options APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_SET"}},
        {R"({"name":"a","description":"d","type":9})", {"type NUMBER_TYPE_MAX"}},
        {R"({"name":"a","description":"d","contexts":[3]})", {"contexts BASE_TYPE_CHOICES"}},
        {R"({"name":"a","description":"d","name_localizations":{"de":"gut","xx":"a","fr":"Mal"}})",
         {"name_localizations.xx ENUM_TYPE_COERCE", "name_localizations.fr APPLICATION_COMMAND_INVALID_NAME"}},
        {with_options(R"([{"type":3,"name":"A","description":"d"}])"), {"options.0.name APPLICATION_COMMAND_INVALID_NAME"}},
        {with_options(R"([{"name":"a"}])"), {"options.0.type BASE_TYPE_REQUIRED", "options.0.description BASE_TYPE_REQUIRED"}},
        {with_options(R"([{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}])"),
         {"options.1.required APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"}},
        {with_options(R"([{"type":3,"name":"a","description":"d"},{"type":4,"name":"a","description":"d"}])"),
         {"options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"}},
        {with_options(R"([{"type":1,"name":"a","description":"d"},{"type":4,"name":"b","description":"d"}])"),
         {"options.1.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"}},
        {with_options(R"([{"type":1,"name":"a","description":"d","options":[{"type":1,"name":"b","description":"d"}]}])"),
         {"options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"}},
        {with_options(R"([{"type":2,"name":"a","description":"d","options":[{"type":3,"name":"b","description":"d"}]}])"),
         {"options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"}},
        {with_options(R"([{"type":2,"name":"a","description":"d","options":[{"type":1,"name":"b","description":"d","options":
            [{"type":11,"name":"c","description":"d"}]}]}])"), {}},
        {with_options(R"([{"type":5,"name":"a","description":"d","choices":[{"name":"x","value":"y"}]}])"),
         {"options.0.choices APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID"}},
        {with_options(R"([{"type":4,"name":"a","description":"d","choices":[{"name":"x","value":"y"},{"name":"x","value":1}]}])"),
         {"options.0.choices.0.value NUMBER_TYPE_COERCE", "options.0.choices.1.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"}},
        {with_options(R"([{"type":3,"name":"a","description":"d","autocomplete":true,"choices":[{"name":"x","value":"y"}]}])"),
         {"options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID"}},
        {with_options(R"([{"type":4,"name":"a","description":"d","min_value":2,"max_value":1}])"),
         {"options.0.max_value APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID"}},
        {with_options(R"([{"type":3,"name":"a","description":"d","min_length":-1,"max_length":6001}])"),
         {"options.0.min_length NUMBER_TYPE_MIN", "options.0.max_length NUMBER_TYPE_MAX"}},
        {with_options(R"([{"type":7,"name":"a","description":"d","channel_types":[0,99]}])"), {"options.0.channel_types BASE_TYPE_CHOICES"}},
    };
    for (const CommandCase& one : cases) EXPECT_EQ(faults_of(one.json), one.faults) << one.json;
}

TEST(Command, HasAtMostTwentyFiveOptionsAndEightThousandCharacters) {
    std::string options, choices;
    for (int i = 0; i < 26; ++i) options += fmt::format(R"({}{{"type":3,"name":"o{}","description":"d"}})", i == 0 ? "" : ",", i);
    EXPECT_EQ(faults_of(with_options("[" + options + "]")), std::vector<std::string>{"options BASE_TYPE_MAX_LENGTH"});
    for (int i = 0; i < 25; ++i) choices += fmt::format(R"({}{{"name":"{:0>100}","value":"{:0>100}"}})", i == 0 ? "" : ",", i, i);
    const auto option = [&](const char* name) { return fmt::format(R"({{"type":3,"name":"{}","description":"d","choices":[{}]}})", name, choices); };
    EXPECT_EQ(faults_of(with_options("[" + option("a") + "]")), std::vector<std::string>{});
    EXPECT_EQ(faults_of(with_options("[" + option("a") + "," + option("b") + "]")), std::vector<std::string>{"options APPLICATION_COMMAND_TOO_LARGE"});
}

TEST(Command, ComesBackAsItWasSentWithoutWhatNobodyKnows) {
    Body body = Body::parse(R"({"name":"do","description":"d","surprise":1,"default_member_permissions":"8","contexts":[0,1],"nsfw":true,
        "description_localizations":{"de":"D"},"options":[{"type":4,"name":"n","description":"d","required":true,"min_value":1,"x":2}]})");
    Command command = read_command(body, {512}, {});
    JsonWriter full, left;
    write_command(full, command);
    write_command(left, command, Localizations::Left);
    const auto json = boost::json::parse(full.text()).as_object();
    EXPECT_EQ(json.at("default_member_permissions"), "8");
    EXPECT_EQ(json.at("contexts"), boost::json::parse("[0,1]"));
    EXPECT_EQ(json.at("dm_permission"), true);
    EXPECT_EQ(json.at("options"), boost::json::parse(R"([{"type":4,"name":"n","description":"d","required":true,"min_value":1}])"));
    EXPECT_EQ(json.at("description_localizations"), boost::json::parse(R"({"de":"D"})"));
    EXPECT_FALSE(json.contains("surprise"));
    EXPECT_FALSE(boost::json::parse(left.text()).as_object().contains("description_localizations"));
}

TEST(Command, ChangesOnlyWhatIsNamed) {
    Body body = Body::parse(R"({"name":"do","description":"d","options":[{"type":4,"name":"n","description":"d"}]})");
    Command command = read_command(body, {512}, {});
    Body change = Body::parse(R"({"description":"other"})");
    read_command_changes(change, command);
    EXPECT_EQ(command.name, "do");
    EXPECT_NE(command.body.find("other"), std::string::npos);
    EXPECT_NE(command.body.find(R"("name":"n")"), std::string::npos);
}

}  // namespace
}  // namespace parley::api::discord::wire
