#include "api/discord/rest/resources.h"

namespace parley::api::discord::rest {

void add_resources(net::Router& router, Services& services) {
    add_absent(router, services);
    add_any_channel(router, services);
    add_application_emojis(router, services);
    add_applications(router, services);
    add_command_index(router, services);
    add_command_permissions(router, services);
    add_commands(router, services);
    add_audit_logs(router, services);
    add_auth(router, services);
    add_bans(router, services);
    add_discovery(router, services);
    add_emojis(router, services);
    add_gateway_info(router, services);
    add_guild_channels(router, services);
    add_guild_info(router, services);
    add_widget(router, services);
    add_guild_settings(router, services);
    add_guilds(router, services);
    add_interaction_answers(router, services);
    add_interactions(router, services);
    add_invites(router, services);
    add_members(router, services);
    add_message_search(router, services);
    add_messages(router, services);
    add_oauth2(router, services);
    add_private_channels(router, services);
    add_notifications(router, services);
    add_pins(router, services);
    add_posts(router, services);
    add_reactions(router, services);
    add_prune(router, services);
    add_relationships(router, services);
    add_roles(router, services);
    add_thread_lists(router, services);
    add_thread_members(router, services);
    add_threads(router, services);
    add_users(router, services);
    add_webhook_messages(router, services);
    add_webhooks(router, services);
}

}  // namespace parley::api::discord::rest
