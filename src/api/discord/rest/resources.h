// api/discord/rest/resources.h -- The operations, a function a resource, each in the file of its name.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "net/response.h"
#include "net/router.h"

namespace parley::api::discord::rest {

void add_resources(net::Router& router, Services& services);  // all of them

void add_absent(net::Router& router, Services& services);
void add_any_channel(net::Router& router, Services& services);
void add_application_emojis(net::Router& router, Services& services);
void add_applications(net::Router& router, Services& services);
void add_command_index(net::Router& router, Services& services);
void add_command_permissions(net::Router& router, Services& services);
void add_commands(net::Router& router, Services& services);
void add_emojis(net::Router& router, Services& services);
void add_audit_logs(net::Router& router, Services& services);
void add_auth(net::Router& router, Services& services);
void add_bans(net::Router& router, Services& services);
void add_discovery(net::Router& router, Services& services);
void add_gateway_info(net::Router& router, Services& services);
void add_guild_channels(net::Router& router, Services& services);
void add_guild_info(net::Router& router, Services& services);
void add_widget(net::Router& router, Services& services);
void add_guild_settings(net::Router& router, Services& services);
void add_guilds(net::Router& router, Services& services);
void add_interaction_answers(net::Router& router, Services& services);
void add_interactions(net::Router& router, Services& services);
void add_invites(net::Router& router, Services& services);
void add_members(net::Router& router, Services& services);
void add_message_search(net::Router& router, Services& services);
void add_messages(net::Router& router, Services& services);
void add_oauth2(net::Router& router, Services& services);
void add_private_channels(net::Router& router, Services& services);
void add_notifications(net::Router& router, Services& services);
void add_pins(net::Router& router, Services& services);
void add_posts(net::Router& router, Services& services);
void add_reactions(net::Router& router, Services& services);
void add_prune(net::Router& router, Services& services);
void add_relationships(net::Router& router, Services& services);
void add_roles(net::Router& router, Services& services);
void add_thread_lists(net::Router& router, Services& services);
void add_thread_members(net::Router& router, Services& services);
void add_threads(net::Router& router, Services& services);
void add_users(net::Router& router, Services& services);
void add_webhook_messages(net::Router& router, Services& services);
void add_webhooks(net::Router& router, Services& services);

}  // namespace parley::api::discord::rest
