// Searching the messages of a guild, or of one channel.
#include "core/message_search.h"

#include "api/discord/rest/addresses.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/channel.h"
#include "api/discord/wire/message.h"
#include "base/contains.h"
#include "base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>

namespace parley::api::discord::rest {
namespace {

// Source: Discord API v10, "Search Guild Messages".
constexpr int kMostFound = 25, kFurthestOffset = 9'975;
constexpr std::size_t kMostOfAList = 100, kLongestQuestion = 1'024;
constexpr int kMostSlop = 100;
// A question may look at many messages, so they are few: five in five seconds.
constexpr Allowance kQuestions{.requests = 5, .window = std::chrono::seconds(5)};

[[noreturn]] void refuse_field(std::string name, std::string type, std::string sentence) {
    std::vector<FieldError> faults;
    faults.push_back({{std::move(name)}, std::move(sentence), std::move(type)});
    throw Refusal(std::move(faults));
}

// What may not be read may not be found by its words either.
void require_readable(const Call& call) {
    if (!call.caller.reads_content) throw Refusal(Code::MissingAccess);
}

// Every value of a field that may come several times, or once with commas.
std::vector<std::string> values_of(const Call& call, std::string_view name) {
    std::vector<std::string> values;
    for (const std::string& sent : call.request.query_values(name)) {
        for (std::size_t at = 0; at <= sent.size();) {
            const std::size_t end = std::min(sent.find(',', at), sent.size());
            if (end > at) values.push_back(sent.substr(at, end - at));
            at = end + 1;
        }
    }
    if (values.size() > kMostOfAList) refuse_field(std::string(name), "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
    return values;
}

template <class SomeId>
std::vector<SomeId> ids_of(const Call& call, const std::string& name) {
    std::vector<SomeId> ids;
    for (const std::string& value : values_of(call, name)) ids.push_back({Call::snowflake(value, name)});
    return ids;
}

std::optional<bool> flag_of(const Call& call, const std::string& name) {
    return call.request.query_value(name) ? std::optional(call.query_flag(name)) : std::nullopt;
}

void read_having(const Call& call, core::MessageFilter& filter) {
    for (const std::string& value : values_of(call, "has")) {
        const bool is_lack = value.starts_with('-');
        const auto what = core::to_having(std::string_view(value).substr(is_lack ? 1 : 0));
        if (!what) refuse_field("has", "BASE_TYPE_CHOICES", "Value must be one of ('link', 'embed', 'file', 'image', 'video', 'sound', 'sticker', 'poll', 'snapshot').");
        (is_lack ? filter.lacking : filter.having).push_back(*what);
    }
}

void read_author_types(const Call& call, core::MessageFilter& filter) {
    using Kind = core::AuthorKind;
    constexpr std::pair<std::string_view, Kind> words[] = {{"user", Kind::User}, {"bot", Kind::Bot}, {"webhook", Kind::Webhook}};
    for (const std::string& value : values_of(call, "author_type")) {
        const bool is_lack = value.starts_with('-');
        const auto word = std::ranges::find(words, std::string_view(value).substr(is_lack ? 1 : 0), &std::pair<std::string_view, Kind>::first);
        if (word == std::end(words)) refuse_field("author_type", "BASE_TYPE_CHOICES", "Value must be one of ('user', 'bot', 'webhook').");
        (is_lack ? filter.other_kinds : filter.kinds).push_back(word->second);
    }
}

std::vector<std::string> folded_values_of(const Call& call, std::string_view name) {
    std::vector<std::string> values = values_of(call, name);
    for (std::string& value : values) value = folded(value);
    return values;
}

std::string read_words(const Call& call) {
    std::string words = call.request.query_value("content").value_or("");
    if (length(words) > kLongestQuestion) refuse_field("content", "BASE_TYPE_MAX_LENGTH", "Must be 1024 or fewer in length.");
    return words;
}

core::MessageFilter read_filter(const Call& call) {
    core::MessageFilter filter{.content = read_words(call), .authors = ids_of<UserId>(call, "author_id"),
                               .mentions = ids_of<UserId>(call, "mentions"), .mentioned_roles = ids_of<RoleId>(call, "mentions_role_id"),
                               .answered = ids_of<MessageId>(call, "replied_to_message_id"), .answered_authors = ids_of<UserId>(call, "replied_to_user_id"),
                               .extensions = folded_values_of(call, "attachment_extension"), .filenames = folded_values_of(call, "attachment_filename"),
                               .hosts = folded_values_of(call, "link_hostname"), .is_pinned = flag_of(call, "pinned"),
                               .mentions_everyone = flag_of(call, "mention_everyone"), .above = call.query_id<MessageId>("min_id"),
                               .below = call.query_id<MessageId>("max_id")};
    read_having(call, filter);
    read_author_types(call, filter);
    return filter;
}

// One of the words, the first of which is meant when none is given.
std::string read_choice(const Call& call, const std::string& name, std::initializer_list<std::string_view> words) {
    const std::string value = call.request.query_value(name).value_or(std::string(*words.begin()));
    if (!contains(words, value)) refuse_field(name, "BASE_TYPE_CHOICES", fmt::format("Value must be one of ('{}').", fmt::join(words, "', '")));
    return value;
}

bool may_read(Services& services, const Channel& channel, UserId user) {
    const Permissions held = services.access.permissions(channel, user);
    return holds_messages(channel.type) && held.has(Permission::ViewChannel) && held.has(Permission::ReadMessageHistory);
}

Task<net::Response> answer(Services& services, const Call& call, std::vector<ChannelId> channels) {
    const auto offset = static_cast<int>(call.query_integer("offset", 0, kFurthestOffset).value_or(0));
    const auto limit = static_cast<int>(call.query_integer("limit", 1, kMostFound).value_or(kMostFound));
    call.query_integer("slop", 0, kMostSlop);
    read_choice(call, "sort_by", {"timestamp", "relevance"});
    const bool is_oldest_first = read_choice(call, "sort_order", {"desc", "asc"}) == "asc";
    // What the server finds on the web for a link is no embed here, so there is none of a certain kind.
    const bool wants_link_embed = !values_of(call, "embed_type").empty() || !values_of(call, "embed_provider").empty();
    if (wants_link_embed) channels.clear();
    core::FoundMessages found = co_await services.search.find(read_filter(call), std::move(channels), offset, limit, is_oldest_first);
    const std::vector<MessageView> views = co_await services.views.of(std::move(found.page), call.user());
    const std::string base = web_address(services, call.request);
    JsonWriter out;
    std::vector<ChannelPtr> threads;
    out.object([&] {
        out.field("total_results", found.total).field("doing_deep_historical_index", false);
        out.key("messages").array([&] {
            for (const MessageView& view : views) {
                out.array([&] {
                    out.object([&] {
                        wire::write_message_fields(out, view, {.base = base});
                        out.field("hit", true);
                    });
                });
                ChannelPtr channel = services.guilds.find_channel(view.message.channel_id);
                if (channel && channel->thread && !contains(threads, channel)) threads.push_back(std::move(channel));
            }
        });
        out.key("threads").array([&] {
            for (const ChannelPtr& thread : threads) wire::write_channel(out, *thread, services.guilds.last_message(thread->id));
        });
        out.key("members").array([] {});
    });
    co_return json(out);
}

Task<net::Response> search_guild(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    require_readable(call);
    const std::vector<ChannelId> asked = ids_of<ChannelId>(call, "channel_id");
    std::vector<ChannelId> channels;
    for (const auto& list : {services.guilds.channels(guild), services.guilds.threads(guild)}) {
        for (const ChannelPtr& channel : list) {
            if (!asked.empty() && !contains(asked, channel->id)) continue;
            if (may_read(services, *channel, call.user())) channels.push_back(channel->id);
        }
    }
    co_return co_await answer(services, call, std::move(channels));
}

Task<net::Response> search_channel(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    if (channel->guild_id) require_readable(call);
    std::vector<ChannelId> channels;
    if (may_read(services, *channel, call.user())) channels.push_back(channel->id);
    co_return co_await answer(services, call, std::move(channels));
}

}  // namespace

void add_message_search(net::Router& router, Services& services) {
    for (const auto& [pattern, operation] : {std::pair<const char*, Operation>("/guilds/{guild}/messages/search", search_guild),
                                             {"/channels/{channel}/messages/search", search_channel}}) {
        add(router, services, {.method = net::Method::Get, .pattern = pattern, .operation = operation, .allowance = kQuestions, .is_large = true});
    }
}

}  // namespace parley::api::discord::rest
