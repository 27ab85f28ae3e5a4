// api/discord/gateway/moderation_dispatches.h -- What is told to those who keep order in a guild: bans, its audit log, invites.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void tell(Hub& hub, const BanAdded& added);
void tell(Hub& hub, const BanRemoved& removed);
void tell(Hub& hub, const AuditLogged& logged);
void tell(Hub& hub, const InviteCreated& created);
void tell(Hub& hub, const InviteDeleted& deleted);

}  // namespace parley::api::discord::gateway
