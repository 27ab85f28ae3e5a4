#include "api/discord/first_screen.h"

#include "api/discord/gateway/ready.h"
#include "api/discord/rest/addresses.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/user.h"

#include <ranges>
#include <set>

namespace parley::api::discord {
namespace {

// Where "/channels/{guild}/{channel}" leads; a step that is no id is 0.
struct Address {
    GuildId guild;
    ChannelId channel;
};

Address address_of(std::string_view path) {
    std::vector<std::string_view> steps;
    for (const auto part : std::views::split(path, '/')) steps.emplace_back(part.begin(), part.end());
    const auto step = [&](std::size_t at) { return at < steps.size() ? parse_snowflake(steps[at]).value_or(0) : 0; };
    return {.guild = {step(2)}, .channel = {step(3)}};
}

struct Talk {
    ChannelPtr channel;  // null: nothing to show
    std::vector<MessageView> messages;
};

Task<Talk> look_up_talk(Services* services, ChannelId id, UserId me) {
    Talk talk;
    if (!id) co_return talk;
    const ChannelPtr channel = co_await services->access.find(id);
    if (!channel || !holds_messages(channel->type) || !services->access.can_view(*channel, me)) co_return talk;
    talk.channel = channel;
    if (services->access.permissions(*channel, me).has(Permission::ReadMessageHistory)) {
        talk.messages = co_await services->views.of(co_await services->messages.history(id, {}), me);
    }
    co_return talk;
}

void write_authors(JsonWriter& json, Services& services, const Talk& talk) {
    std::set<UserId> written;
    for (const MessageView& view : talk.messages) {
        const MemberPtr member = view.author ? services.guilds.find_member(talk.channel->guild_id, view.author->id) : nullptr;
        if (member && written.insert(member->user_id).second) wire::write_member(json, *member, *view.author);
    }
}

}  // namespace

Task<std::string> make_first_screen(Services* services, gateway::Hubs* hubs, const net::Request* request, ProfilePtr me) {
    const Address address = address_of(request->path);
    const std::string base = rest::web_address(*services, *request);
    const Talk talk = co_await look_up_talk(services, address.channel, me->id);
    const std::string ready = co_await gateway::make_ready_of_page(&hubs->of(*request->loop), me, address.guild);
    JsonWriter json;
    json.object([&] {
        json.key("ready").raw(ready).field("upload_limit", services->upload_limit_bytes);
        wire::id_field(json, "channel_id", talk.channel ? std::optional(talk.channel->id) : std::nullopt);
        if (!talk.channel) {
            json.field("messages", nullptr);
        } else {
            json.key("messages").array([&] {
                for (const MessageView& view : talk.messages) wire::write_message(json, view, {.base = base});
            });
        }
        json.key("members").array([&] {
            if (talk.channel && talk.channel->guild_id) write_authors(json, *services, talk);
        });
    });
    co_return json.take();
}

}  // namespace parley::api::discord
