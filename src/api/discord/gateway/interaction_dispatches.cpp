#include "api/discord/gateway/interaction_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/command.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

constexpr int kTimedOut = 2;  // reason_code of INTERACTION_FAILURE

// Each shard hears of its guilds; one session of several that serve a guild would do, but none knows of the others.
void tell_application(Hub& hub, const Interaction& interaction, const std::string& data) {
    const DispatchPtr made = make_dispatch("INTERACTION_CREATE", data);
    const GuildId guild = interaction.channel->guild_id;
    hub.for_each_of(interaction.bot->id, [&](const SessionPtr& session) {
        if (guild ? session->serves(guild) : session->serves_direct_messages()) session->tell(made);
    });
}

template <class Fill>
void tell_asking(Hub& hub, const Interaction& interaction, std::string_view name, Fill fill) {
    Lazy dispatch(name, [&](JsonWriter& json) {
        wire::id_field(json, "id", interaction.id);
        if (!interaction.nonce.empty()) json.key("nonce").raw(interaction.nonce);
        fill(json);
    });
    hub.for_each_of(interaction.user->id, [&](const SessionPtr& session) {
        if (!session->is_bot) session->tell(*dispatch);
    });
}

// `{"a":1}` as the members of the object that is being written.
void write_members_of(JsonWriter& json, std::string_view object) { json.raw(object.substr(1, object.size() - 2)); }

}  // namespace

void tell(Hub& hub, const InteractionTold& told) {
    const Interaction& interaction = *told.interaction;
    const auto nothing = [](JsonWriter&) {};
    const auto data = [&](JsonWriter& json) { write_members_of(json, told.data); };
    using What = InteractionTold::What;
    switch (told.what) {
        case What::Begun:
            tell_application(hub, interaction, told.data);
            if (interaction.type != InteractionType::Autocomplete) tell_asking(hub, interaction, "INTERACTION_CREATE", nothing);
            return;
        case What::Succeeded: return tell_asking(hub, interaction, "INTERACTION_SUCCESS", nothing);
        case What::Failed: return tell_asking(hub, interaction, "INTERACTION_FAILURE", [](JsonWriter& json) { json.field("reason_code", kTimedOut); });
        case What::ModalOpened: return tell_asking(hub, interaction, "INTERACTION_MODAL_CREATE", data);
        case What::ChoicesOffered: return tell_asking(hub, interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", data);
    }
}

void tell(Hub& hub, const PrivateMessageTold& told) {
    const Interaction& interaction = *told.interaction;
    const GuildId guild = interaction.channel->guild_id;
    const MemberPtr member = guild ? hub.services().guilds.find_member(guild, interaction.bot->id) : nullptr;
    hub.for_each_of(interaction.user->id, [&](const SessionPtr& session) {
        if (session->is_bot) return;
        JsonWriter json;
        if (told.what == PrivateMessageTold::What::Deleted) {
            json.object([&] {
                wire::id_field(json, "id", told.seen->message.id);
                wire::id_field(json, "channel_id", told.seen->message.channel_id);
                if (guild) wire::id_field(json, "guild_id", guild);
            });
            return session->tell(make_dispatch("MESSAGE_DELETE", json.text()));
        }
        wire::write_message(json, *told.seen, {.base = session->web_address, .guild_id = guild, .member = member.get()});
        const bool is_new = told.what == PrivateMessageTold::What::Created;
        session->tell(make_dispatch(is_new ? "MESSAGE_CREATE" : "MESSAGE_UPDATE", json.text()));
    });
}

void tell(Hub& hub, const CommandPermissionsChanged& changed) {
    JsonWriter json;
    wire::write_command_permissions(json, changed.permissions);
    const DispatchPtr made = make_dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", json.text());
    hub.for_each_in(changed.permissions.guild_id, [&](const SessionPtr& session) { session->tell(made); });
}

}  // namespace parley::api::discord::gateway
