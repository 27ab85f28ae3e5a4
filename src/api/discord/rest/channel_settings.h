// api/discord/rest/channel_settings.h -- What a body says of a guild's channel, for making one and for changing one. Threads
// have settings of their own.
#pragma once
#include "api/discord/wire/body.h"
#include "model/channel.h"

#include <cstdint>
#include <functional>

namespace parley::api::discord::rest {

// Ids for the tags of a forum that are new.
using DrawId = std::function<std::uint64_t()>;

// Text when absent; a fault is noted for one that no guild has.
ChannelType read_channel_type(wire::Body& body);

// What is absent stays as it is in the channel, whose type is known; null is the default. Faults are noted in the body.
void read_channel_settings(wire::Body& body, Channel& channel, const DrawId& draw_id);
// Of a new channel, before its settings are read: the extras that its type always has.
void set_default_extras(Channel& channel);

// `allow` and `deny` may be missing; a type too, which is a role's then.
Overwrite read_overwrite(wire::Body& body, std::uint64_t id);

}  // namespace parley::api::discord::rest
