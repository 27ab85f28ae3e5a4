// store/message_details.h -- What most messages lack, as the column `details` holds it: a JSON object of what is there.
#pragma once
#include "model/message.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parley::store {

// Nothing when there is nothing to keep.
std::optional<std::string> to_column(const MessageDetails* details);
std::shared_ptr<const MessageDetails> to_details(std::string_view column);

}  // namespace parley::store
