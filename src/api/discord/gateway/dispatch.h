// api/discord/gateway/dispatch.h -- An event as the gateway sends it. The text is made once and shared by every session
// that may see it; only the head with the session's own sequence number differs.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parley::api::discord::gateway {

// `"op":0,"t":"NAME","d":DATA}`: the frame without its head.
using DispatchPtr = std::shared_ptr<const std::string>;

DispatchPtr make_dispatch(std::string_view name, std::string_view data);
// `{"s":N,`
std::string dispatch_head(std::uint64_t sequence);

}  // namespace parley::api::discord::gateway
