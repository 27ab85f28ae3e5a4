// Commands that somebody calls, or types.
#include "api/discord/rest/question.h"
#include "api/discord/wire/call_options.h"
#include "api/discord/wire/user.h"
#include "core/command_rules.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace parley::api::discord::rest {
namespace {

using boost::json::array;
using boost::json::object;

void require_context(const Command& command, const Asking& asking) {
    const bool is_here = core::is_offered(command, asking.scene.context);
    if (!is_here) throw Refusal(Code::UnknownCommand);
    if (command.is_nsfw && asking.scene.guild && !asking.channel->is_nsfw) throw Refusal(Code::MissingPermissions);
}

Task<Command> require_command(Services& services, const Asking& asking, CommandId id) {
    const GuildId guild = asking.channel->guild_id;
    const ApplicationId application{asking.bot->id.value};
    const auto offered = guild ? co_await services.commands.offered_in(guild) : co_await services.commands.list(application, {});
    for (const Command& one : offered) {
        if (one.id != id || one.application_id != application) continue;
        require_context(one, asking);
        if (!guild) co_return one;
        const core::CommandCaller caller{.member = *asking.scene.member, .permissions = asking.scene.user_permissions, .channel = asking.channel.get()};
        if (!core::may_call(one, caller, co_await services.commands.permissions_in(guild))) throw Refusal(Code::MissingPermissions);
        co_return one;
    }
    throw Refusal(Code::UnknownCommand);
}

// A client that knows an older version would send values that mean something else now.
void require_same(wire::Body& data, const Command& command) {
    const auto version = data.id<CommandId>("version");
    if (version && version->value != command.version) {
        data.fault("version", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", "This command is outdated, please try again in a few minutes");
    }
    const auto name = data.text("name");
    if (name && *name != command.name) data.fault("name", "BASE_TYPE_CHOICES", "This is not the command's name.");
    const auto type = data.integer("type");
    if (type && *type != static_cast<int>(command.type)) data.fault("type", "BASE_TYPE_CHOICES", "This is not the command's type.");
}

object describe(const Command& command) {
    object out{{"id", std::to_string(command.id.value)}, {"name", command.name}, {"type", static_cast<int>(command.type)}};
    if (command.guild_id) out["guild_id"] = std::to_string(command.guild_id.value);
    return out;
}

array options_of(const Command& command) {
    const auto details = boost::json::parse(command.body);
    const auto* options = details.as_object().if_contains("options");
    return options ? options->as_array() : array{};
}

// What the command of a menu was called on.
struct Target {
    std::optional<UserId> user;
    std::optional<MessageView> message;
};

Task<Target> require_target(Services& services, Question& question, const Command& command) {
    question.data.require("target_id");
    const auto id = question.data.id<MessageId>("target_id");
    question.body.refuse_faults();
    if (command.type == CommandType::User) {
        question.references.users.insert(id->value);
        co_return Target{.user = UserId{id->value}, .message = {}};
    }
    services.access.require_in(*question.asking.channel, question.asking.user->id, Permission::ReadMessageHistory);
    Message message = co_await services.messages.require(question.asking.channel->id, *id);
    co_return Target{.user = {}, .message = co_await services.views.of(std::move(message), question.asking.bot->id)};
}

std::string command_metadata(const Interaction& draft, const Command& command, const Target& target, const ProfilePtr& user) {
    return wire::to_metadata(draft, [&](JsonWriter& json) {
        json.field("name", command.name).field("command_type", static_cast<int>(command.type));
        if (user) wire::write_user(json.key("target_user"), *user);
        if (target.message) wire::id_field(json, "target_message_id", target.message->message.id);
    });
}

}  // namespace

Task<> call_command(Services& services, Question& question) {
    question.data.require("id");
    const auto id = question.data.id<CommandId>("id");
    question.body.refuse_faults();
    const Command command = co_await require_command(services, question.asking, *id);
    const bool is_typing = question.type == InteractionType::Autocomplete;
    if (is_typing && command.type != CommandType::ChatInput) throw Refusal(Code::UnknownCommand);
    require_same(question.data, command);
    object out = describe(command);
    Target target;
    if (command.type != CommandType::ChatInput) {
        target = co_await require_target(services, question, command);
        out["target_id"] = std::to_string(target.user ? target.user->value : target.message->message.id.value);
    } else {
        array options = wire::read_call_options(question.data, options_of(command), is_typing ? wire::CallKind::Typing : wire::CallKind::Whole, question.references);
        if (!options.empty()) out["options"] = std::move(options);
    }
    co_await question.resolve_into(services, out, target.message ? &*target.message : nullptr);
    Interaction draft = draft_interaction(services, question.asking, question.type);
    const ProfilePtr user = target.user ? co_await services.common.directory.find(*target.user) : nullptr;
    draft.metadata = command_metadata(draft, command, target, user);
    draft.answer_type = command.type == CommandType::ChatInput ? MessageType::ChatInputCommand : MessageType::ContextMenuCommand;
    co_await begin(services, question.asking, std::move(draft), boost::json::serialize(out), std::move(question.files));
}

}  // namespace parley::api::discord::rest
