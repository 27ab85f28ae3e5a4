#include "api/simple/chat_socket.h"

#include "base/log.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

namespace parley::api::simple {

// Nothing is read from the socket while a look-up for its last command is under way: commands keep their order.
struct ChatSocket::Held {
    explicit Held(Self self) : socket(std::move(self)) {}
    Held(const Held&) = delete;
    ~Held() { socket->release(); }
    Self socket;
};

ChatSocket::ChatSocket(Services& services, Hub& hub, core::Login login, ProfilePtr profile, Dialect dialect,
                       std::unique_ptr<core::AccountLimits::Connection> allowance)
    : services_(services), hub_(hub), login_(login), profile_(std::move(profile)), dialect_(dialect),
      number_(hub.next_number()),
      allowance_(std::move(allowance)) {}

ChatSocket::~ChatSocket() = default;

void ChatSocket::on_open(net::WebSocket& socket) {
    socket_ = &socket;
    hub_.add(*this);
    if (dialect_ == Dialect::Page) send(page_ready_frame(*profile_));
    if (services_.presence.arrive(*profile_)) tell_partners(true);
    hub_.loop().spawn("check_session", check_session(shared_from_this()));
}

// A session that ended between the handshake's check and this moment was told to a hub that did not know us yet.
Task<> ChatSocket::check_session(Self self) {
    if (!co_await self->services_.sessions.is_alive(self->login_)) self->end_session();
}

void ChatSocket::on_close(std::uint16_t) {
    socket_ = nullptr;
    allowance_.reset();  // a task may keep this object for a while
    hub_.remove(*this);
    if (services_.presence.leave(*profile_)) tell_partners(false);
}

void ChatSocket::tell_partners(bool is_online) {
    hub_.loop().spawn("tell_partners", services_.presence.tell_partners(*profile_, is_online));
}

void ChatSocket::on_binary(std::string_view bytes) {
    pace(bytes.size());
    send_error("Send text, not binary.");
}

void ChatSocket::on_text(std::string_view text) {
    pace(text.size());
    auto command = parse_command(text, dialect_ == Dialect::Page);
    if (!command) return send_error(command.error().text, command.error().nonce);
    std::visit([this](auto& what) { run(std::move(what)); }, *command);
}

void ChatSocket::pace(std::size_t bytes) {
    if (!allowance_) return;
    const auto time = allowance_->spend(bytes);
    if (time.count() == 0) return;
    hold();
    hub_.loop().spawn("rest", rest(shared_from_this(), time));
}

Task<> ChatSocket::rest(Self self, std::chrono::milliseconds time) {
    const Held held(self);
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

void ChatSocket::run(SendCommand command) {
    if (const auto wrong = core::wrong_text(command.message)) return send_error(*wrong, command.nonce);
    ProfilePtr author = services_.directory.find_cached(login_.user_id);
    ProfilePtr recipient = services_.directory.find_cached(command.to);
    if (author && recipient) {
        if (const auto channel = services_.messages.find_cached(author->id, recipient->id)) {
            return post(std::move(author), std::move(recipient), *channel, std::move(command));
        }
    }
    hold();
    hub_.loop().spawn("send_message", run_slowly(shared_from_this(), std::move(command)));
}

Task<> ChatSocket::run_slowly(Self self, SendCommand command) {
    const Held held(self);
    std::string failure;
    try {
        co_await self->resolve_and_post(command);
    } catch (const Refusal& refusal) {
        failure = text_of(refusal.code);
    } catch (const std::exception& broken) {
        log::error("chat.send_failed error=\"{}\"", broken.what());
        failure = "Not stored: the server could not look it up.";
    }
    if (!failure.empty()) self->send_error(failure, command.nonce);
}

Task<> ChatSocket::resolve_and_post(SendCommand& command) {
    ProfilePtr author = co_await services_.directory.find(login_.user_id);
    ProfilePtr recipient = co_await services_.directory.find(command.to);
    if (!author) throw Refusal(Code::NotAuthenticated);
    if (!recipient) {
        send_error(fmt::format("User {} does not exist.", command.to), command.nonce);
        co_return;
    }
    const DirectChannel channel = co_await services_.messages.open(Pair(author->id, recipient->id));
    post(std::move(author), std::move(recipient), channel, std::move(command));
}

void ChatSocket::post(ProfilePtr author, ProfilePtr recipient, const DirectChannel& channel, SendCommand command) {
    const auto retried = command.nonce.empty() ? nullptr : std::make_shared<const SendCommand>(command);
    core::Draft draft{.author = std::move(author), .recipient = std::move(recipient), .channel = channel,
                      .content = std::move(command.message), .origin = number_, .nonce = std::move(command.nonce)};
    if (++in_flight_ == kMostInFlight) hold();
    services_.messages.post(std::move(draft), [&hub = hub_, weak = weak_from_this(), retried](std::exception_ptr failure) {
        hub.loop().post([weak, retried, failure] {
            if (const Self self = weak.lock()) self->refuse(failure, retried);
        });
    });
}

void ChatSocket::refuse(std::exception_ptr failure, std::shared_ptr<const SendCommand> retried) {
    settle();
    try {
        std::rethrow_exception(failure);
    } catch (const Refusal& refusal) {
        if (refusal.code == Code::NonceUsed && retried) {
            return hub_.loop().spawn("answer_retry", answer_retry(shared_from_this(), std::move(retried)));
        }
        send_error(text_of(refusal.code), retried ? retried->nonce : "");
    } catch (const std::exception& broken) {
        log::error("chat.post_failed error=\"{}\"", broken.what());
        send_error(text_of(Code::StorageBroken), retried ? retried->nonce : "");
    }
}

// The nonce was used before: the same text is a retry and is told what the first try was; another text is refused.
Task<> ChatSocket::answer_retry(Self self, std::shared_ptr<const SendCommand> retried) {
    Services& services = self->services_;
    MessageCreated first{.message = {}, .author = co_await services.directory.find(self->user_id()),
                         .recipient = co_await services.directory.find(retried->to), .origin = self->number_,
                         .nonce = retried->nonce};
    std::optional<Message> stored;
    if (first.author && first.recipient) {
        const DirectChannel channel = co_await services.messages.open(Pair(first.author->id, first.recipient->id));
        stored = co_await services.messages.find_by_nonce(first.author->id, channel.id, retried->nonce);
    }
    if (!stored || stored->content != retried->message) {
        self->send_error(text_of(Code::NonceUsed), retried->nonce);
        co_return;
    }
    first.message = std::move(*stored);
    self->send(self->dialect_ == Dialect::Page ? page_message_frame(first, true) : sent_frame(first, true));
}

void ChatSocket::run(ReadCommand command) {
    hold();
    hub_.loop().spawn("mark_read", mark_read(shared_from_this(), std::move(command)));
}

Task<std::optional<Code>> ChatSocket::try_mark_read(ChatSocket& self, const Profile& other, MessageId id) {
    try {
        co_await self.services_.messages.mark_read(self.user_id(), other, id);
        co_return std::nullopt;
    } catch (const Refusal& refusal) {
        co_return refusal.code;
    }
}

Task<> ChatSocket::mark_read(Self self, ReadCommand command) {
    const Held held(self);
    const ProfilePtr other = co_await self->services_.directory.find(command.chat);
    std::optional<Code> why = Code::UnknownUser;
    if (other) {
        why = co_await try_mark_read(*self, *other, MessageId::from_number(command.id));
    }
    if (why) self->send_error(text_of(*why));
}

void ChatSocket::run(TypingCommand command) {
    hold();
    hub_.loop().spawn("tell_typing", tell_typing(shared_from_this(), std::move(command)));
}

Task<> ChatSocket::tell_typing(Self self, TypingCommand command) {
    const Held held(self);
    const ProfilePtr other = co_await self->services_.directory.find(command.to);
    const ProfilePtr author = co_await self->services_.directory.find(self->user_id());
    if (other && author && other->id != author->id) self->services_.messages.tell_typing(author, other->id);
}

void ChatSocket::send(std::string_view frame) {
    if (socket_) socket_->send_text(frame);
}

void ChatSocket::send_error(std::string_view text, std::string_view nonce) { send(error_frame(text, nonce)); }

void ChatSocket::settle() {
    if (in_flight_-- == kMostInFlight) release();
}

void ChatSocket::hold() {
    if (++held_ == 1 && socket_) socket_->pause_reading();
}

void ChatSocket::release() {
    if (--held_ == 0 && socket_) socket_->resume_reading();
}

void ChatSocket::end_session() {
    if (!socket_ || std::exchange(is_over_, true)) return;
    socket_->close(net::CloseCode::PolicyViolation, "The session ended.");
}

}  // namespace parley::api::simple
