// Asking an application something: commands, buttons and menus, forms, and what it suggests while somebody types. What its
// people's clients send here has no place in the official documentation.
#include "api/discord/rest/posted_files.h"
#include "api/discord/rest/question.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "net/upload.h"

#include <boost/json/parse.hpp>

#include <charconv>

namespace parley::api::discord::rest {

Task<> Question::resolve_into(Services& services, boost::json::object& out, const MessageView* message) {
    const auto resolved = co_await resolve(services, asking, {.references = references, .files = files, .message = message}, data);
    body.refuse_faults();
    if (resolved) out["resolved"] = boost::json::parse(*resolved);
}

namespace {

// The n of each `files[n]`, in the order of the parts.
std::vector<std::uint64_t> numbers_of(const net::Request& request) {
    std::vector<std::uint64_t> numbers;
    if (!request.upload) return numbers;
    for (const net::Upload& upload : request.upload->files) {
        if (upload.name == "payload_json") continue;
        std::uint64_t number = numbers.size();
        if (upload.name.starts_with("files[")) std::from_chars(upload.name.data() + 6, upload.name.data() + upload.name.size(), number);
        numbers.push_back(number);
    }
    return numbers;
}

Task<Question> read_question(Services& services, Call& call) {
    const std::vector<std::uint64_t> numbers = numbers_of(call.request);
    PostedFiles posted = read_posted(call, "data");
    wire::Body& body = posted.body;
    body.require("type");
    const auto type = body.integer("type", 2, 5);
    Asking asking = co_await look_up_asking(services, call, body);
    auto data = body.object("data");
    body.refuse_faults();
    Question question{.asking = std::move(asking), .type = static_cast<InteractionType>(*type), .body = body, .data = std::move(*data), .references = {}, .files = {}};
    question.files = co_await services.attachments.keep(std::move(posted.files));
    for (std::size_t i = 0; i < question.files.size() && i < numbers.size(); ++i) question.references.files[numbers[i]] = question.files[i].id;
    co_return question;
}

Task<net::Response> ask(Services& services, Call& call) {
    Question question = co_await read_question(services, call);
    switch (question.type) {
        case InteractionType::Command:
        case InteractionType::Autocomplete: co_await call_command(services, question); break;
        case InteractionType::Component: co_await use_component(services, question); break;
        case InteractionType::ModalSubmit: co_await send_form(services, question); break;
    }
    co_return no_content();
}

}  // namespace

void add_interactions(net::Router& router, Services& services) {
    add(router, services, {.method = net::Method::Post, .pattern = "/interactions", .operation = ask, .access = Access::People, .takes_files = true});
}

}  // namespace parley::api::discord::rest
