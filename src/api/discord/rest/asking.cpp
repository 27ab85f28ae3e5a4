#include "api/discord/rest/asking.h"

#include "api/discord/rest/addresses.h"
#include "base/contains.h"

#include <boost/json/serialize.hpp>

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestNonce = 25;

std::string read_nonce(wire::Body& body) {
    const auto* value = body.find("nonce");
    if (!value) return {};
    const bool is_fine = value->is_int64() || value->is_uint64() || (value->is_string() && value->get_string().size() <= kLongestNonce);
    if (!is_fine) body.fault("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    return is_fine ? boost::json::serialize(*value) : "";
}

// In a guild that it is in, or in its own direct channel.
bool is_there(Services& services, const Channel& channel, UserId bot) {
    if (channel.guild_id) return services.guilds.find_member(channel.guild_id, bot) != nullptr;
    return contains(channel.recipients, bot);
}

}  // namespace

Task<Asking> look_up_asking(Services& services, const Call& call, wire::Body& body) {
    for (const char* name : {"application_id", "channel_id", "data"}) body.require(name);
    const auto application_id = body.id<ApplicationId>("application_id");
    const auto channel_id = body.id<ChannelId>("channel_id");
    const auto guild_id = body.id<GuildId>("guild_id");
    Asking asking;
    asking.nonce = read_nonce(body);
    body.refuse_faults();
    asking.channel = co_await services.access.require(*channel_id, call.user());
    if (guild_id && *guild_id != asking.channel->guild_id) throw Refusal(Code::UnknownChannel);
    const auto application = co_await services.applications.find(*application_id);
    if (!application || !application->bot_id || !is_there(services, *asking.channel, *application->bot_id)) throw Refusal(Code::UnknownApplication);
    asking.bot = co_await services.common.directory.find(*application->bot_id);
    asking.user = co_await services.common.directory.find(call.user());
    if (!asking.bot || !asking.user) throw Refusal(Code::UnknownApplication);
    asking.base = web_address(services, call.request);
    const Channel& channel = *asking.channel;
    asking.scene = {.base = {},
                    .guild = channel.guild_id ? services.guilds.require_guild(channel.guild_id, call.user()) : nullptr,
                    .member = channel.guild_id ? services.guilds.require_member(channel.guild_id, call.user()) : nullptr,
                    .user_permissions = services.access.permissions(channel, call.user()),
                    .app_permissions = services.access.permissions(channel, asking.bot->id),
                    .context = channel.guild_id ? InteractionContext::Guild : InteractionContext::BotDm,
                    .last_message_id = services.guilds.last_message(channel.id),
                    .upload_limit_bytes = services.upload_limit_bytes};
    co_return asking;
}

Interaction draft_interaction(Services& services, const Asking& asking, InteractionType type) {
    return {.id = services.interactions.draw_id(), .type = type, .token = {}, .application_id = {asking.bot->id.value}, .bot = asking.bot,
            .user = asking.user, .channel = asking.channel, .nonce = asking.nonce, .metadata = {}, .message = {}};
}

Task<> begin(Services& services, const Asking& asking, Interaction draft, std::string data, std::vector<Attachment> files) {
    wire::InteractionScene scene = asking.scene;
    scene.base = asking.base;
    InteractionPtr begun = services.interactions.begin(std::move(draft));
    co_await services.interactions.hold(*begun, std::move(files));
    std::string told = wire::to_dispatch(*begun, scene, data);
    services.interactions.tell(std::move(begun), InteractionTold::What::Begun, std::move(told));
}

}  // namespace parley::api::discord::rest
