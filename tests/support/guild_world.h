// tests/support/guild_world.h -- A world with a guild in it: its owner, and the actions that change it.
#pragma once
#include "core/audit_log.h"
#include "core/bans.h"
#include "core/guild_channels.h"
#include "core/guilds.h"
#include "core/invites.h"
#include "core/members.h"
#include "core/pruning.h"
#include "core/roles.h"
#include "support/world.h"

#include <fmt/format.h>

namespace parley::test {

struct GuildWorld : World {
    core::Turns turns;
    core::Guilds founding{store, guilds, directory, turns, clock};
    core::GuildChannels channels{store, guilds, turns};
    core::Roles roles{store, guilds, directory, turns};
    core::Invites invites{store, guilds, directory, turns, clock};
    core::Members members{store, guilds, directory, turns, clock};
    core::Bans bans{store, guilds, directory, turns, clock};
    core::Pruning pruning{store, guilds, directory, turns, clock};
    core::AuditLog audit_log{store, guilds};
    UserId owner = person("owner").id;
    GuildPtr guild = run(founding.create(owner, "Reading circle"));
    ChannelId general = *guild->system_channel_id;

    // Somebody who comes by an invite.
    UserId member(const std::string& name) {
        const UserId user = person(name).id;
        join(user);
        return user;
    }
    void join(UserId user) {
        const Invite invite = run(invites.create(owner, {.channel_id = general}));
        run(invites.accept(user, invite.code));
    }
    // A message with a reaction, an attachment and a nonce.
    MessageId write(ChannelId channel, UserId author) {
        const auto id = store.draw_id<MessageId>();
        for (const std::string& sql : {
                 fmt::format("INSERT INTO messages (channel_id, id, author_id, content) VALUES ({}, {}, {}, 'hi')", channel.value, id.value, author.value),
                 fmt::format("INSERT INTO reactions VALUES ({}, {}, '!', '!', {}, 0)", channel.value, id.value, author.value),
                 fmt::format("INSERT INTO attachments VALUES ({}, {}, {}, 'a.txt', NULL)", id.value + 1, channel.value, id.value),
                 fmt::format("INSERT INTO message_nonces VALUES ({}, {}, '{}', {})", author.value, channel.value, id.value, id.value)}) {
            change_from_outside(sql);
        }
        return id;
    }
    // Rows of each of the four.
    std::vector<std::int64_t> rows() { return {count("messages"), count("reactions"), count("attachments"), count("message_nonces")}; }
};

}  // namespace parley::test
