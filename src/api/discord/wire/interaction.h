// api/discord/wire/interaction.h -- An interaction as its application is told of it, and as the messages that answer it
// remember it.
#pragma once
#include "api/discord/wire/message.h"
#include "api/discord/wire/user.h"
#include "base/json_writer.h"
#include "model/command.h"
#include "model/guild.h"
#include "model/interaction.h"

#include <optional>
#include <string>

namespace parley::api::discord::wire {

// Where something is asked, and what is known of it there.
struct InteractionScene {
    std::string_view base;                  // the server's web address
    GuildPtr guild;                         // null in a direct channel, as the member is
    MemberPtr member;
    Permissions user_permissions, app_permissions;
    InteractionContext context = InteractionContext::Guild;
    std::optional<MessageId> last_message_id;
    std::size_t upload_limit_bytes = 0;
};

// The data of INTERACTION_CREATE as the application hears it. `data` is the JSON of the member of that name.
std::string to_dispatch(const Interaction& interaction, const InteractionScene& scene, const std::string& data);

// What of a channel an application is told beside an interaction. `app` is left out where it is not asked for.
void write_partial_channel(JsonWriter& json, const Channel& channel, Permissions user, std::optional<Permissions> app, std::optional<MessageId> last_message_id);

// `{"0": GUILD}`: the guild that installed the application, or 0 where its bot is written to directly.
void write_owners(JsonWriter& json, GuildId guild);

// interaction_metadata. `fill` adds what the kind of interaction has beside.
template <class Fill>
std::string to_metadata(const Interaction& interaction, Fill fill) {
    JsonWriter json;
    json.object([&] {
        id_field(json, "id", interaction.id).field("type", static_cast<int>(interaction.type));
        write_user(json.key("user"), *interaction.user);
        write_owners(json.key("authorizing_integration_owners"), interaction.channel->guild_id);
        fill(json);
    });
    return json.take();
}

}  // namespace parley::api::discord::wire
