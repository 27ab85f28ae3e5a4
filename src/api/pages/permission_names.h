// api/pages/permission_names.h -- What permissions are called where people read them.
#pragma once
#include "model/permissions.h"

#include <string_view>
#include <vector>

namespace parley::api::pages {

// Of those that are set, the weightiest first.
std::vector<std::string_view> permission_names(Permissions permissions);

}  // namespace parley::api::pages
