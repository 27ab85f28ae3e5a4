// An application's first answer to an interaction. The token in the path is all that is asked for.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/interaction_bodies.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/command_options.h"
#include "api/discord/wire/components.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/user.h"

#include <boost/json/serialize.hpp>

namespace parley::api::discord::rest {
namespace {

// Source: Discord API v10, "Interaction Callback Type".
enum class AnswerType : int { Pong = 1, Message = 4, DeferredMessage = 5, DeferredUpdate = 6, Update = 7, Choices = 8, Modal = 9 };

struct Answer {
    InteractionPtr interaction;
    AnswerType type = AnswerType::Pong;
    PostedFiles posted;
    wire::Body data;
};

[[noreturn]] void refuse_type(Answer& answer) {
    answer.posted.body.fault("type", "INTERACTION_CALLBACK_TYPE_INVALID", "This interaction cannot be answered in this way.");
    answer.posted.body.refuse_faults();
    throw Refusal(Code::InvalidForm);
}

// Which kinds of interaction each kind of answer is for.
void require_fit(Answer& answer) {
    const Interaction& interaction = *answer.interaction;
    const bool is_typing = interaction.type == InteractionType::Autocomplete;
    const bool has_component = interaction.message != nullptr;
    switch (answer.type) {
        case AnswerType::Choices: return is_typing ? void() : refuse_type(answer);
        case AnswerType::Message:
        case AnswerType::DeferredMessage: return is_typing ? refuse_type(answer) : void();
        case AnswerType::DeferredUpdate:
        case AnswerType::Update: return has_component ? void() : refuse_type(answer);
        case AnswerType::Modal: return is_typing || interaction.type == InteractionType::ModalSubmit ? refuse_type(answer) : void();
        case AnswerType::Pong: refuse_type(answer);  // for endpoints, which are not called
    }
    refuse_type(answer);
}

// ---- Messages ----

Task<std::optional<MessageView>> send_message(Services& services, Answer& answer) {
    core::MessageDraft draft = read_reply(answer.data, answer.posted);
    draft.interaction = answer.interaction->metadata;
    answer.posted.body.refuse_faults();
    if (answer.type == AnswerType::DeferredMessage) co_return co_await services.replies.promise(answer.interaction, std::move(draft));
    co_return co_await services.replies.answer(answer.interaction, std::move(draft));
}

Task<std::optional<MessageView>> update_message(Services& services, Answer& answer) {
    core::MessageEdit edit = read_reply_edit(answer.data, answer.posted, answer.interaction->message->message.flags);
    answer.posted.body.refuse_faults();
    co_return co_await services.replies.update(answer.interaction, std::move(edit));
}

// ---- Choices ----

void read_choice(wire::Body& body, boost::json::array& choices) {
    boost::json::object choice;
    body.require("name");
    body.require("value");
    if (const auto name = body.text("name", 1, 100)) choice["name"] = *name;
    const auto* value = body.find("value");
    if (value && value->is_string()) body.text("value", 0, 100);
    else if (value && !value->is_number()) body.fault("value", "STRING_TYPE_CONVERT", "Could not interpret \"value\" as string.");
    if (value) choice["value"] = *value;
    choices.push_back(std::move(choice));
}

void offer_choices(Services& services, Answer& answer) {
    boost::json::array choices;
    auto bodies = answer.data.objects("choices", wire::kMostChoices);
    for (wire::Body& one : bodies ? *bodies : std::vector<wire::Body>{}) read_choice(one, choices);
    answer.data.require("choices");
    answer.posted.body.refuse_faults();
    services.interactions.acknowledge(*answer.interaction);
    services.interactions.tell(answer.interaction, InteractionTold::What::ChoicesOffered, boost::json::serialize(boost::json::object{{"choices", std::move(choices)}}));
}

// ---- Modals ----

Task<> open_modal(Services& services, Answer& answer) {
    wire::Body& data = answer.data;
    for (const char* name : {"custom_id", "title", "components"}) data.require(name);
    const auto custom_id = data.text("custom_id", 1, 100), title = data.text("title", 1, 45);
    const auto components = wire::read_components(data, wire::ComponentPlace::Modal);
    const auto* sent = data.find("components");
    if (sent && sent->is_array() && sent->get_array().empty()) data.fault("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    answer.posted.body.refuse_faults();
    const Interaction& interaction = *answer.interaction;
    const auto application = co_await services.applications.find(interaction.application_id);
    services.interactions.acknowledge(interaction);
    services.interactions.open_modal(interaction, {.custom_id = *custom_id, .components = *components});
    JsonWriter shown;
    shown.object([&] {
        wire::id_field(shown, "channel_id", interaction.channel->id).field("custom_id", *custom_id).field("title", *title);
        shown.key("components").raw(*components);
        shown.key("application").object([&] {
            wire::id_field(shown, "id", interaction.application_id).field("name", application ? application->name : interaction.bot->username);
            shown.field("description", application ? application->description : "").field("icon", application ? application->icon : std::nullopt);
            wire::write_user(shown.key("bot"), *interaction.bot);
        });
    });
    services.interactions.tell(answer.interaction, InteractionTold::What::ModalOpened, shown.take());
    services.interactions.tell(answer.interaction, InteractionTold::What::Succeeded);
}

// ---- All of them ----

Task<std::optional<MessageView>> carry_out(Services& services, Answer& answer) {
    switch (answer.type) {
        case AnswerType::Message:
        case AnswerType::DeferredMessage: co_return co_await send_message(services, answer);
        case AnswerType::Update: co_return co_await update_message(services, answer);
        case AnswerType::DeferredUpdate:
            services.replies.promise_update(*answer.interaction);
            services.interactions.tell(answer.interaction, InteractionTold::What::Succeeded);
            break;
        case AnswerType::Choices: offer_choices(services, answer); break;
        case AnswerType::Modal: co_await open_modal(services, answer); break;
        case AnswerType::Pong: break;
    }
    co_return std::nullopt;
}

void write_interaction(JsonWriter& json, const Answer& answer, const std::optional<MessageView>& message) {
    json.object([&] {
        wire::id_field(json, "id", answer.interaction->id).field("type", static_cast<int>(answer.interaction->type));
        if (!message) return;
        wire::id_field(json, "response_message_id", message->message.id);
        json.field("response_message_loading", (message->message.flags & kLoading) != 0);
        json.field("response_message_ephemeral", (message->message.flags & kEphemeral) != 0);
    });
}

net::Response describe(const Services& services, const Call& call, const Answer& answer, const std::optional<MessageView>& message) {
    JsonWriter out;
    out.object([&] {
        write_interaction(out.key("interaction"), answer, message);
        if (!message) return;
        out.key("resource").object([&] {
            out.field("type", static_cast<int>(answer.type));
            wire::write_message(out.key("message"), *message, {.base = web_address(services, call.request)});
        });
    });
    return json(out);
}

Answer read_answer(Services& services, Call& call) {
    InteractionPtr interaction = services.interactions.require(call.id<InteractionId>(0), call.param(1));
    PostedFiles posted = read_posted(call, "data");
    posted.body.require("type");
    const auto type = posted.body.integer("type", 1, 9);
    auto data = posted.body.object("data");
    const auto kind = static_cast<AnswerType>(type.value_or(0));
    const bool may_lack_data = kind == AnswerType::Pong || kind == AnswerType::DeferredMessage || kind == AnswerType::DeferredUpdate;
    if (!may_lack_data) posted.body.require("data");
    posted.body.refuse_faults();
    if (!data) data = wire::Body(boost::json::object{});
    return {.interaction = std::move(interaction), .type = kind, .posted = std::move(posted), .data = std::move(*data)};
}

Task<net::Response> answer_interaction(Services& services, Call& call) {
    Answer answer = read_answer(services, call);
    require_fit(answer);
    const std::optional<MessageView> message = co_await carry_out(services, answer);
    if (!call.query_flag("with_response")) co_return no_content();
    co_return describe(services, call, answer, message);
}

}  // namespace

void add_interaction_answers(net::Router& router, Services& services) {
    add(router, services, {.method = net::Method::Post, .pattern = "/interactions/{interaction}/{token}/callback", .operation = answer_interaction,
                           .access = Access::Anybody, .takes_files = true, .counts_globally = false});
}

}  // namespace parley::api::discord::rest
