#include "api/discord/gateway/gateway_socket.h"

#include "api/discord/gateway/members_request.h"
#include "api/discord/gateway/ready.h"
#include "api/discord/gateway/sight_dispatches.h"
#include "api/discord/gateway/thread_dispatches.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "base/log.h"
#include "base/random.h"
#include "core/bot_tokens.h"

#include <fmt/format.h>

namespace parley::api::discord::gateway {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kLargeMessage = 8 * 1024;  // bytes from which `compress:true` packs
constexpr std::chrono::seconds kTimeToIdentify{120};

// Bits of an application that open each privileged intent, in full or for a bot in few guilds.
bool may_have(Intents intents, int flags) {
    const auto opens = [&](Intent intent, int either) { return !intents.has(intent) || (flags & either) != 0; };
    return opens(Intent::GuildPresences, kGatewayPresence | kGatewayPresenceLimited) &&
           opens(Intent::GuildMembers, kGatewayGuildMembers | kGatewayGuildMembersLimited) &&
           opens(Intent::MessageContent, kOpensMessageContent);
}

// Who bears the token, as the start of a session; null when nobody does.
Task<SessionPtr> authenticate(Services* services, std::string token) {
    auto session = std::make_shared<Session>();
    UserId user;
    if (const auto application = co_await services->applications.authenticate(token); application && application->bot_id) {
        session->is_bot = true;
        session->application_id = application->id;
        session->application_flags = application->flags;
        session->token_digest = core::digest_of_token(token);
        user = *application->bot_id;
    } else {
        session->login = co_await services->common.sessions.authenticate(std::move(token));
        if (!session->login) co_return nullptr;
        user = session->login->user_id;
    }
    session->profile = co_await services->common.directory.find(user);
    co_return session->profile ? session : nullptr;
}

// Among the account's connections, until the session ends. False when it has as many as it may have.
bool take_place(Hub& hub, Session& session) {
    try {
        session.place = hub.services().common.limits.open(session.user());
        return true;
    } catch (const Refusal&) {
        return false;
    }
}

}  // namespace

GatewaySocket::GatewaySocket(Hub& hub, Packing packing, std::string address, std::string page_token, std::optional<Close> refusal)
    : hub_(hub), address_(std::move(address)), page_token_(std::move(page_token)), refusal_(refusal) {
    if (packing == Packing::Zlib) compressor_ = make_zlib_stream();
    if (packing == Packing::Zstd) compressor_ = make_zstd_stream();
}

GatewaySocket::~GatewaySocket() = default;

void GatewaySocket::on_open(net::WebSocket& socket) {
    socket_ = &socket;
    heard_ = opened_ = Steady::now();
    hub_.add(*this);
    if (refusal_) return close(*refusal_);
    send(Opcode::Hello, fmt::format(R"({{"heartbeat_interval":{},"_trace":[]}})", kHeartbeatInterval.count()));
}

void GatewaySocket::on_drain() { send(Opcode::Reconnect, "null"); }

// A client that says goodbye is gone; one that breaks off may come back.
void GatewaySocket::on_close(std::uint16_t code) {
    socket_ = nullptr;
    hub_.remove(*this);
    const SessionPtr session = std::exchange(session_, nullptr);
    if (!session) return;
    const bool is_goodbye = code == 1000 || code == 1001;
    if (is_goodbye) hub_.end(session);
    else hub_.lose_connection(session);
}

void GatewaySocket::on_text(std::string_view text) {
    if (!is_within_limit()) return close(Close::RateLimited);
    auto payload = parse_payload(text);
    if (!payload) return close(payload.error());
    run(std::move(*payload));
}

bool GatewaySocket::is_within_limit() {
    const auto now = Steady::now();
    if (now - window_began_ > kPayloadWindow) {
        window_began_ = now;
        payloads_ = 0;
    }
    return ++payloads_ <= kMostPayloads;
}

void GatewaySocket::run(Payload payload) {
    switch (payload.opcode) {
        case Opcode::Heartbeat: return beat(payload.data);
        case Opcode::Identify: return identify(payload.data);
        case Opcode::Resume: return resume(payload.data);
        case Opcode::PresenceUpdate:
        case Opcode::VoiceStateUpdate:
        case Opcode::RequestGuildMembers:
        case Opcode::LazyGuild:
        case Opcode::RequestSoundboardSounds:
        case Opcode::RequestChannelInfo: break;
        case Opcode::GuildSubscriptions:
            if (session_ && session_->is_bot) return close(Close::UnknownOpcode);
            break;
        default: return passes_over(payload.opcode) ? void() : close(Close::UnknownOpcode);
    }
    if (!session_) return close(Close::NotAuthenticated);
    if (payload.opcode == Opcode::VoiceStateUpdate) refuse_voice(payload.data);
    if (payload.opcode == Opcode::RequestSoundboardSounds) tell_sounds(payload.data);
    if (payload.opcode == Opcode::RequestChannelInfo) tell_channel_info(payload.data);
    if (payload.opcode == Opcode::PresenceUpdate) show(payload.data);
    if (payload.opcode == Opcode::RequestGuildMembers) request_members(payload.data);
    if (payload.opcode == Opcode::LazyGuild) look_at_guild(payload.data);
    if (payload.opcode == Opcode::GuildSubscriptions) look_at_guilds(payload.data);
}

// People's clients send more than is documented: calls, streams, what they measured. It asks for nothing that is here.
bool GatewaySocket::passes_over(Opcode opcode) const { return session_ && !session_->is_bot && opcode <= kNewestOfPeople; }

void GatewaySocket::beat(const boost::json::value& data) {
    const auto sequence = read_heartbeat(data);
    if (!sequence) return close(sequence.error());
    heard_ = Steady::now();
    if (session_ && *sequence) {
        if (**sequence > session_->replay.last()) return close(Close::InvalidSequence);
        session_->replay.forget_through(**sequence);
    }
    send(Opcode::HeartbeatAck, "null");
}

void GatewaySocket::identify(const boost::json::value& data) {
    if (session_ || is_identifying_) return close(Close::AlreadyAuthenticated);
    auto wanted = read_identify(data);
    if (!wanted) return close(wanted.error());
    hold();
    hub_.loop().spawn("gateway_identify", open_session(shared_from_this(), std::move(*wanted)));
}

Task<> GatewaySocket::open_session(Self self, Identify wanted) {
    Hub& hub = self->hub_;
    const SessionPtr session = co_await authenticate(&hub.services(), self->token_or_own(std::move(wanted.token)));
    if (!session) co_return self->close(Close::AuthenticationFailed);
    if (session->is_bot && !wanted.intents) co_return self->close(Close::InvalidIntents);
    if (session->is_bot && !may_have(*wanted.intents, session->application_flags)) co_return self->close(Close::DisallowedIntents);
    if (!take_place(hub, *session)) co_return self->close(Close::RateLimited);
    const auto answer = hub.services().identifies.begin(session->user());
    if (answer == core::IdentifyLimits::Answer::TooManyToday) co_return self->close(Close::RateLimited);
    if (answer == core::IdentifyLimits::Answer::TooManyAtOnce) co_return self->invalidate(false);  // as Discord: it tries again
    session->id = to_hex(random_bytes(16));
    if (session->is_bot) session->intents = *wanted.intents;
    session->large_threshold = wanted.large_threshold;
    session->shard = wanted.shard;
    session->shards = wanted.shards;
    session->compresses = wanted.compresses;
    session->web_address = "http" + self->address_.substr(2);  // ws -> http, wss -> https
    session->appearance = std::move(wanted.appearance);
    const std::string ready = co_await make_ready(&hub, session, self->address_);
    if (!self->is_open()) co_return;
    self->attach(session);
    hub.open(session, ready);
    self->release();
}

void GatewaySocket::resume(const boost::json::value& data) {
    if (session_ || is_identifying_) return close(Close::AlreadyAuthenticated);
    auto wanted = read_resume(data);
    if (!wanted) return close(wanted.error());
    hold();
    hub_.loop().spawn("gateway_resume", resume_session(shared_from_this(), std::move(*wanted)));
}

Task<> GatewaySocket::resume_session(Self self, Resume wanted) {
    const SessionPtr who = co_await authenticate(&self->hub_.services(), self->token_or_own(wanted.token));
    if (!who) co_return self->close(Close::AuthenticationFailed);
    if (self->is_open()) self->hub_.resume(self, wanted, who->user());
}

void GatewaySocket::show(const boost::json::value& data) {
    auto appearance = read_appearance(data);
    if (!appearance) return close(appearance.error());
    session_->appearance = std::move(*appearance);
    hub_.show(session_);
}

void GatewaySocket::request_members(const boost::json::value& data) {
    auto request = read_members_request(data);
    if (!request) return close(request.error());
    hub_.loop().spawn("gateway_members", tell_members(&hub_, session_, std::move(*request)));
}

void GatewaySocket::look_at_guild(const boost::json::value& data) {
    auto request = read_member_list_request(data);
    if (!request) return close(request.error());
    look(std::move(*request));
}

void GatewaySocket::look_at_guilds(const boost::json::value& data) {
    auto requests = read_subscriptions(data);
    if (!requests) return close(requests.error());
    for (MemberListRequest& request : *requests) look(std::move(request));
}

// Telling may end the session, as a full connection does.
void GatewaySocket::look(MemberListRequest request) {
    const GuildId guild{request.guild_id};
    if (!session_ || session_->is_bot || !session_->guilds.contains(guild)) return;
    const SessionPtr session = session_;
    if (request.wants_threads) tell_threads(hub_, *session, guild, {});
    for (const std::uint64_t thread : request.threads) hub_.loop().spawn("gateway_thread", tell_thread_members(&hub_, session, ChannelId{thread}));
    if (request.names_members) hub_.watched_members().watch(session, guild, request.members);
    if (request.names_channels) hub_.member_lists().look(session, guild, std::move(request.parts));
}

// Nobody's voice is carried here, so whoever would come into a channel is told that they are in none, as whoever leaves one.
void GatewaySocket::refuse_voice(const boost::json::value& data) {
    const auto state = read_voice_state(data);
    if (!state) return close(state.error());
    const GuildId guild{state->guild_id};
    const MemberPtr member = hub_.services().guilds.find_member(guild, session_->user());
    if (!member || !session_->guilds.contains(guild)) return;
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "guild_id", guild).field("channel_id", nullptr);
        wire::id_field(json, "user_id", session_->user());
        wire::write_member(json.key("member"), *member, *session_->profile);
        json.field("session_id", session_->id).field("deaf", member->is_deaf).field("mute", member->is_mute);
        json.field("self_deaf", state->is_deaf).field("self_mute", state->is_mute).field("self_video", false).field("suppress", false);
        json.field("request_to_speak_timestamp", nullptr);
    });
    session_->tell(make_dispatch("VOICE_STATE_UPDATE", json.text()));
}

// No guild has any.
void GatewaySocket::tell_sounds(const boost::json::value& data) {
    const auto guilds = read_sounds_request(data);
    if (!guilds) return close(guilds.error());
    for (const std::uint64_t id : *guilds) {
        const GuildId guild{id};
        if (!session_->guilds.contains(guild)) continue;
        JsonWriter json;
        json.object([&] { wire::id_field(json, "guild_id", guild).key("soundboard_sounds").array([] {}); });
        session_->tell(make_dispatch("SOUNDBOARD_SOUNDS", json.text()));
    }
}

// Nobody's voice is in any channel.
void GatewaySocket::tell_channel_info(const boost::json::value& data) {
    const auto id = read_channel_info_request(data);
    if (!id) return close(id.error());
    const GuildId guild{*id};
    if (!session_->guilds.contains(guild)) return;
    JsonWriter json;
    json.object([&] { wire::id_field(json, "guild_id", guild).key("channels").array([] {}); });
    session_->tell(make_dispatch("CHANNEL_INFO", json.text()));
}

void GatewaySocket::attach(SessionPtr session) {
    session_ = std::move(session);
    session_->socket = this;
}

void GatewaySocket::invalidate(bool may_resume) {
    send(Opcode::InvalidSession, may_resume ? "true" : "false");
    release();
}

void GatewaySocket::check_silence(Steady::time_point now) {
    if (now - heard_ > kLongestSilence) return close(Close::SessionTimedOut);
    if (!session_ && !is_identifying_ && now - opened_ > kTimeToIdentify) close(Close::NotAuthenticated);
}

void GatewaySocket::close(Close code) {
    if (!socket_) return;
    log::debug("gateway.closed code={}", static_cast<int>(code));
    socket_->close(to_close_code(code), reason_of(code));
}

void GatewaySocket::hold() {
    is_identifying_ = true;
    socket_->pause_reading();
}

void GatewaySocket::release() {
    is_identifying_ = false;
    if (socket_) socket_->resume_reading();
}

void GatewaySocket::send_dispatch(std::uint64_t sequence, std::string_view dispatch) { send(dispatch_head(sequence), dispatch); }

void GatewaySocket::send(Opcode opcode, std::string_view data) {
    send(fmt::format(R"({{"op":{},"d":)", static_cast<int>(opcode)), fmt::format(R"({},"s":null,"t":null}})", data));
}

void GatewaySocket::send(std::string_view head, std::string_view rest) {
    if (!socket_) return;
    if (compressor_) {
        std::string& packed = hub_.scratch();
        packed.clear();
        compressor_->append(packed, head, rest);
        return socket_->send_binary(packed);
    }
    const bool is_packed = session_ && session_->compresses && rest.size() > kLargeMessage;
    if (is_packed) socket_->send_binary(zlib_blob(head, rest));
    else socket_->send_text(head, rest);
}

}  // namespace parley::api::discord::gateway
