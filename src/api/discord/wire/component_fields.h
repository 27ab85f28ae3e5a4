// api/discord/wire/component_fields.h -- What a component has beside the components inside of it. components.cpp walks the
// tree and calls this for each.
#pragma once
#include "api/discord/wire/body.h"
#include "api/discord/wire/components.h"

#include <boost/json/object.hpp>

namespace parley::api::discord::wire {

constexpr bool is_select(ComponentType type) {
    return type == ComponentType::StringSelect || (type >= ComponentType::UserSelect && type <= ComponentType::ChannelSelect);
}
// Whether the fields of each are checked for `custom_id`; buttons have one or lead elsewhere.
constexpr bool has_custom_id(ComponentType type) {
    return type == ComponentType::TextInput || is_select(type) || type >= ComponentType::FileUpload;
}

// Copies the fields into `out`, checked, with their defaults. Faults are noted in `body`.
void read_component_fields(Body& body, ComponentType type, ComponentPlace place, boost::json::object& out);

}  // namespace parley::api::discord::wire
