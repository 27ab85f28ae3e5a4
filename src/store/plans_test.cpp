// What SQLite makes of the statements that run all day, in a database that nobody ever analyzed: each reaches its rows
// by a whole key. A planner that is left to guess reads a channel's every message to find two.
#include "db/sqlite/connection.h"
#include "db/sqlite/driver.h"
#include "store/applications.h"
#include "store/attachments.h"
#include "store/commands.h"
#include "store/emojis.h"
#include "store/groups.h"
#include "store/guild_channels.h"
#include "store/members.h"
#include "store/mentions.h"
#include "store/message_removal.h"
#include "store/messages.h"
#include "store/reactions.h"
#include "store/users.h"
#include "support/hand_clock.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <deque>

namespace parley {
namespace {

struct Planner {
    std::string plan(const db::Statement& statement) {
        texts.push_back("EXPLAIN QUERY PLAN " + std::string(statement.sql));
        db::Statement question(texts.back());
        question.values = statement.values;
        std::string steps;
        for (const db::Row& row : connection.query(question)) steps += row.text(3) + "\n";
        return steps;
    }
    void expect(const db::Statement& statement, const std::string& step) {
        const std::string steps = plan(statement);
        EXPECT_NE(steps.find(step), std::string::npos) << statement.sql << "\n" << steps;
    }

    test::TempFolder folder;
    test::HandClock clock;
    db::sqlite::Driver database{{.path = folder.file("test.db"), .tell = [](std::vector<EventPtr>&&) {}}, clock};
    db::sqlite::Connection connection{folder.file("test.db"), db::sqlite::Access::ReadOnly};
    std::deque<std::string> texts;  // a statement's text lives as long as its connection
};

constexpr ChannelId kChannel{1};
constexpr MessageId kMessage{2};
constexpr UserId kUser{3};
constexpr GuildId kGuild{4};

TEST(Plans, ReachMessagesByTheirIds) {
    Planner planner;
    planner.expect(store::messages::find(kChannel, {kMessage}), "SEARCH m USING PRIMARY KEY (channel_id=? AND id=?)");
    planner.expect(store::messages::newest(kChannel, kMessage, 50), "USING PRIMARY KEY (channel_id=? AND id<?)");
    planner.expect(store::messages::in_span(kMessage, MessageId{9}, 50), "SEARCH m USING PRIMARY KEY (channel_id=? AND id>? AND id<?)");
    planner.expect(store::messages::oldest_after(kChannel, kMessage, 50), "USING PRIMARY KEY (channel_id=? AND id>?)");
    for (const db::Statement& one : store::messages::erase_all(kChannel, {kMessage})) planner.expect(one, "(channel_id=? AND ");
}

TEST(Plans, ReachWhatHangsOnAMessageByItsKey) {
    Planner planner;
    planner.expect(store::attachments::known({{5}}), "INDEX sqlite_autoindex_attachments_1 (id=?)");
    planner.expect(store::reactions::counts(kChannel, kMessage, kMessage, kUser), "PRIMARY KEY (channel_id=? AND message_id>? AND message_id<?)");
    planner.expect(store::mentions::unread(kUser, {kUser.value}), "SEARCH m USING PRIMARY KEY (target_id=?)");
    planner.expect(store::mentions::unread_in(kChannel, kMessage, {kUser.value}), "(target_id=? AND channel_id=? AND message_id>?)");
}

TEST(Plans, ReachPeopleByTheirIds) {
    Planner planner;
    planner.expect(store::users::by_ids({kUser}), "SEARCH u USING INDEX sqlite_autoindex_users_1 (id=?)");
}

// A guild has many members and few bots.
TEST(Plans, LookForBotsAndNotThroughAllMembers) {
    Planner planner;
    planner.expect(store::applications::in_guild(kGuild), "USING PRIMARY KEY (guild_id=? AND user_id=?)");
    planner.expect(store::commands::offered_in(kGuild), "members_by_user (user_id=? AND guild_id=?)");
}

TEST(Plans, FindPeopleByHowTheirNamesBegin) {
    Planner planner;
    for (const char* index : {"users_by_lower_name", "users_by_lower_global_name", "members_by_lower_nick"}) {
        planner.expect(store::members::named(kGuild, "ada", 10), index);
    }
}

TEST(Plans, FindTheEmojisOfAnApplication) {
    Planner planner;
    planner.expect(store::emojis::of_application(ApplicationId{5}), "emojis_by_application (application_id=?)");
}

// Nor do those of one channel cost a look at all others.
TEST(Plans, DeleteAChannelByItsKeys) {
    Planner planner;
    planner.expect(store::guild_channels::erase_threads(kChannel), "channels_by_parent (parent_id=?)");
    std::vector<db::Statement> all = store::message_removal::of_channel(kChannel);
    for (const db::Statement& one : store::groups::erase(kChannel)) all.push_back(one);
    for (const db::Statement& one : all) EXPECT_EQ(planner.plan(one).find("SCAN"), std::string::npos) << one.sql << "\n" << planner.plan(one);
}

}  // namespace
}  // namespace parley
