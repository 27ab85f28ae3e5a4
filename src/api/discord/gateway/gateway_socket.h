// api/discord/gateway/gateway_socket.h -- One connection: packs what is sent, reads what comes, and has a session from
// IDENTIFY or RESUME on. Its loop only.
#pragma once
#include "api/discord/gateway/compression.h"
#include "api/discord/gateway/hub.h"
#include "api/discord/gateway/payload.h"
#include "api/discord/gateway/session.h"
#include "net/websocket.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace parley::api::discord::gateway {

// Libraries keep to 120 in 60 seconds; a little less time forgives a clock that runs differently.
inline constexpr int kMostPayloads = 120;
inline constexpr std::chrono::seconds kPayloadWindow{58};

class GatewaySocket final : public net::WebSocketHandler, public std::enable_shared_from_this<GatewaySocket> {
public:
    enum class Packing { Plain, Zlib, Zstd };
    // `refusal` closes it right after it opened: a version or an encoding that is not spoken here.
    // `address` is where the client found the gateway, and is told to come back to. `page_token` is the token of the page
    // that opened it, or empty: who identifies or resumes without a token is meant to be that page's person.
    GatewaySocket(Hub& hub, Packing packing, std::string address, std::string page_token, std::optional<Close> refusal);
    ~GatewaySocket() override;

    void on_open(net::WebSocket& socket) override;
    void on_text(std::string_view text) override;
    void on_binary(std::string_view bytes) override { on_text(bytes); }  // some clients send their JSON so
    void on_drain() override;
    void on_close(std::uint16_t code) override;

    void send_dispatch(std::uint64_t sequence, std::string_view dispatch);
    void close(Close code);
    // The client may identify or resume again: `may_resume` is what it is told.
    void invalidate(bool may_resume);
    // By the hub, now and then: a client that has not been heard for long is gone.
    void check_silence(std::chrono::steady_clock::time_point now);

    void attach(SessionPtr session);
    void release();  // reads on after IDENTIFY or RESUME
    void detach() { session_ = nullptr; }
    bool is_open() const { return socket_ != nullptr; }
    std::size_t waiting() const { return socket_ ? socket_->waiting() : 0; }  // bytes that the client has not taken
    Hub& hub() { return hub_; }

private:
    using Self = std::shared_ptr<GatewaySocket>;
    bool is_within_limit();
    void run(Payload payload);
    void beat(const boost::json::value& data);
    void identify(const boost::json::value& data);
    void resume(const boost::json::value& data);
    void show(const boost::json::value& data);
    void request_members(const boost::json::value& data);
    void look_at_guild(const boost::json::value& data);
    void look_at_guilds(const boost::json::value& data);
    void look(MemberListRequest request);
    void refuse_voice(const boost::json::value& data);
    void tell_sounds(const boost::json::value& data);
    void tell_channel_info(const boost::json::value& data);
    bool passes_over(Opcode opcode) const;
    static Task<> open_session(Self self, Identify identify);
    static Task<> resume_session(Self self, Resume resume);
    std::string token_or_own(std::string token) const { return token.empty() ? page_token_ : std::move(token); }
    void hold();  // nothing is read until released: a client's messages keep their order
    void send(Opcode opcode, std::string_view data);
    void send(std::string_view head, std::string_view rest);

    Hub& hub_;
    std::string address_;
    std::string page_token_;
    std::optional<Close> refusal_;
    std::unique_ptr<Compressor> compressor_;
    net::WebSocket* socket_ = nullptr;  // between on_open and on_close
    SessionPtr session_;
    bool is_identifying_ = false;
    std::chrono::steady_clock::time_point heard_{}, opened_{}, window_began_{};
    int payloads_ = 0;  // in this window
};

}  // namespace parley::api::discord::gateway
