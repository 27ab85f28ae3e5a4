#include "api/simple/hub.h"

#include "api/simple/chat_socket.h"

#include <algorithm>

namespace parley::api::simple {
namespace {

constexpr int kSecondsBetweenExpiryChecks = 30;

// A frame that is made when the first connection needs it, once for all of them.
template <class Make>
class Lazy {
public:
    explicit Lazy(Make make) : make_(std::move(make)) {}
    const std::string& operator*() {
        if (text_.empty()) text_ = make_();
        return text_;
    }

private:
    Make make_;
    std::string text_;
};

}  // namespace

Hub::Hub(net::Loop& loop, bus::LocalBus& bus, Services& services) : loop_(loop), services_(services) {
    bus.subscribe([this](bus::Batch batch) {
        loop_.post([this, batch = std::move(batch)] {
            for (const EventPtr& event : *batch) take(*event);
        });
    });
}

Hub::~Hub() = default;

void Hub::add(ChatSocket& socket) {
    sockets_[socket.user_id()].push_back(&socket);
    if (tick_ == 0) tick_ = loop_.add_tick([this](auto) { close_expired(); });
}

void Hub::remove(ChatSocket& socket) {
    const auto at = sockets_.find(socket.user_id());
    if (at == sockets_.end()) return;
    std::erase(at->second, &socket);
    if (at->second.empty()) sockets_.erase(at);
    if (sockets_.empty() && tick_ != 0) loop_.remove_tick(std::exchange(tick_, 0));
}

// Loops draw from the same numbers without asking each other: the loop's index stands in the high bits.
ConnectionNumber Hub::next_number() { return static_cast<ConnectionNumber>(loop_.index()) << 48 | ++last_number_; }

const Hub::Sockets* Hub::sockets_of(UserId user) const {
    const auto at = sockets_.find(user);
    return at == sockets_.end() ? nullptr : &at->second;
}

void Hub::take(const Event& event) {
    std::visit([this](const auto& what) { deliver(what); }, event);
}

void Hub::deliver(const MessageCreated& created) {
    if (!created.recipient) return;  // this door has only direct channels
    deliver_to_recipient(created);
    deliver_to_author(created);
}

void Hub::deliver_to_recipient(const MessageCreated& created) {
    const Sockets* sockets = sockets_of(created.recipient->id);
    if (!sockets) return;
    const bool is_to_self = created.author->id == created.recipient->id;
    Lazy original([&] { return message_frame(created); });
    Lazy page([&] { return page_message_frame(created, false); });
    for (ChatSocket* socket : *sockets) {
        if (socket->dialect() == Dialect::Original) socket->send(*original);
        else if (!is_to_self) socket->send(*page);  // the author's side tells it, with the nonce
    }
}

void Hub::deliver_to_author(const MessageCreated& created) {
    const Sockets* sockets = sockets_of(created.author->id);
    if (!sockets) return;
    Lazy copy([&] { return sent_frame(created, false); });
    Lazy page([&] { return page_message_frame(created, true); });
    for (ChatSocket* socket : *sockets) {
        const bool is_origin = socket->number() == created.origin;
        if (socket->dialect() == Dialect::Page) {
            socket->send(*page);
        } else if (!is_origin) {
            socket->send(*copy);
        } else if (services_.presence.is_online(created.recipient->id)) {
            socket->send(sent_frame(created, true));
        } else {
            socket->send(offline_frame(created));
        }
        if (is_origin) socket->settle();
    }
}

void Hub::deliver(const PresenceChanged& change) {
    Lazy original([&] { return presence_line(change); });
    Lazy page([&] { return page_presence_frame(change); });
    const auto tell = [&](const Sockets& sockets) {
        for (ChatSocket* socket : sockets) {
            if (socket->user_id() == change.profile.id) continue;
            socket->send(socket->dialect() == Dialect::Original ? *original : *page);
        }
    };
    if (!change.audience) {
        for (const auto& [user, sockets] : sockets_) tell(sockets);
        return;
    }
    for (const UserId user : *change.audience) {
        if (const Sockets* sockets = sockets_of(user)) tell(*sockets);
    }
}

void Hub::deliver(const ProfileChanged& change) {
    Lazy page([&] { return page_profile_frame(change); });
    for (const UserId user : change.audience) {
        const Sockets* sockets = sockets_of(user);
        if (!sockets) continue;
        for (ChatSocket* socket : *sockets) {
            if (socket->dialect() == Dialect::Page) socket->send(*page);
        }
    }
}

void Hub::deliver(const TypingStarted& typing) {
    const Sockets* sockets = sockets_of(typing.recipient);
    if (!sockets) return;
    Lazy page([&] { return page_typing_frame(typing); });
    for (ChatSocket* socket : *sockets) {
        if (socket->dialect() == Dialect::Page) socket->send(*page);
    }
}

void Hub::deliver(const ReadMoved& read) {
    const Sockets* sockets = sockets_of(read.user_id);
    if (!sockets) return;
    Lazy page([&] { return page_read_frame(read); });
    for (ChatSocket* socket : *sockets) {
        if (socket->dialect() == Dialect::Page) socket->send(*page);
    }
}

void Hub::deliver(const SessionEnded& ended) {
    const Sockets* sockets = sockets_of(ended.user_id);
    if (!sockets) return;
    for (ChatSocket* socket : *sockets) {
        if (socket->session_id() == ended.session_id) socket->end_session();
    }
}

void Hub::deliver(const OtherSessionsEnded& ended) {
    const Sockets* sockets = sockets_of(ended.user_id);
    if (!sockets) return;
    for (ChatSocket* socket : *sockets) {
        if (socket->session_id() != ended.kept) socket->end_session();
    }
}

// Accounts may have been disabled and sessions removed by a command: ask for each that is open, one after the other.
void Hub::deliver(const StorageChanged&) {
    must_check_again_ = true;
    if (!std::exchange(is_checking_, true)) loop_.spawn("close_ended", close_ended());
}

Task<> Hub::close_ended() {
    while (std::exchange(must_check_again_, false)) {
        std::vector<core::Login> logins;
        for (const auto& [user, sockets] : sockets_) {
            for (const ChatSocket* socket : sockets) logins.push_back(socket->login());
        }
        for (const core::Login& login : logins) {
            if (!co_await services_.sessions.is_alive(login)) deliver(SessionEnded{login.user_id, login.session_id});
        }
    }
    is_checking_ = false;
}

void Hub::close_expired() {
    if (--ticks_to_expiry_check_ > 0) return;
    ticks_to_expiry_check_ = kSecondsBetweenExpiryChecks;
    const Time now = services_.clock.now();
    for (const auto& [user, sockets] : sockets_) {
        for (ChatSocket* socket : sockets) {
            if (socket->login().expires_at <= now) socket->end_session();
        }
    }
}

Hubs::Hubs(net::Loops& loops, bus::LocalBus& bus, Services& services) {
    for (int i = 0; i < loops.count(); ++i) hubs_.push_back(std::make_unique<Hub>(loops[i], bus, services));
}

}  // namespace parley::api::simple
