#include "core/command_rules.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using Target = CommandPermission::Target;

constexpr GuildId kGuild{5'120};
constexpr RoleId kCooks{6'144}, kGuests{6'656};
constexpr Permissions kUsual{Permission::ViewChannel, Permission::UseApplicationCommands};

struct Asked {
    Command command{.id = {1'024}, .application_id = {2'048}};
    Member member{.guild_id = kGuild, .user_id = {3'072}, .roles = {kCooks, kGuests}};
    Channel channel{.id = {4'096}, .guild_id = kGuild};
    std::vector<CommandPermissions> said;

    void say(std::uint64_t about, std::vector<CommandPermission> permissions) {
        said.push_back({.application_id = command.application_id, .guild_id = kGuild, .id = about, .permissions = std::move(permissions)});
    }
    bool is_callable(Permissions permissions = kUsual) const {
        return may_call(command, {.member = member, .permissions = permissions, .channel = &channel}, said);
    }
};

TEST(CommandRules, LetEverybodyCallWhoMayUseCommands) {
    Asked asked;
    EXPECT_TRUE(asked.is_callable());
    EXPECT_FALSE(asked.is_callable({Permission::ViewChannel}));
}

TEST(CommandRules, AskForTheDefaultPermissions) {
    Asked asked;
    asked.command.default_member_permissions = Permissions{Permission::BanMembers};
    EXPECT_FALSE(asked.is_callable());
    EXPECT_TRUE(asked.is_callable(kUsual.with({Permission::BanMembers})));
    asked.command.default_member_permissions = Permissions{};
    EXPECT_FALSE(asked.is_callable(kUsual.with({Permission::BanMembers})));
    EXPECT_TRUE(asked.is_callable({Permission::Administrator}));
}

TEST(CommandRules, TakeTheWordAboutAPersonBeforeTheirRolesAndThoseBeforeEveryone) {
    Asked asked;
    asked.say(asked.command.id.value, {{kGuild.value, Target::Role, false}});
    EXPECT_FALSE(asked.is_callable());
    asked.said[0].permissions.push_back({kGuests.value, Target::Role, false});
    asked.said[0].permissions.push_back({kCooks.value, Target::Role, true});
    EXPECT_TRUE(asked.is_callable());
    asked.said[0].permissions.push_back({asked.member.user_id.value, Target::User, false});
    EXPECT_FALSE(asked.is_callable());
}

TEST(CommandRules, TakeTheWordAboutACommandBeforeThatAboutItsApplication) {
    Asked asked;
    asked.say(asked.command.application_id.value, {{kGuild.value, Target::Role, false}});
    EXPECT_FALSE(asked.is_callable());
    asked.say(asked.command.id.value, {{kGuild.value, Target::Role, true}});
    EXPECT_TRUE(asked.is_callable());
}

TEST(CommandRules, CloseChannelsAndOpenOneAmongThem) {
    Asked asked;
    asked.say(asked.command.id.value, {{kGuild.value - 1, Target::Channel, false}});
    EXPECT_FALSE(asked.is_callable());
    asked.said[0].permissions.push_back({asked.channel.id.value, Target::Channel, true});
    EXPECT_TRUE(asked.is_callable());
    const Channel thread{.id = {8'192}, .type = ChannelType::PublicThread, .guild_id = kGuild, .parent_id = asked.channel.id};
    EXPECT_TRUE(may_call(asked.command, {.member = asked.member, .permissions = kUsual, .channel = &thread}, asked.said));
}

TEST(CommandRules, OfferAGuildsCommandsInGuildsAlone) {
    Command command{.guild_id = kGuild, .contexts = 0b110};
    EXPECT_TRUE(is_offered(command, InteractionContext::Guild));
    EXPECT_FALSE(is_offered(command, InteractionContext::BotDm));
    command.guild_id = {};
    EXPECT_FALSE(is_offered(command, InteractionContext::Guild));
    EXPECT_TRUE(is_offered(command, InteractionContext::BotDm));
    command.contexts.reset();
    EXPECT_TRUE(is_offered(command, InteractionContext::BotDm));
    command.is_in_dms = false;
    EXPECT_FALSE(is_offered(command, InteractionContext::BotDm));
    EXPECT_TRUE(is_offered(command, InteractionContext::Guild));
}

}  // namespace
}  // namespace parley::core
