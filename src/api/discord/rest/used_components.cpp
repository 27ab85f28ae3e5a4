// Buttons and menus that somebody used, and forms that somebody filled in.
#include "api/discord/rest/question.h"
#include "api/discord/wire/component_values.h"
#include "api/discord/wire/user.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::rest {
namespace {

using boost::json::array;
using boost::json::object;

Task<MessageView> require_message(Services& services, Question& question) {
    question.body.require("message_id");
    const auto id = question.body.id<MessageId>("message_id");
    question.body.refuse_faults();
    const Asking& asking = question.asking;
    if (const auto seen = services.interactions.find_private(*id, asking.user->id)) {
        if (seen->message.channel_id != asking.channel->id) throw Refusal(Code::UnknownMessage);
        co_return *seen;
    }
    Message message = co_await services.messages.require(asking.channel->id, *id);
    co_return co_await services.views.of(std::move(message), asking.bot->id);
}

bool is_of(const Message& message, const ProfilePtr& bot) {
    const auto& application = message.more().application_id;
    return message.author_id == bot->id || (application && application->value == bot->id.value);
}

bool is_disabled(const object& component) {
    const auto* value = component.if_contains("disabled");
    return value && value->as_bool();
}

}  // namespace

Task<> use_component(Services& services, Question& question) {
    auto message = std::make_shared<const MessageView>(co_await require_message(services, question));
    if (!is_of(message->message, question.asking.bot)) throw Refusal(Code::UnknownApplication);
    wire::Body& data = question.data;
    data.require("custom_id");
    const std::string custom_id = data.text("custom_id", 1, 100).value_or("");
    const array components = boost::json::parse(message->message.more().forwarded ? "[]" : message->message.more().components).as_array();
    const object* component = wire::find_component(components, custom_id);
    if (!component || is_disabled(*component)) data.fault("custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
    question.body.refuse_faults();
    const auto type = data.integer("component_type");
    if (type && *type != component->at("type").as_int64()) data.fault("component_type", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
    object out{{"custom_id", custom_id}, {"component_type", component->at("type")}, {"id", component->at("id")}};
    wire::read_values(data, *component, question.references, out);
    co_await question.resolve_into(services, out);
    Interaction draft = draft_interaction(services, question.asking, InteractionType::Component);
    draft.metadata = wire::to_metadata(draft, [&](JsonWriter& json) { wire::id_field(json, "interacted_message_id", message->message.id); });
    draft.message = std::move(message);
    co_await begin(services, question.asking, std::move(draft), boost::json::serialize(out), {});
}

Task<> send_form(Services& services, Question& question) {
    wire::Body& data = question.data;
    data.require("custom_id");
    const std::string custom_id = data.text("custom_id", 1, 100).value_or("");
    question.body.refuse_faults();
    const Asking& asking = question.asking;
    auto open = services.interactions.take_modal(asking.user->id, {asking.bot->id.value}, custom_id);
    if (!open || open->from->channel->id != asking.channel->id) throw Refusal(Code::UnknownInteraction);
    object out{{"custom_id", custom_id}};
    std::exception_ptr refusal;
    try {
        out["components"] = wire::read_form(data, boost::json::parse(open->modal.components).as_array(), question.references);
        co_await question.resolve_into(services, out);
    } catch (const Refusal&) {
        refusal = std::current_exception();
    }
    if (refusal) {  // it is still on the screen, to be corrected
        services.interactions.open_modal(*open->from, std::move(open->modal));
        std::rethrow_exception(refusal);
    }
    Interaction draft = draft_interaction(services, asking, InteractionType::ModalSubmit);
    draft.metadata = wire::to_metadata(draft, [&](JsonWriter& json) { json.key("triggering_interaction_metadata").raw(open->from->metadata); });
    draft.message = open->from->message;
    draft.answer_type = open->from->answer_type;
    co_await begin(services, asking, std::move(draft), boost::json::serialize(out), std::move(question.files));
}

}  // namespace parley::api::discord::rest
