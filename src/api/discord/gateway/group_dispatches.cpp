#include "api/discord/gateway/group_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/private_channel.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

// Each of them sees the others. They were looked up when the group was made.
void tell_whole(Hub& hub, const Channel& group, UserId user, std::string_view name) {
    const bool is_with_oneself = group.type == ChannelType::Dm && group.recipients.size() == 1;
    std::vector<ProfilePtr> others;
    for (const UserId one : group.recipients) {
        const ProfilePtr profile = one == user && !is_with_oneself ? nullptr : hub.services().common.directory.find_cached(one);
        if (profile) others.push_back(profile);
    }
    to_people(hub, {user}, name, {}, [&](JsonWriter& json) { wire::write_private_channel_fields(json, group, others, group.last_message_id); });
}

}  // namespace

void tell_group(Hub& hub, const ChannelSaved& saved) {
    const Channel& group = *saved.channel;
    for (const UserId user : group.recipients) tell_whole(hub, group, user, saved.is_new ? "CHANNEL_CREATE" : "CHANNEL_UPDATE");
}

void tell(Hub& hub, const RecipientChanged& changed) {
    const Channel& group = *changed.group;
    if (group.type == ChannelType::Dm) return tell_whole(hub, group, changed.user->id, changed.is_added ? "CHANNEL_CREATE" : "CHANNEL_DELETE");
    std::vector<UserId> others = group.recipients;
    std::erase(others, changed.user->id);
    to_people(hub, others, changed.is_added ? "CHANNEL_RECIPIENT_ADD" : "CHANNEL_RECIPIENT_REMOVE", {}, [&](JsonWriter& json) {
        wire::id_field(json, "channel_id", group.id);
        wire::write_user(json.key("user"), *changed.user);
    });
    tell_whole(hub, group, changed.user->id, changed.is_added ? "CHANNEL_CREATE" : "CHANNEL_DELETE");
}

}  // namespace parley::api::discord::gateway
