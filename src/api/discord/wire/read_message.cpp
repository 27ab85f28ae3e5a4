#include "api/discord/wire/read_message.h"

#include "api/discord/wire/components.h"
#include "api/discord/wire/embeds.h"
#include "base/contains.h"
#include "base/text.h"

#include <boost/json/serialize.hpp>

namespace parley::api::discord::wire {
namespace {

constexpr std::size_t kNonceCharacters = 25;      // Source: Discord API v10, "Create Message"
constexpr std::size_t kMostAllowed = 100;         // ids in one list of allowed_mentions
constexpr int kFlagsOfSenders = kSuppressEmbeds | kEphemeral | kSuppressNotifications | kIsVoiceMessage | kIsComponentsV2;
constexpr int kFlagsOfEditors = kSuppressEmbeds | kIsComponentsV2;

// A number or a text, and the same type back.
std::string read_nonce(Body& body) {
    const auto* value = body.find("nonce");
    if (!value) return {};
    const bool is_fine = value->is_int64() || value->is_uint64() || (value->is_string() && value->get_string().size() <= kNonceCharacters);
    if (is_fine) return boost::json::serialize(*value);
    body.fault("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    return {};
}

void read_reference(Body& body, core::MessageDraft& draft) {
    auto sent = body.object("message_reference");
    if (!sent) return;
    MessageReference reference{.type = static_cast<int>(sent->integer("type", 0, 1).value_or(0)),
                               .channel_id = sent->id<ChannelId>("channel_id").value_or(ChannelId{}),
                               .message_id = sent->id<MessageId>("message_id"), .guild_id = sent->id<GuildId>("guild_id")};
    if (!reference.message_id) return sent->require("message_id");
    if (reference.type == kForward && !reference.channel_id) return sent->require("channel_id");
    draft.must_find_reference = sent->boolean("fail_if_not_exists").value_or(true);
    draft.reference = reference;
}

// Without the white space around it, which counts for no limit.
std::string read_content(Body& body, std::size_t most_characters) {
    const std::string sent = body.text("content").value_or("");
    std::string content(stripped(sent));
    if (length(content) > most_characters) body.fault("content", "BASE_TYPE_MAX_LENGTH", "Must be " + std::to_string(most_characters) + " or fewer in length.");
    if (content.find('\0') != std::string::npos) body.fault("content", "BASE_TYPE_INVALID", "A message cannot hold a NUL character.");
    return content;
}

std::optional<std::string> read_parts(Body& body, int flags) {
    return read_components(body, (flags & kIsComponentsV2) != 0 ? ComponentPlace::MessageV2 : ComponentPlace::Message);
}

// What a message can become one of, and can never cease to be.
int edit_flags(Body& body, int flags) {
    const auto wanted = body.integer("flags", 0, INT32_MAX);
    if (!wanted) return flags;
    return (flags & ~kFlagsOfEditors) | (static_cast<int>(*wanted) & kFlagsOfEditors) | (flags & kIsComponentsV2);
}

// A message of layouts has no other text.
void refuse_mixture(Body& body, int flags) {
    if ((flags & kIsComponentsV2) == 0) return;
    for (const char* name : {"content", "embeds"}) {
        const auto* value = body.find(name);
        const bool is_there = value && !(value->is_string() && value->get_string().empty()) && !(value->is_array() && value->get_array().empty());
        if (is_there) body.fault(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used with MessageFlags.IS_COMPONENTS_V2");
    }
}

// What Parley has none of is said rather than dropped: whoever sends it counts on it.
void refuse_what_is_not_here(Body& body) {
    if (body.find("poll")) body.fault("poll", "BASE_TYPE_INVALID", "There are no polls here.");
    const auto* stickers = body.find("sticker_ids");
    if (stickers && stickers->is_array() && !stickers->get_array().empty()) throw Refusal(Code::InvalidSticker);
}

// Which kinds of mentions call at all.
std::vector<std::string> read_parse(Body& sent) {
    std::vector<std::string> parse;
    const auto* names = sent.find("parse");
    if (names && !names->is_array()) sent.fault("parse", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    if (!names || !names->is_array()) return parse;
    for (const auto& name : names->get_array()) {
        if (name == "users" || name == "roles" || name == "everyone") parse.emplace_back(name.get_string());
        else sent.fault("parse", "BASE_TYPE_CHOICES", "Value must be one of ('users', 'everyone', 'roles').");
    }
    return parse;
}

// Everybody's lists that are too long, or named twice over.
template <class SomeId>
void read_list(Body& sent, std::string_view name, bool is_parsed, std::vector<SomeId>& into) {
    auto ids = sent.ids<SomeId>(name);
    if (!ids) return;
    if (is_parsed && !ids->empty()) {
        return sent.fault("parse", "MUTUALLY_EXCLUSIVE", "parse:[\"" + std::string(name) + "\"] and " + std::string(name) + ": [ids...] are mutually exclusive.");
    }
    if (ids->size() > kMostAllowed) return sent.fault(name, "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
    into = std::move(*ids);
}

}  // namespace

core::AllowedMentions read_allowed_mentions(Body& body) {
    core::AllowedMentions allowed;
    auto sent = body.object("allowed_mentions");
    if (!sent) return allowed;
    const std::vector<std::string> parse = read_parse(*sent);
    allowed.all_users = contains(parse, "users");
    allowed.all_roles = contains(parse, "roles");
    allowed.everyone = contains(parse, "everyone");
    allowed.replied_user = sent->boolean("replied_user").value_or(false);
    read_list(*sent, "users", allowed.all_users, allowed.users);
    read_list(*sent, "roles", allowed.all_roles, allowed.roles);
    return allowed;
}

core::MessageDraft read_draft(Body& body, std::size_t most_characters) {
    core::MessageDraft draft{.content = read_content(body, most_characters)};
    draft.flags = static_cast<int>(body.integer("flags", 0, INT32_MAX).value_or(0)) & kFlagsOfSenders;
    draft.embeds = read_embeds(body);
    draft.components = read_parts(body, draft.flags).value_or("[]");
    refuse_mixture(body, draft.flags);
    draft.allowed_mentions = read_allowed_mentions(body);
    draft.is_tts = body.boolean("tts").value_or(false);
    draft.nonce = read_nonce(body);
    draft.enforces_nonce = body.boolean("enforce_nonce").value_or(false);
    read_reference(body, draft);
    refuse_what_is_not_here(body);
    return draft;
}

core::MessageEdit read_edit(Body& body, std::size_t most_characters, int flags) {
    core::MessageEdit edit;
    if (body.has("content")) edit.content = read_content(body, most_characters);
    if (body.has("embeds") || body.has("embed")) edit.embeds = read_embeds(body);
    edit.allowed_mentions = read_allowed_mentions(body);
    const int now = edit_flags(body, flags);
    if (now != flags) edit.flags = now;
    if (body.has("components")) edit.components = read_parts(body, now).value_or("[]");
    refuse_mixture(body, now);
    return edit;
}

}  // namespace parley::api::discord::wire
