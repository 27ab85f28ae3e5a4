// api/discord/rest/call.h -- A request whose caller is known, as a resource's function sees it.
#pragma once
#include "api/discord/wire/body.h"
#include "core/actor.h"
#include "core/message_reader.h"
#include "core/sessions.h"
#include "model/application.h"
#include "net/request.h"

#include <optional>
#include <string>

namespace parley::api::discord::rest {

// Who calls: a person by an access token, a bot by its own. A route that anybody may call has a caller with id 0.
struct Caller {
    UserId user_id;
    bool is_bot = false;
    std::optional<core::Login> login;              // of a person
    std::optional<ApplicationId> application_id;   // of a bot
    bool reads_content = true;                     // a person, or a bot with the privileged intent

    // As the one who reads messages of that channel.
    core::MessageReader reader_in(const Channel& channel) const {
        return {.id = user_id, .application_id = application_id.value_or(ApplicationId{}), .reads_all = reads_content || !channel.guild_id};
    }
};

struct Call {
    net::Request& request;
    Caller caller;

    UserId user() const { return caller.user_id; }
    core::Actor actor() const { return {caller.user_id, reason()}; }  // who does it, and why
    // The n-th {name} of the pattern, from 0. `id` is refused with InvalidForm when it is no snowflake.
    const std::string& param(std::size_t index) const { return request.params.at(index); }
    template <class SomeId>
    SomeId id(std::size_t index) const { return {snowflake(param(index))}; }

    // The JSON object that was sent; an empty body reads as an empty object. Refused with InvalidJson or InvalidForm.
    wire::Body body() const { return wire::Body::parse(request.body); }
    // X-Audit-Log-Reason, percent-decoded, at most 512 characters; nothing when it is missing or blank.
    std::optional<std::string> reason() const;

    // Of the query. Refused with InvalidForm when it is given and no such thing.
    std::optional<std::int64_t> query_integer(const std::string& name, std::int64_t least, std::int64_t most) const;
    bool query_flag(const std::string& name) const;  // "true" or "1"; absent is false
    template <class SomeId>
    std::optional<SomeId> query_id(const std::string& name) const {
        const auto text = request.query_value(name);
        return text ? std::optional(SomeId{snowflake(*text, name)}) : std::nullopt;
    }

    static std::uint64_t snowflake(const std::string& text, const std::string& name = "id");
};

}  // namespace parley::api::discord::rest
