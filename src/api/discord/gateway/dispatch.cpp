#include "api/discord/gateway/dispatch.h"

#include <fmt/format.h>

namespace parley::api::discord::gateway {

DispatchPtr make_dispatch(std::string_view name, std::string_view data) {
    return std::make_shared<const std::string>(fmt::format(R"("op":0,"t":"{}","d":{}}})", name, data));
}

std::string dispatch_head(std::uint64_t sequence) { return fmt::format(R"({{"s":{},)", sequence); }

}  // namespace parley::api::discord::gateway
