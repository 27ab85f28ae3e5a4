#include "api/simple/command.h"

#include "base/json_writer.h"
#include "base/text.h"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

namespace parley::api::simple {
namespace {

namespace json = boost::json;

std::unexpected<CommandFault> fault(std::string_view text, std::string nonce = {}) {
    return std::unexpected(CommandFault{text, std::move(nonce)});
}

const json::string* text_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value ? value->if_string() : nullptr;
}

// A string or a whole number, as JSON text; nothing when there is none; an empty string when it is something else.
std::optional<std::string> nonce_of(const json::object& object) {
    const json::value* value = object.if_contains("nonce");
    if (!value || value->is_null()) return std::nullopt;
    JsonWriter writer;
    if (const auto* number = value->if_int64()) return writer.value(*number).take();
    if (const auto* number = value->if_uint64()) return writer.value(*number).take();
    const json::string* text = value->if_string();
    if (!text || text->empty() || length(*text) > kLongestNonce) return std::string();
    return writer.value(std::string_view(*text)).take();
}

std::expected<Command, CommandFault> parse_send(const json::object& object, std::string nonce) {
    const json::string* to = text_of(object, "to");
    const json::string* message = text_of(object, "message");
    if (!to) {
        return fault(object.contains("to") ? "The field \"to\" must be a string." : "The field \"to\" is missing.", nonce);
    }
    if (!message) {
        return fault(object.contains("message") ? "The field \"message\" must be a string."
                                                : "The field \"message\" is missing.", nonce);
    }
    return SendCommand{std::string(*to), std::string(*message), std::move(nonce)};
}

std::expected<Command, CommandFault> parse_read(const json::object& object) {
    const json::string* chat = text_of(object, "chat");
    const json::value* id = object.if_contains("id");
    const bool is_good = chat && id && id->is_int64() && id->get_int64() > 0;
    if (!is_good) return fault("A read mark needs a \"chat\" and a positive \"id\".");
    return ReadCommand{std::string(*chat), static_cast<std::uint64_t>(id->get_int64())};
}

std::expected<Command, CommandFault> parse_typing(const json::object& object) {
    const json::string* to = text_of(object, "to");
    if (!to) return fault("The field \"to\" is missing.");
    return TypingCommand{std::string(*to)};
}

}  // namespace

std::expected<Command, CommandFault> parse_command(std::string_view frame, bool knows_types) {
    unsigned char memory[4096];
    json::monotonic_resource resource(memory, sizeof memory);
    json::error_code error;
    json::parse_options options;
    options.max_depth = 8;
    const json::value value = json::parse(frame, error, &resource, options);
    if (error) return fault("This is not valid JSON.");
    const json::object* object = value.if_object();
    if (!object) return fault("A command is a JSON object.");
    if (const json::string* type = knows_types ? text_of(*object, "type") : nullptr) {
        if (*type == "read") return parse_read(*object);
        if (*type == "typing") return parse_typing(*object);
        if (*type != "message") return fault("This type of command is not known.");
    }
    std::optional<std::string> nonce = nonce_of(*object);
    if (nonce && nonce->empty()) return fault("A nonce is a string of 1 to 64 characters or a whole number.");
    return parse_send(*object, std::move(nonce).value_or(std::string()));
}

}  // namespace parley::api::simple
