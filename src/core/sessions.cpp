#include "core/sessions.h"

#include "base/log.h"
#include "base/text.h"
#include "store/sessions.h"

namespace parley::core {
namespace {

constexpr std::size_t kLongestAgent = 256;  // bytes

}  // namespace

Sessions::Sessions(store::Store& store, bus::LocalBus& bus, const Clock& clock, Tokens tokens, std::chrono::days lifetime)
    : store_(store), clock_(clock), tokens_(std::move(tokens)), lifetime_(lifetime) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) {
            if (const auto* ended = std::get_if<SessionEnded>(event.get())) kept_.erase(ended->session_id);
            if (const auto* others = std::get_if<OtherSessionsEnded>(event.get())) forget_others(*others);
            if (std::holds_alternative<StorageChanged>(*event)) kept_.clear();
        }
    });
}

void Sessions::forget_others(const OtherSessionsEnded& ended) {
    kept_.erase_if([&](const Kept& kept) {
        return kept.login.user_id == ended.user_id && kept.login.session_id != ended.kept;
    });
}

Task<std::string> Sessions::open(Profile profile, Origin origin) {
    const Time now = clock_.now();
    Session session{.id = {}, .user_id = profile.id, .created_at = now, .last_seen = now, .expires_at = now + lifetime_,
                    .agent = repaired(origin.agent.substr(0, kLongestAgent)), .address = origin.address};
    co_await store_.write([&](store::Unit& unit) {
        session.id = unit.next_id<SessionId>();
        unit.add(store::sessions::insert(session));
    });
    co_return tokens_.sign(session, profile.username);
}

Task<std::optional<Login>> Sessions::authenticate(std::string token) {
    const Time now = clock_.now();
    const auto claims = tokens_.verify(token, now);
    if (!claims) co_return std::nullopt;
    const auto read_at = kept_.generation();
    auto kept = kept_.find(claims->session_id);
    if (!kept) kept = co_await load(claims->session_id);
    if (!kept || kept->login.expires_at <= now || kept->username != claims->username) co_return std::nullopt;
    if (now - kept->last_seen > kTouchInterval) touch(*kept, read_at);
    co_return kept->login;
}

Task<bool> Sessions::is_alive(Login login) {
    if (const auto kept = kept_.find(login.session_id)) co_return kept->login.expires_at > clock_.now();
    co_return (co_await load(login.session_id)).has_value();
}

Task<std::optional<Sessions::Kept>> Sessions::load(SessionId id) {
    constexpr std::size_t is_disabled = 7;
    constexpr std::size_t username = 8;
    const auto read_at = kept_.generation();
    db::Rows rows = co_await store_.read(store::sessions::by_id(id));
    if (rows.empty() || rows.front().flag(is_disabled)) co_return std::nullopt;
    const Session session = store::sessions::to_session(rows.front());
    if (session.expires_at <= clock_.now()) co_return std::nullopt;
    const Login login{.user_id = session.user_id, .session_id = session.id, .expires_at = session.expires_at};
    Kept kept{.login = login, .last_seen = session.last_seen, .username = rows.front().take_text(username)};
    kept_.offer(id, kept, read_at);
    co_return kept;
}

// Nobody waits for it: a mark that is lost is made again by the next request.
void Sessions::touch(Kept kept, std::uint64_t read_at) {
    const Time now = clock_.now();
    const SessionId id = kept.login.session_id;
    kept.last_seen = now;
    kept_.offer(id, std::move(kept), read_at);
    store_.submit([&](store::Unit& unit) { unit.add(store::sessions::touch(id, now)); },
                  [](std::exception_ptr failure) {
                      if (failure) log::warn("sessions.touch_failed");
                  });
}

Task<> Sessions::erase_expired() {
    co_await store_.write([&](store::Unit& unit) { unit.add(store::sessions::erase_expired(clock_.now())); });
}

Task<std::vector<Session>> Sessions::list(UserId user) {
    db::Rows rows = co_await store_.read(store::sessions::of_user(user, clock_.now()));
    std::vector<Session> sessions;
    for (db::Row& row : rows) sessions.push_back(store::sessions::to_session(row));
    co_return sessions;
}

Task<> Sessions::end(UserId user, SessionId session) {
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::sessions::erase(session, user));
        unit.tell(SessionEnded{user, session});
    });
}

}  // namespace parley::core
