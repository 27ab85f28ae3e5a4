// api/simple/answers.h -- How this door says things: refusals, failures, and the shapes that several routes share.
#pragma once
#include "base/json_writer.h"
#include "model/message.h"
#include "model/refusal.h"
#include "model/user.h"
#include "net/request.h"
#include "net/response.h"

#include <exception>
#include <string_view>

namespace parley::api::simple {

// `{"detail":…}` with the refusal's status; 422 lists the fields. Any other exception is logged and becomes a 500.
net::Response refused(const Refusal& refusal);
net::Response failed(const net::Request& request, std::exception_ptr error);

// `{"success":true,"message":…}`.
net::Response done(std::string_view message);

// "username", "nickname", "pfp".
void write_profile(JsonWriter& json, const Profile& profile);
// An element of /api/messages.
void write_message(JsonWriter& json, const Message& message, const Profile& sender, const Profile& receiver);

}  // namespace parley::api::simple
