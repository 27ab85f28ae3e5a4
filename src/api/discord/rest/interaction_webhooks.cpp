// What an application says to an interaction after its first answer. The token in the path is all that is asked for, and
// the paths are those of webhooks.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/interaction_bodies.h"
#include "api/discord/rest/webhook_paths.h"
#include "api/discord/wire/message.h"

#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

InteractionPtr require_interaction(Services& services, const Call& call) {
    return services.interactions.require_answered(call.id<ApplicationId>(0), call.param(1));
}

std::optional<MessageId> message_of(const Call& call) {
    return call.param(2) == "@original" ? std::nullopt : std::optional(call.id<MessageId>(2));
}

net::Response answer(Services& services, const Call& call, const MessageView& view) {
    JsonWriter out;
    wire::write_message(out, view, {.base = web_address(services, call.request)});
    return json(out);
}

// A later message remembers the first one beside the interaction.
std::string metadata_of(Services& services, const Interaction& interaction) {
    const auto original = services.interactions.original(interaction);
    if (!original || original->is_component_message) return interaction.metadata;
    return fmt::format(R"({},"original_response_message_id":"{}"}})", std::string_view(interaction.metadata).substr(0, interaction.metadata.size() - 1), original->id.value);
}

}  // namespace

Task<net::Response> follow_interaction(Services& services, Call& call) {
    InteractionPtr interaction = require_interaction(services, call);
    PostedFiles posted = read_posted(call);
    core::MessageDraft draft = read_reply(posted.body, posted);
    posted.body.refuse_faults();
    draft.interaction = metadata_of(services, *interaction);
    co_return answer(services, call, co_await services.replies.follow(std::move(interaction), std::move(draft)));
}

Task<net::Response> get_interaction_message(Services& services, Call& call) {
    co_return answer(services, call, co_await services.replies.require(require_interaction(services, call), message_of(call)));
}

Task<net::Response> edit_interaction_message(Services& services, Call& call) {
    InteractionPtr interaction = require_interaction(services, call);
    const MessageView before = co_await services.replies.require(interaction, message_of(call));
    PostedFiles posted = read_posted(call);
    core::MessageEdit edit = read_reply_edit(posted.body, posted, before.message.flags);
    posted.body.refuse_faults();
    co_return answer(services, call, co_await services.replies.edit(std::move(interaction), message_of(call), std::move(edit)));
}

Task<net::Response> erase_interaction_message(Services& services, Call& call) {
    co_await services.replies.erase(require_interaction(services, call), message_of(call));
    co_return no_content();
}

}  // namespace parley::api::discord::rest
