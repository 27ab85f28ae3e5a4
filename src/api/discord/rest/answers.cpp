#include "api/discord/rest/answers.h"

#include "base/log.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

// Faults noted by the rules name their place after the door that was there first: {"body", "email"}.
std::size_t first_step(const FieldError& fault) { return !fault.where.empty() && fault.where.front() == "body" ? 1 : 0; }

void add_fault(boost::json::object& tree, const FieldError& fault) {
    boost::json::object* at = &tree;
    for (std::size_t i = first_step(fault); i < fault.where.size(); ++i) {
        boost::json::value& next = (*at)[fault.where[i]];
        if (!next.is_object()) next.emplace_object();
        at = &next.get_object();
    }
    boost::json::value& errors = (*at)["_errors"];
    if (!errors.is_array()) errors.emplace_array();
    // The rules name a fault as the simple API does.
    const std::string_view code = fault.type == "value_error" ? "BASE_TYPE_INVALID" : std::string_view(fault.type);
    errors.get_array().push_back(boost::json::object{{"code", code}, {"message", fault.message}});
}

}  // namespace

net::Response no_content() { return net::Response{.status = 204, .body = {}}; }

net::Response json(JsonWriter& json, int status) { return net::Response::json(status, json.take()); }

net::Response refused(const Refusal& refusal) {
    const DiscordError error = discord_error_of(refusal.code);
    boost::json::object body{{"message", error.text}, {"code", error.number}};
    if (!refusal.fields.empty()) {
        boost::json::object tree;
        for (const FieldError& fault : refusal.fields) add_fault(tree, fault);
        body["errors"] = std::move(tree);
    }
    if (refusal.retry_after_seconds > 0) body["retry_after"] = static_cast<double>(refusal.retry_after_seconds);
    if (error.status == 429) body["global"] = false;
    net::Response response = net::Response::json(error.status, boost::json::serialize(body));
    if (error.status == 429) response.headers.set("X-RateLimit-Scope", "user");
    if (refusal.retry_after_seconds > 0) response.headers.set("Retry-After", fmt::to_string(refusal.retry_after_seconds));
    return response;
}

net::Response failed(const net::Request& request, std::exception_ptr error) {
    try {
        std::rethrow_exception(error);
    } catch (const Refusal& refusal) {
        return refused(refusal);
    } catch (const std::exception& broken) {
        log::error("discord.failed method={} error=\"{}\"", net::to_string(request.method), broken.what());
        return net::Response::json(500, R"({"message":"500: Internal Server Error","code":0})");
    }
}

}  // namespace parley::api::discord::rest
