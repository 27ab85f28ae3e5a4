// api/discord/wire/component_values.h -- What somebody pressed, picked or wrote, held against the components that they saw.
#pragma once
#include "api/discord/wire/references.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string_view>

namespace parley::api::discord::wire {

// Null when none of them, nor of those inside, has that custom_id.
const boost::json::object* find_component(const boost::json::array& components, std::string_view custom_id);

// The member `values` of somebody who picked in that menu, or nothing for a button.
void read_values(Body& data, const boost::json::object& component, References& references, boost::json::object& out);

// The member `components` of somebody who sent a form, in the order of the form, whatever the client's was.
boost::json::array read_form(Body& data, const boost::json::array& form, References& references);

}  // namespace parley::api::discord::wire
