#include "api/discord/gateway/payload.h"

#include "model/id.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

namespace json = boost::json;

constexpr std::size_t kDeepestJson = 16;
constexpr std::size_t kMostUsersAsked = 100;
constexpr std::size_t kLongestNonce = 34;  // with its quotes
constexpr std::size_t kMostLists = 5, kMostRanges = 5, kMostRows = 200;  // of lists of members
constexpr std::size_t kMostWatched = 200;                                // people of one guild by themselves

std::optional<std::uint64_t> to_unsigned(const json::value& value) {
    if (const auto* whole = value.if_int64(); whole && *whole >= 0) return static_cast<std::uint64_t>(*whole);
    return std::nullopt;
}

std::optional<std::uint64_t> to_snowflake(const json::value& value) {
    const auto* text = value.if_string();
    return text ? parse_snowflake(*text) : to_unsigned(value);
}

const json::value* find(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

std::optional<std::string> find_text(const json::object& object, std::string_view name) {
    const json::value* value = find(object, name);
    const json::string* text = value ? value->if_string() : nullptr;
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

// Some libraries write the scheme of the REST API before the token.
std::string without_scheme(std::string token) {
    return token.starts_with("Bot ") ? token.substr(4) : token;
}

bool read_intents(const json::object& object, Identify& identify) {
    const json::value* value = find(object, "intents");
    if (!value) return true;
    const auto bits = to_unsigned(*value);
    if (!bits || (*bits & ~std::uint64_t{kAllIntents.bits}) != 0) return false;
    identify.intents = Intents{static_cast<std::uint32_t>(*bits)};
    return true;
}

bool read_shard(const json::object& object, Identify& identify) {
    const json::value* value = find(object, "shard");
    if (!value) return true;
    const json::array* pair = value->if_array();
    if (!pair || pair->size() != 2) return false;
    const auto shard = to_unsigned((*pair)[0]), shards = to_unsigned((*pair)[1]);
    if (!shard || !shards || *shard >= *shards) return false;
    identify.shard = *shard;
    identify.shards = *shards;
    return true;
}

// What an activity may have besides its name and type; all else is the client's own affair. Source: Discord API v10,
// "Activity Structure".
constexpr std::pair<std::string_view, json::kind> kOfActivity[] = {
    {"url", json::kind::string},       {"application_id", json::kind::string}, {"details", json::kind::string}, {"state", json::kind::string},
    {"timestamps", json::kind::object}, {"emoji", json::kind::object},          {"party", json::kind::object},   {"assets", json::kind::object},
    {"instance", json::kind::bool_},   {"flags", json::kind::int64},           {"buttons", json::kind::array}};

constexpr int kLastActivityType = 5;

// Whoever is told of it takes a name, a type and a time for granted.
std::optional<json::object> read_activity(const json::value& data) {
    const json::object* sent = data.if_object();
    const auto name = sent ? find_text(*sent, "name") : std::nullopt;
    if (!name || name->empty()) return std::nullopt;
    const json::value* type = find(*sent, "type");
    const auto number = type ? to_unsigned(*type) : std::optional<std::uint64_t>(0);
    if (!number || *number > kLastActivityType) return std::nullopt;
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    json::object activity{{"name", *name}, {"type", *number}, {"created_at", now.time_since_epoch().count()}};
    for (const auto& [member, kind] : kOfActivity) {
        const json::value* value = find(*sent, member);
        if (value && value->kind() == kind) activity[member] = *value;
    }
    return activity;
}

bool is_status(std::string_view text) {
    return text == "online" || text == "idle" || text == "dnd" || text == "invisible" || text == "offline";
}

}  // namespace

std::expected<Payload, Close> parse_payload(std::string_view text) {
    if (text.size() > kLargestPayload) return std::unexpected(Close::DecodeError);
    json::parse_options options;
    options.max_depth = kDeepestJson;
    json::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_object()) return std::unexpected(Close::DecodeError);
    json::object& object = value.get_object();
    const json::value* opcode = object.if_contains("op");
    const auto number = opcode ? to_unsigned(*opcode) : std::nullopt;
    if (!number) return std::unexpected(Close::DecodeError);
    if (*number > 1'000) return std::unexpected(Close::UnknownOpcode);
    Payload payload{.opcode = static_cast<Opcode>(*number), .data = nullptr};
    if (json::value* data = object.if_contains("d")) payload.data = std::move(*data);
    return payload;
}

std::expected<Identify, Close> read_identify(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    auto token = find_text(*object, "token");
    Identify identify;
    if (token) identify.token = without_scheme(std::move(*token));
    if (!read_intents(*object, identify)) return std::unexpected(Close::InvalidIntents);
    if (!read_shard(*object, identify)) return std::unexpected(Close::InvalidShard);
    if (const auto* value = find(*object, "large_threshold")) {
        identify.large_threshold = static_cast<int>(std::clamp<std::uint64_t>(to_unsigned(*value).value_or(50), 50, 250));
    }
    if (const auto* value = find(*object, "compress")) identify.compresses = value->is_bool() && value->get_bool();
    if (const auto* value = find(*object, "presence")) {
        auto appearance = read_appearance(*value);
        if (!appearance) return std::unexpected(appearance.error());
        identify.appearance = std::move(*appearance);
    }
    return identify;
}

std::expected<Resume, Close> read_resume(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    auto token = find_text(*object, "token"), session = find_text(*object, "session_id");
    const json::value* sequence = find(*object, "seq");
    const auto number = sequence ? to_unsigned(*sequence) : std::optional<std::uint64_t>(0);
    if (!number) return std::unexpected(Close::InvalidSequence);
    return Resume{token ? without_scheme(std::move(*token)) : std::string(), session.value_or(""), *number};
}

std::expected<std::optional<std::uint64_t>, Close> read_heartbeat(const json::value& data) {
    if (data.is_null()) return std::nullopt;
    const auto sequence = to_unsigned(data);
    if (!sequence) return std::unexpected(Close::DecodeError);
    return sequence;
}

std::expected<Appearance, Close> read_appearance(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    Appearance appearance;
    appearance.status = find_text(*object, "status").value_or("online");
    if (!is_status(appearance.status)) return std::unexpected(Close::DecodeError);
    if (const json::value* activities = find(*object, "activities")) {
        if (!activities->is_array()) return std::unexpected(Close::DecodeError);
        json::array shown;
        for (const json::value& one : activities->get_array()) {
            if (auto activity = read_activity(one)) shown.push_back(std::move(*activity));
        }
        appearance.activities = json::serialize(shown);
    }
    return appearance;
}

std::expected<MembersRequest, Close> read_members_request(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    MembersRequest request;
    const json::value* guild = find(*object, "guild_id");
    if (guild && guild->is_array() && !guild->get_array().empty()) guild = &guild->get_array().front();
    if (guild) request.guild_id = to_snowflake(*guild).value_or(0);
    request.query = find_text(*object, "query");
    if (const json::value* users = find(*object, "user_ids")) {
        const json::array one{*users};
        for (const json::value& user : users->is_array() ? users->get_array() : one) {
            const auto id = to_snowflake(user);
            if (!id) return std::unexpected(Close::DecodeError);
            if (request.user_ids.size() < kMostUsersAsked) request.user_ids.push_back(*id);
        }
    }
    if (const json::value* limit = find(*object, "limit")) request.limit = static_cast<int>(std::min<std::uint64_t>(to_unsigned(*limit).value_or(0), 1 << 30));
    if (const json::value* wants = find(*object, "presences")) request.wants_presences = wants->is_bool() && wants->get_bool();
    if (const json::value* nonce = find(*object, "nonce")) request.nonce = json::serialize(*nonce);
    if (request.nonce.size() > kLongestNonce) request.nonce.clear();
    return request;
}

std::expected<VoiceState, Close> read_voice_state(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    const auto is_true = [&](std::string_view name) {
        const json::value* value = find(*object, name);
        return value && value->is_bool() && value->get_bool();
    };
    VoiceState state{.guild_id = 0, .channel_id = {}, .is_mute = is_true("self_mute"), .is_deaf = is_true("self_deaf")};
    if (const json::value* guild = find(*object, "guild_id")) state.guild_id = to_snowflake(*guild).value_or(0);
    if (const json::value* channel = find(*object, "channel_id")) state.channel_id = to_snowflake(*channel);
    return state;
}

std::expected<std::vector<std::uint64_t>, Close> read_sounds_request(const json::value& data) {
    const json::object* object = data.if_object();
    const json::value* guilds = object ? find(*object, "guild_ids") : nullptr;
    if (!guilds || !guilds->is_array()) return std::unexpected(Close::DecodeError);
    std::vector<std::uint64_t> ids;
    for (const json::value& guild : guilds->get_array()) {
        if (const auto id = to_snowflake(guild)) ids.push_back(*id);
    }
    return ids;
}

std::expected<std::uint64_t, Close> read_channel_info_request(const json::value& data) {
    const json::object* object = data.if_object();
    const json::value* guild = object ? find(*object, "guild_id") : nullptr;
    const auto id = guild ? to_snowflake(*guild) : std::nullopt;
    if (!id) return std::unexpected(Close::DecodeError);
    return *id;
}

namespace {

std::vector<ListRange> read_ranges(const json::array& ranges) {
    std::vector<ListRange> read;
    for (const json::value& range : ranges) {
        const json::array* pair = range.if_array();
        if (!pair || pair->size() != 2 || read.size() == kMostRanges) continue;
        const auto first = to_unsigned((*pair)[0]), last = to_unsigned((*pair)[1]);
        if (first && last && *first <= *last && *last - *first < kMostRows) read.push_back({*first, *last});
    }
    return read;
}

MemberListRequest read_looks(std::uint64_t guild, const json::object& object) {
    MemberListRequest request{.guild_id = guild};
    if (const json::value* threads = find(object, "threads")) request.wants_threads = threads->is_bool() && threads->get_bool();
    const json::value* members = find(object, "members");
    request.names_members = members && members->is_array();
    for (const json::value& member : request.names_members ? members->get_array() : json::array{}) {
        const auto id = to_snowflake(member);
        if (id && request.members.size() < kMostWatched) request.members.push_back(*id);
    }
    const json::value* lists = find(object, "thread_member_lists");
    for (const json::value& thread : lists && lists->is_array() ? lists->get_array() : json::array{}) {
        const auto id = to_snowflake(thread);
        if (id && request.threads.size() < kMostLists) request.threads.push_back(*id);
    }
    const json::value* channels = find(object, "channels");
    request.names_channels = channels && channels->is_object();
    for (const auto& [id, ranges] : request.names_channels ? channels->get_object() : json::object{}) {
        if (request.parts.size() == kMostLists || !ranges.is_array()) break;
        request.parts.push_back({parse_snowflake(id).value_or(0), read_ranges(ranges.get_array())});
    }
    return request;
}

}  // namespace

std::expected<MemberListRequest, Close> read_member_list_request(const json::value& data) {
    const json::object* object = data.if_object();
    if (!object) return std::unexpected(Close::DecodeError);
    const json::value* guild = find(*object, "guild_id");
    return read_looks(guild ? to_snowflake(*guild).value_or(0) : 0, *object);
}

std::expected<std::vector<MemberListRequest>, Close> read_subscriptions(const json::value& data) {
    const json::object* object = data.if_object();
    const json::value* guilds = object ? find(*object, "subscriptions") : nullptr;
    if (!guilds || !guilds->is_object()) return std::unexpected(Close::DecodeError);
    std::vector<MemberListRequest> requests;
    for (const auto& [id, looks] : guilds->get_object()) {
        if (looks.is_object()) requests.push_back(read_looks(parse_snowflake(id).value_or(0), looks.get_object()));
    }
    return requests;
}

}  // namespace parley::api::discord::gateway
