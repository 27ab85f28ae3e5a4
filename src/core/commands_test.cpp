#include "core/commands.h"

#include "core/applications.h"
#include "support/world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

struct Registry {
    test::World world;
    Applications applications{world.store, world.bus};
    Turns turns;
    Commands commands{world.store, turns};
    ApplicationId application = world.run(applications.create(world.person("owner").id, "helper")).id;

    Command draft(std::string name, CommandType type = CommandType::ChatInput) const {
        return {.id = {}, .application_id = application, .type = type, .name = std::move(name)};
    }
    Commands::Saved save(Command command) { return world.run(commands.save(std::move(command))); }
    std::vector<std::string> names() {
        std::vector<std::string> names;
        for (const Command& one : world.run(commands.list(application, {}))) names.push_back(one.name);
        return names;
    }
};

TEST(Commands, KeepTheirIdAndGetAVersionWhenTheyAreSavedAgain) {
    Registry registry;
    const auto first = registry.save(registry.draft("ping"));
    EXPECT_TRUE(first.is_new);
    Command other = registry.draft("ping");
    other.body = R"({"description":"other"})";
    other.default_member_permissions = Permissions{};
    const auto second = registry.save(other);
    EXPECT_FALSE(second.is_new);
    EXPECT_EQ(second.command.id, first.command.id);
    EXPECT_NE(second.command.version, first.command.version);
    EXPECT_EQ(registry.world.run(registry.commands.require(registry.application, {}, first.command.id)), second.command);
    EXPECT_EQ(registry.save(other).command.version, second.command.version);
}

TEST(Commands, MayShareANameAcrossTypes) {
    Registry registry;
    registry.save(registry.draft("ping"));
    EXPECT_TRUE(registry.save(registry.draft("ping", CommandType::User)).is_new);
}

TEST(Commands, AreAHundredOfTheChatAndFifteenOfEachMenu) {
    Registry registry;
    std::vector<Command> drafts;
    for (std::size_t i = 0; i < kMostChatCommands; ++i) drafts.push_back(registry.draft("c" + std::to_string(i)));
    for (std::size_t i = 0; i < kMostMenuCommands; ++i) drafts.push_back(registry.draft("m" + std::to_string(i), CommandType::Message));
    registry.world.run(registry.commands.replace_all(registry.application, {}, drafts));
    EXPECT_EQ(registry.world.refusal(registry.commands.save(registry.draft("more"))), Code::TooManyCommands);
    EXPECT_EQ(registry.world.refusal(registry.commands.save(registry.draft("more", CommandType::Message))), Code::TooManyCommands);
    EXPECT_EQ(registry.world.refusal(registry.commands.save(registry.draft("c0"))), std::nullopt);
    EXPECT_EQ(registry.world.refusal(registry.commands.save(registry.draft("more", CommandType::User))), std::nullopt);
}

TEST(Commands, AreReplacedTogetherAndKeepTheIdsOfTheirNames) {
    Registry registry;
    const CommandId kept = registry.save(registry.draft("kept")).command.id;
    registry.save(registry.draft("gone"));
    const auto now = registry.world.run(registry.commands.replace_all(registry.application, {}, {registry.draft("kept"), registry.draft("new")}));
    EXPECT_EQ(now.front().id, kept);
    EXPECT_EQ(registry.names(), (std::vector<std::string>{"kept", "new"}));
}

TEST(Commands, AreNotRenamedToWhatAnotherOneIsCalled) {
    Registry registry;
    registry.save(registry.draft("one"));
    Command two = registry.save(registry.draft("two")).command;
    two.name = "one";
    EXPECT_EQ(registry.world.refusal(registry.commands.update(two)), Code::InvalidForm);
    two.name = "three";
    registry.world.run(registry.commands.update(two));
    EXPECT_EQ(registry.names(), (std::vector<std::string>{"one", "three"}));
}

TEST(Commands, AreErasedOnce) {
    Registry registry;
    const CommandId id = registry.save(registry.draft("one")).command.id;
    EXPECT_EQ(registry.world.refusal(registry.commands.erase({512}, {}, id)), Code::UnknownCommand);
    registry.world.run(registry.commands.erase(registry.application, {}, id));
    EXPECT_EQ(registry.world.refusal(registry.commands.erase(registry.application, {}, id)), Code::UnknownCommand);
}

}  // namespace
}  // namespace parley::core
