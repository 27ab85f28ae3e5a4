// api/discord/rest/answers.h -- Answers as Discord's API words them.
#pragma once
#include "base/json_writer.h"
#include "model/refusal.h"
#include "net/request.h"
#include "net/response.h"

#include <exception>

namespace parley::api::discord::rest {

net::Response no_content();  // 204, without a content type
net::Response json(JsonWriter& json, int status = 200);
// `{"message", "code", "errors"?}`: errors is a tree along the names of the request, its leaves `{"_errors": [...]}`.
net::Response refused(const Refusal& refusal);
// Logs what is no refusal and answers 500.
net::Response failed(const net::Request& request, std::exception_ptr error);

}  // namespace parley::api::discord::rest
