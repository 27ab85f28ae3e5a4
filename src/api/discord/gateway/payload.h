// api/discord/gateway/payload.h -- What a client sends, read and checked. Refusals are the code that closes its connection.
#pragma once
#include "api/discord/gateway/protocol.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::api::discord::gateway {

struct Payload {
    Opcode opcode = Opcode::Heartbeat;
    boost::json::value data;
};
std::expected<Payload, Close> parse_payload(std::string_view text);

// How somebody wants to be seen. `activities` is a JSON array.
struct Appearance {
    std::string status = "online";
    std::string activities = "[]";
};

struct Identify {
    std::string token;               // without `Bot `; empty: the page's own
    std::optional<Intents> intents;  // none: a person's client
    int large_threshold = 50;        // members up to which a guild is told with all of them
    std::uint64_t shard = 0, shards = 1;
    bool compresses = false;
    Appearance appearance;
};
std::expected<Identify, Close> read_identify(const boost::json::value& data);

struct Resume {
    std::string token, session_id;
    std::uint64_t sequence = 0;
};
std::expected<Resume, Close> read_resume(const boost::json::value& data);

// The last sequence number that the client got; nothing for null.
std::expected<std::optional<std::uint64_t>, Close> read_heartbeat(const boost::json::value& data);
// Activities without a name, or of no known type, are passed over.
std::expected<Appearance, Close> read_appearance(const boost::json::value& data);

struct MembersRequest {
    std::uint64_t guild_id = 0;
    std::optional<std::string> query;
    std::vector<std::uint64_t> user_ids;
    int limit = 0;  // 0: all
    bool wants_presences = false;
    std::string nonce;  // JSON text, or empty
};
// Of more than 100 ids the first are asked for.
std::expected<MembersRequest, Close> read_members_request(const boost::json::value& data);

// What somebody would like to do with their voice. No channel: to leave.
struct VoiceState {
    std::uint64_t guild_id = 0;
    std::optional<std::uint64_t> channel_id;
    bool is_mute = false, is_deaf = false;
};
std::expected<VoiceState, Close> read_voice_state(const boost::json::value& data);

// The guilds whose sounds are asked for.
std::expected<std::vector<std::uint64_t>, Close> read_sounds_request(const boost::json::value& data);

// The guild whose channels are asked for: what their voice is about, and since when.
std::expected<std::uint64_t, Close> read_channel_info_request(const boost::json::value& data);

// Rows of a list of members, from 0, both ends included.
struct ListRange {
    std::size_t first = 0, last = 0;
    auto operator<=>(const ListRange&) const = default;
};
// What a person's client looks at in a guild: parts of channels' lists of members, and people by themselves.
struct MemberListRequest {
    struct Part {
        std::uint64_t channel_id = 0;
        std::vector<ListRange> ranges;
    };
    std::uint64_t guild_id = 0;
    std::vector<Part> parts;
    bool names_channels = false;  // otherwise nothing is said about lists
    std::vector<std::uint64_t> members;
    bool names_members = false;   // otherwise nothing is said about them
    std::vector<std::uint64_t> threads;  // whose members are asked for
    bool wants_threads = false;
};
// What is no range is passed over: clients send more than is known of this opcode.
std::expected<MemberListRequest, Close> read_member_list_request(const boost::json::value& data);
// The same for many guilds at once, by their ids (opcode 37).
std::expected<std::vector<MemberListRequest>, Close> read_subscriptions(const boost::json::value& data);

}  // namespace parley::api::discord::gateway
