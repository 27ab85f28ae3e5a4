// The arithmetic of permissions against a model that shares no code with it: it asks of each permission alone whether it
// is held, step by step as Discord's documentation tells it. A million cases, the same ones every time.
#include "core/permission_rules.h"

#include "support/world.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace parley::core {
namespace {

// Those that the rules speak of, and two like all the others.
constexpr std::array kAsked{Permission::Administrator, Permission::ViewChannel, Permission::SendMessages, Permission::SendMessagesInThreads,
                            Permission::ReadMessageHistory, Permission::BanMembers, Permission::PinMessages};

// ---- The model ----

struct Case {
    const Guild& guild;
    const Member& member;
    const std::vector<RolePtr>& roles;  // of the guild
    bool is_timed_out;
};

bool wears(const Case& one, std::uint64_t role) {
    for (const RoleId id : one.member.roles) {
        if (id.value == role) return true;
    }
    return role == one.guild.id.value;
}

bool any_role_has(const Case& one, Permission asked) {
    for (const RolePtr& role : one.roles) {
        if (wears(one, role->id.value) && role->permissions.has(asked)) return true;
    }
    return false;
}

bool rules_over_all(const Case& one) { return one.guild.owner_id == one.member.user_id || any_role_has(one, Permission::Administrator); }

// Without regard to what cannot be seen, or is silenced.
bool stands_in(const Case& one, const Channel& channel, Permission asked) {
    bool is_held = any_role_has(one, asked);
    bool is_denied_by_role = false, is_allowed_by_role = false, is_denied_to_member = false, is_allowed_to_member = false;
    for (const Overwrite& overwrite : channel.overwrites) {
        const bool is_of_member = overwrite.target == Overwrite::Target::Member && overwrite.id == one.member.user_id.value;
        const bool is_of_role = overwrite.target == Overwrite::Target::Role && wears(one, overwrite.id);
        if (is_of_role && overwrite.id == one.guild.id.value) {
            if (overwrite.deny.has(asked)) is_held = false;
            if (overwrite.allow.has(asked)) is_held = true;
        } else if (is_of_role) {
            is_denied_by_role |= overwrite.deny.has(asked);
            is_allowed_by_role |= overwrite.allow.has(asked);
        } else if (is_of_member) {
            is_denied_to_member = overwrite.deny.has(asked);
            is_allowed_to_member = overwrite.allow.has(asked);
        }
    }
    if (is_denied_by_role) is_held = false;
    if (is_allowed_by_role) is_held = true;
    if (is_denied_to_member) is_held = false;
    if (is_allowed_to_member) is_held = true;
    return is_held;
}

bool survives_timeout(const Case& one, Permission asked) {
    return !one.is_timed_out || asked == Permission::ViewChannel || asked == Permission::ReadMessageHistory;
}

bool is_held_in(const Case& one, const Channel& channel, Permission asked) {
    if (rules_over_all(one)) return true;
    return stands_in(one, channel, Permission::ViewChannel) && survives_timeout(one, asked) && stands_in(one, channel, asked);
}

bool is_held_in_thread(const Case& one, const Channel& parent, Permission asked) {
    return is_held_in(one, parent, asked == Permission::SendMessages ? Permission::SendMessagesInThreads : asked);
}

bool is_held_in_guild(const Case& one, Permission asked) {
    return rules_over_all(one) || (survives_timeout(one, asked) && any_role_has(one, asked));
}

// ---- Random guilds ----

class Dice {
public:
    std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
    bool once_in(std::uint64_t times) { return below(times) == 0; }
    // Each of those asked for is there once in that many times; the bits between them as they come.
    Permissions permissions(std::uint64_t rarity) {
        Permissions made(engine_() & kAllPermissions.bits);
        for (const Permission one : kAsked) {
            made = made.without(Permissions{one});
            if (once_in(one == Permission::Administrator ? 4 * rarity : rarity)) made = made.with(Permissions{one});
        }
        return made;
    }

private:
    std::mt19937_64 engine_{20'150'513};
};

struct RandomGuild {
    static constexpr std::size_t kRoles = 6, kMembers = 25, kChannels = 20;

    RandomGuild(Dice& dice, std::uint64_t number, Time now) {
        Guild made{.id = {number << 22}, .name = "guild", .owner_id = {dice.below(kMembers) + 1}};
        guild = std::make_shared<const Guild>(std::move(made));
        for (std::size_t i = 0; i < kRoles; ++i) {
            Role role{.id = {guild->id.value + i}, .guild_id = guild->id, .name = "role", .permissions = dice.permissions(3), .position = static_cast<int>(i)};
            roles.push_back(std::make_shared<const Role>(std::move(role)));
        }
        for (std::size_t i = 0; i < kMembers; ++i) add_member(dice, UserId{i + 1}, now);
        for (std::size_t i = 0; i < kChannels; ++i) add_channel(dice, ChannelId{guild->id.value + 100 + 2 * i});
    }

    void add_member(Dice& dice, UserId id, Time now) {
        Member member{.guild_id = guild->id, .user_id = id, .roles = {}, .joined_at = now};
        for (std::size_t i = 1; i < kRoles; ++i) {
            if (dice.once_in(3)) member.roles.push_back(roles[i]->id);
        }
        if (dice.once_in(5)) member.timeout_until = now + std::chrono::minutes(dice.once_in(2) ? 1 : -1);
        members.push_back(std::make_shared<const Member>(std::move(member)));
    }

    // And a thread in it, whose id is the next one.
    void add_channel(Dice& dice, ChannelId id) {
        Channel channel{.id = id, .guild_id = guild->id, .name = "channel"};
        for (const RolePtr& role : roles) {
            if (dice.once_in(3)) channel.overwrites.push_back({role->id.value, Overwrite::Target::Role, dice.permissions(4), dice.permissions(4)});
        }
        for (std::uint64_t user = 1; user <= kMembers; ++user) {
            if (dice.once_in(8)) channel.overwrites.push_back({user, Overwrite::Target::Member, dice.permissions(4), dice.permissions(4)});
        }
        Channel thread{.id = {id.value + 1}, .type = ChannelType::PublicThread, .guild_id = guild->id, .name = "thread", .parent_id = id};
        thread.thread = ThreadState{.owner_id = guild->owner_id};
        channels.push_back(std::make_shared<const Channel>(std::move(channel)));
        threads.push_back(std::make_shared<const Channel>(std::move(thread)));
    }

    GuildCreated created() const {
        std::vector<ChannelPtr> all = channels;
        all.insert(all.end(), threads.begin(), threads.end());
        return {.guild = guild, .roles = roles, .channels = std::move(all), .members = members};
    }

    GuildPtr guild;
    std::vector<RolePtr> roles;
    std::vector<ChannelPtr> channels, threads;
    std::vector<MemberPtr> members;
};

// How many of the permissions differ; the first few are told.
int differences(const RandomGuild& random, const GuildCache& cache, Time now) {
    int found = 0;
    const auto compare = [&](const Member& member, const char* where, Permission asked, bool is_held, bool should) {
        if (is_held == should) return;
        if (++found <= 5) {
            ADD_FAILURE() << "guild " << random.guild->id.value << " member " << member.user_id.value << " permission " << static_cast<int>(asked)
                          << " in " << where << " is " << is_held;
        }
    };
    for (const MemberPtr& member : random.members) {
        const Case one{*random.guild, *member, random.roles, member->timeout_until && *member->timeout_until > now};
        const Permissions at_large = cache.permissions(random.guild->id, member->user_id);
        for (const Permission asked : kAsked) compare(*member, "the guild", asked, at_large.has(asked), is_held_in_guild(one, asked));
        for (std::size_t i = 0; i < random.channels.size(); ++i) {
            const Channel& channel = *random.channels[i];
            const Permissions here = cache.permissions_in(channel, member->user_id);
            const Permissions in_thread = cache.permissions_in(*random.threads[i], member->user_id);
            for (const Permission asked : kAsked) {
                compare(*member, "a channel", asked, here.has(asked), is_held_in(one, channel, asked));
                compare(*member, "a thread", asked, in_thread.has(asked), is_held_in_thread(one, channel, asked));
            }
        }
    }
    return found;
}

#if __has_feature(thread_sanitizer)
constexpr int kCases = 20'000;  // one thread: the sanitizer has nothing to find, and would take half a minute for it
#else
constexpr int kCases = 1'000'000;
#endif

TEST(Permissions, AreWhatTheModelSaysInAMillionCases) {
    constexpr int kCasesOfGuild = RandomGuild::kMembers * (1 + 2 * RandomGuild::kChannels);
    test::World world;
    Dice dice;
    int cases = 0, wrong = 0;
    for (std::uint64_t number = 1; cases < kCases && wrong == 0; ++number, cases += kCasesOfGuild) {
        const RandomGuild random(dice, number, world.clock.now());
        world.bus.publish(random.created());
        wrong += differences(random, world.guilds, world.clock.now());
        std::vector<UserId> users;
        for (const MemberPtr& member : random.members) users.push_back(member->user_id);
        world.bus.publish(GuildDeleted{.guild_id = random.guild->id, .members = std::move(users)});
        world.forget_told();
    }
    EXPECT_EQ(wrong, 0);
}

TEST(Permissions, OfSomebodyElseAreNone) {
    test::World world;
    Dice dice;
    const RandomGuild random(dice, 1, world.clock.now());
    world.bus.publish(random.created());
    EXPECT_EQ(world.guilds.permissions(random.guild->id, UserId{999}), Permissions{});
    EXPECT_EQ(world.guilds.permissions_in(*random.channels.front(), UserId{999}), Permissions{});
}

}  // namespace
}  // namespace parley::core
