// api/simple/chat_socket.h -- One open WebSocket of a person: reads commands, is told events. Its loop only.
#pragma once
#include "api/simple/command.h"
#include "api/simple/hub.h"
#include "net/websocket.h"

#include <memory>
#include <string>

namespace parley::api::simple {

// Messages of one connection that may wait for their commit before it is no longer read from.
inline constexpr int kMostInFlight = 256;

class ChatSocket final : public net::WebSocketHandler, public std::enable_shared_from_this<ChatSocket> {
public:
    ChatSocket(Services& services, Hub& hub, core::Login login, ProfilePtr profile, Dialect dialect,
               std::unique_ptr<core::AccountLimits::Connection> allowance = nullptr);
    ~ChatSocket() override;

    void on_open(net::WebSocket& socket) override;
    void on_text(std::string_view text) override;
    void on_binary(std::string_view bytes) override;
    void on_close(std::uint16_t code) override;

    void send(std::string_view frame);
    // A message of this connection was stored or refused.
    void settle();
    void end_session();

    UserId user_id() const { return login_.user_id; }
    SessionId session_id() const { return login_.session_id; }
    const core::Login& login() const { return login_; }
    ConnectionNumber number() const { return number_; }
    Dialect dialect() const { return dialect_; }

private:
    using Self = std::shared_ptr<ChatSocket>;
    struct Held;

    void run(SendCommand command);
    void run(ReadCommand command);
    void run(TypingCommand command);
    void post(ProfilePtr author, ProfilePtr recipient, const DirectChannel& channel, SendCommand command);
    // Counts against the account's allowance, and reads no further until the account may go on.
    void pace(std::size_t bytes);
    static Task<> rest(Self self, std::chrono::milliseconds time);
    // The author or the channel has to be looked up first; nothing is read from the socket meanwhile.
    static Task<> check_session(Self self);
    static Task<> run_slowly(Self self, SendCommand command);
    static Task<> mark_read(Self self, ReadCommand command);
    static Task<std::optional<Code>> try_mark_read(ChatSocket& self, const Profile& other, MessageId id);
    static Task<> tell_typing(Self self, TypingCommand command);
    Task<> resolve_and_post(SendCommand& command);

    // The post of a message failed; `retried` is what it was when it had a nonce.
    void refuse(std::exception_ptr failure, std::shared_ptr<const SendCommand> retried);
    static Task<> answer_retry(Self self, std::shared_ptr<const SendCommand> retried);
    void send_error(std::string_view text, std::string_view nonce = {});
    void tell_partners(bool is_online);

    Services& services_;
    Hub& hub_;
    core::Login login_;
    ProfilePtr profile_;  // as it was at the handshake
    Dialect dialect_;
    ConnectionNumber number_;
    std::unique_ptr<core::AccountLimits::Connection> allowance_;  // null: no limit, until on_close
    net::WebSocket* socket_ = nullptr;  // between on_open and on_close
    int in_flight_ = 0;
    int held_ = 0;  // reasons not to read: a look-up, too much in flight, too many commands
    bool is_over_ = false;

    void hold();
    void release();
};

}  // namespace parley::api::simple
