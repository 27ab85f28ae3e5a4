// core/groups.h -- Conversations of several people outside of guilds: channel type 3.
#pragma once
#include "core/channel_access.h"
#include "core/directory.h"
#include "core/files/new_pictures.h"
#include "core/messages.h"
#include "core/relationships.h"
#include "core/turns.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostRecipients = 10;     // of one group, with who asks. Source: Discord API v10, "Create Group DM"
inline constexpr std::size_t kLongestGroupName = 100;  // characters

struct GroupChange {
    std::optional<std::string> name;                       // empty: none of its own
    std::optional<std::optional<std::string>> icon_uri;    // a data URI; nothing inside takes it away
};

class Groups {
public:
    Groups(store::Store& store, ChannelAccess& access, Directory& directory, Relationships& relationships, Messages& messages, Turns& turns, Images& images)
        : store_(store), access_(access), directory_(directory), relationships_(relationships), messages_(messages), turns_(turns), images_(images) {}

    // Of the owner and friends of theirs. Refused with InvalidRecipients for who is no friend, or TooManyRecipients.
    Task<ChannelPtr> create(UserId owner, std::vector<UserId> others);
    // Its groups, oldest first.
    Task<std::vector<ChannelPtr>> of(UserId user);

    // For one of its people; a notice tells the others of each thing that is another now. Refused with WrongChannelType for no
    // group, with UnknownChannel or MissingAccess, and with InvalidForm for an icon that is none.
    Task<ChannelPtr> change(UserId actor, ChannelId group, GroupChange change);
    // A friend; one who is there already stays. Refused as `create` says.
    Task<> add(UserId actor, ChannelId group, UserId target);
    // Themselves, or by its owner anybody: MissingPermissions else, UnknownUser for who is not in it. The oldest member follows
    // an owner who leaves; the last one takes the group along.
    Task<> remove(UserId actor, ChannelId group, UserId target);

private:
    struct Saved {
        ChannelPtr before, after;
    };
    Task<ChannelPtr> require_group(UserId actor, ChannelId group);
    Task<Saved> save(ChannelPtr before, GroupChange change);
    Task<Saved> save(ChannelPtr before, GroupChange change, NewPictures& fresh);
    Task<> require_friends(UserId user, std::vector<UserId> others);
    Task<> note(UserId actor, ChannelId group, MessageType type, std::string text);
    Task<> erase(ChannelPtr group, ProfilePtr last);

    store::Store& store_;
    ChannelAccess& access_;
    Directory& directory_;
    Relationships& relationships_;
    Messages& messages_;
    Turns& turns_;
    Images& images_;
};

}  // namespace parley::core
