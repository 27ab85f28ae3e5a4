// Messages as clients send them: whatever is taken is kept as it is, and comes out as JSON again.
#include "api/discord/wire/message.h"
#include "api/discord/wire/read_message.h"
#include "check.h"
#include "store/message_details.h"

#include <boost/json/parse.hpp>

#include <memory>
#include <string>

namespace {

using namespace parley;

MessageDetails details_of(const core::MessageDraft& draft) {
    MessageDetails details{.embeds = draft.embeds, .components = draft.components, .is_tts = draft.is_tts, .reference = draft.reference};
    const core::Mentions called = core::allowed(core::mentions_in(draft.content), draft.allowed_mentions);
    details.mentions = called.users;
    details.mention_roles = called.roles;
    details.mentions_everyone = called.everyone;
    details.attachments = {{.id = {5}, .filename = "a.png"}};
    return details;
}

void take(const std::string& text) {
    auto body = api::discord::wire::Body::parse(text);
    const core::MessageDraft draft = api::discord::wire::read_draft(body, api::discord::wire::kContentOfPeople);
    body.refuse_faults();
    MessageDetails details = details_of(draft);
    const auto kept = store::to_details(store::to_column(&details).value());
    CHECK(*store::to_details(store::to_column(kept.get()).value()) == *kept);
    CHECK(kept->mentions == details.mentions && kept->attachments == details.attachments && kept->reference == details.reference);
    MessageView view{.message = {.id = {kStep}, .channel_id = {2}, .author_id = {3}, .content = draft.content}};
    view.message.details = std::make_shared<const MessageDetails>(std::move(details));
    JsonWriter json;
    api::discord::wire::write_message(json, view, {.base = "https://example.org", .nonce = draft.nonce});
    boost::json::parse_options deep;
    deep.max_depth = 128;
    boost::json::parse(json.text(), {}, deep);  // throws, and so fails, when it is none
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        take(text);
    } catch (const Refusal&) {
    }
    try {
        auto body = api::discord::wire::Body::parse(text);
        api::discord::wire::read_edit(body, api::discord::wire::kContentOfPeople, 0);
    } catch (const Refusal&) {
    }
    return 0;
}
