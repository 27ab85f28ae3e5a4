// core/message_views.h -- Messages with what an answer or an event shows of them: people, reactions, what they answer.
#pragma once
#include "core/channel_access.h"
#include "core/directory.h"
#include "model/message.h"
#include "store/store.h"

#include <vector>

namespace parley::core {

class MessageViews {
public:
    MessageViews(store::Store& store, Directory& directory, GuildCache& guilds) : store_(store), directory_(directory), guilds_(guilds) {}

    // In the order given, as `viewer` sees them; of any channels.
    Task<std::vector<MessageView>> of(std::vector<Message> messages, UserId viewer);
    Task<MessageView> of(Message message, UserId viewer);

    // Those who exist.
    Task<std::vector<ProfilePtr>> people(std::vector<UserId> users);

private:
    store::Store& store_;
    Directory& directory_;
    GuildCache& guilds_;
};

}  // namespace parley::core
