#include "api/discord/gateway/hub.h"

#include "api/discord/gateway/dispatches.h"
#include "api/discord/gateway/gateway_socket.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/gateway/ready.h"
#include "api/discord/gateway/sight_dispatches.h"

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

constexpr int kTicksBetweenChecks = 5;
constexpr std::size_t kMostViewings = 10'000;  // channels whose viewers are remembered

template <class Map, class Key>
void erase_one(Map& map, const Key& key, const SessionPtr& session) {
    const auto at = map.find(key);
    if (at == map.end()) return;
    std::erase(at->second, session);
    if (at->second.empty()) map.erase(at);
}

}  // namespace

Hub::Hub(net::Loop& loop, bus::LocalBus& bus, Services& services, Hubs& hubs) : loop_(loop), services_(services), hubs_(hubs) {
    bus.subscribe([this](bus::Batch batch) {
        loop_.post([this, batch = std::move(batch)] { take(batch); });
    });
}

Hub::~Hub() = default;

void Hub::add(GatewaySocket& socket) {
    sockets_.push_back(&socket);
    if (tick_ == 0) tick_ = loop_.add_tick([this](auto now) { tick(now); });
}

void Hub::remove(GatewaySocket& socket) { std::erase(sockets_, &socket); }

void Hub::tick(std::chrono::steady_clock::time_point now) {
    member_lists_.tick();
    if (++ticks_ % kTicksBetweenChecks != 0) return;
    const auto sockets = sockets_;  // closing one may take it off the list
    for (GatewaySocket* socket : sockets) socket->check_silence(now);
    const Time wall = services_.common.clock.now();
    Sessions over;
    for (const auto& [id, session] : by_id_) {
        const bool is_expired = session->login && session->login->expires_at <= wall;
        if (is_expired && session->socket) session->socket->close(Close::AuthenticationFailed);
        if (is_expired || (!session->socket && now - session->lost_at > kKeptAfterLoss)) over.push_back(session);
    }
    for (const SessionPtr& session : over) end(session);
    if (sockets_.empty() && by_id_.empty()) loop_.remove_tick(std::exchange(tick_, 0));
}

// ---- Sessions ----

void Hub::open(SessionPtr session, const std::string& ready) {
    const auto& hers = by_user_[session->user()];
    if (hers.size() >= kMostSessions) {
        const SessionPtr oldest = hers.front();
        if (oldest->socket) oldest->socket->close(Close::SessionTimedOut);
        end(oldest);
    }
    seat(session);
    hubs_.place(session->id, loop_.index());
    session->tell(make_dispatch("READY", ready));
    if (session->is_bot) {
        for (const GuildId guild : services_.guilds.guilds_of(session->user())) enter_guild(session, guild);
    }
    if (services_.common.presence.arrive(*session->profile)) loop_.spawn("gateway_presence", announce(this, *session->profile, true));
    show(session);
}

void Hub::show(const SessionPtr& session) {
    hubs_.show(session->profile, session->appearance);
    if (!session->is_bot) loop_.spawn("gateway_presence", tell_partners(this, session->user()));
}

Task<> Hub::announce(Hub* hub, Profile profile, bool is_here) {
    co_await hub->services_.common.presence.tell_partners(std::move(profile), is_here);
}

// The people whom GUILD_CREATE names are looked up first, so for a moment the session hears nothing of the guild: what
// happens then is in what it is told.
void Hub::enter_guild(const SessionPtr& session, GuildId guild) {
    if (!session->serves(guild)) return;
    loop_.spawn("gateway_guild", bring_in(this, session, guild));
}

Task<> Hub::bring_in(Hub* hub, SessionPtr session, GuildId guild) {
    co_await look_up_members(hub, session, guild);
    const bool is_here = hub->by_id_.contains(session->id);
    if (!is_here || session->guilds.contains(guild)) co_return;
    const auto created = make_guild_create(*hub, *session, guild);
    if (!created) co_return;
    session->guilds[guild] = hub->guild_texts_.seen_by(guild, session->user());
    hub->take_seat(session, guild);
    if (session->wants(Intent::Guilds)) session->tell(make_dispatch("GUILD_CREATE", *created));
}

void Hub::leave_guild(const SessionPtr& session, GuildId guild) {
    member_lists_.leave(session, guild);
    watched_members_.leave(session, guild);
    if (session->guilds.erase(guild) > 0) leave_seat(session, guild);
}

void Hub::lose_connection(const SessionPtr& session) {
    session->socket = nullptr;
    session->lost_at = std::chrono::steady_clock::now();
}

void Hub::end(const SessionPtr& session) {
    const SessionPtr kept = session;
    if (kept->socket) kept->socket->detach();
    kept->socket = nullptr;
    if (!by_id_.contains(kept->id)) return;
    unseat(kept);
    kept->place.reset();
    hubs_.forget(kept->id);
    const bool must_tell = services_.common.presence.leave(*kept->profile);
    if (must_tell) loop_.spawn("gateway_presence", announce(this, *kept->profile, false));
    if (services_.common.presence.is_online(kept->user())) return;
    hubs_.hide(kept->profile);
    if (!kept->is_bot) loop_.spawn("gateway_presence", tell_partners(this, kept->user()));
}

void Hub::seat(const SessionPtr& session) {
    by_id_[session->id] = session;
    by_user_[session->user()].push_back(session);
    for (const auto& [guild, seen] : session->guilds) take_seat(session, guild);
    member_lists_.seat(session);
    watched_members_.seat(session);
}

namespace {

using Sessions = std::vector<SessionPtr>;

// Whoever walks over the list keeps the one that it began with.
Sessions& own(std::shared_ptr<Sessions>& list) {
    if (list.use_count() > 1) list = std::make_shared<Sessions>(*list);
    return *list;
}

}  // namespace

void Hub::take_seat(const SessionPtr& session, GuildId guild) {
    Seats& seats = by_guild_[guild];
    own(seats.sessions).push_back(session);
    if (session->is_bot) own(seats.bots).push_back(session);
    seats.version = ++seat_versions_;
}

void Hub::leave_seat(const SessionPtr& session, GuildId guild) {
    const auto at = by_guild_.find(guild);
    if (at == by_guild_.end()) return;
    Seats& seats = at->second;
    std::erase(own(seats.sessions), session);
    if (session->is_bot) std::erase(own(seats.bots), session);
    seats.version = ++seat_versions_;
    if (seats.sessions->empty()) by_guild_.erase(at);
}

void Hub::unseat(const SessionPtr& session) {
    by_id_.erase(session->id);
    erase_one(by_user_, session->user(), session);
    for (const auto& [guild, seen] : session->guilds) leave_seat(session, guild);
    member_lists_.unseat(session);
    watched_members_.unseat(session);
}

// ---- Events ----

void Hub::take(const bus::Batch& batch) {
    ++batch_;
    if (on_their_way_ > 0) kept_.push_back(batch);
    for (const EventPtr& event : *batch) {
        dispatch(*this, *event);
        if (tick_ != 0) member_lists_.note(*event);
    }
    std::erase_if(wishes_, [this](Wish& wish) { return grant(wish); });
}

void Hub::for_each_in(GuildId guild, const std::function<void(const SessionPtr&)>& visit) {
    if (only_) {
        if (only_->guilds.contains(guild)) visit(only_);
        return;
    }
    const auto at = by_guild_.find(guild);
    if (at == by_guild_.end()) return;
    visit_all(at->second.sessions, visit);
}

void Hub::for_each_bot_in(GuildId guild, const std::function<void(const SessionPtr&)>& visit) {
    if (only_) {
        if (only_->is_bot && only_->guilds.contains(guild)) visit(only_);
        return;
    }
    const auto at = by_guild_.find(guild);
    if (at != by_guild_.end()) visit_all(at->second.bots, visit);
}

void Hub::visit_all(std::shared_ptr<const Sessions> sessions, const std::function<void(const SessionPtr&)>& visit) const {
    for (const SessionPtr& session : *sessions) {
        if (session->seen_batch < batch_) visit(session);
    }
}

void Hub::for_each_viewing(const Channel& channel, const std::function<void(const SessionPtr&)>& visit) {
    if (only_) {
        if (only_->guilds.contains(channel.guild_id) && services_.guilds.can_view(channel, only_->user())) visit(only_);
        return;
    }
    const auto seats = by_guild_.find(channel.guild_id);
    if (seats == by_guild_.end()) return;
    if (viewing_.size() > kMostViewings) viewing_.clear();
    Viewing& known = viewing_[channel.id];
    const bool is_old = known.seats_version != seats->second.version || known.sight_version != services_.guilds.sight_version(channel.guild_id);
    if (is_old) known = find_viewing(channel, seats->second);
    visit_all(known.sessions, visit);
}

// The version is asked first: what changes meanwhile makes what was found old.
Hub::Viewing Hub::find_viewing(const Channel& channel, const Seats& seats) const {
    Viewing found{.sight_version = services_.guilds.sight_version(channel.guild_id), .seats_version = seats.version};
    std::vector<UserId> users;
    for (const SessionPtr& session : *seats.sessions) users.push_back(session->user());
    std::ranges::sort(users);
    users.erase(std::ranges::unique(users).begin(), users.end());
    std::vector<UserId> viewers = services_.guilds.viewers_among(channel, users);
    std::ranges::sort(viewers);
    auto sessions = std::make_shared<Sessions>();
    for (const SessionPtr& session : *seats.sessions) {
        if (std::ranges::binary_search(viewers, session->user())) sessions->push_back(session);
    }
    found.sessions = std::move(sessions);
    return found;
}

void Hub::for_each_of(UserId user, const std::function<void(const SessionPtr&)>& visit) {
    if (only_) {
        if (only_->user() == user) visit(only_);
        return;
    }
    const auto at = by_user_.find(user);
    if (at == by_user_.end()) return;
    const Sessions sessions = at->second;
    for (const SessionPtr& session : sessions) {
        if (session->seen_batch < batch_) visit(session);
    }
}

// ---- When another program wrote ----

void Hub::check_logins() {
    must_check_again_ = true;
    if (!std::exchange(is_checking_, true)) loop_.spawn("gateway_check", end_stale(this));
}

Task<> Hub::end_stale(Hub* hub) {
    while (std::exchange(hub->must_check_again_, false)) {
        Sessions all;
        for (const auto& [id, session] : hub->by_id_) all.push_back(session);
        for (const SessionPtr& session : all) {
            const bool is_good = session->login ? co_await hub->services_.common.sessions.is_alive(*session->login)
                                                : co_await hub->services_.applications.is_current(session->user(), session->token_digest);
            if (is_good || !hub->has(session)) continue;
            if (session->socket) session->socket->close(Close::AuthenticationFailed);
            hub->end(session);
        }
    }
    hub->is_checking_ = false;
}

// Who came or went by the other program's hand, and what they see now.
void Hub::check_guilds() {
    Sessions all;
    for (const auto& [id, session] : by_id_) all.push_back(session);
    std::unordered_map<GuildId, SightChange> changes;
    for (const SessionPtr& session : all) {
        const std::vector<GuildId> now = services_.guilds.guilds_of(session->user());
        std::vector<GuildId> left;
        for (const auto& [guild, seen] : session->guilds) {
            if (std::ranges::find(now, guild) == now.end()) left.push_back(guild);
            else changes.try_emplace(guild, *this, guild).first->second.tell(*session);
        }
        for (const GuildId guild : left) tell_left(*this, session, guild);
        for (const GuildId guild : now) {
            if (!session->guilds.contains(guild)) enter_guild(session, guild);
        }
    }
}

// ---- Coming back ----

void Hub::resume(std::shared_ptr<GatewaySocket> socket, const Resume& wanted, UserId user) {
    const auto place = hubs_.find(wanted.session_id);
    if (!place) return socket->invalidate(false);
    if (*place == loop_.index()) {
        const auto at = by_id_.find(wanted.session_id);
        if (at == by_id_.end() || at->second->user() != user) return socket->invalidate(false);
        return attach(at->second, *socket, wanted.sequence);
    }
    ++on_their_way_;
    Hub& there = hubs_.at(*place);
    auto give = [this, socket = std::move(socket), sequence = wanted.sequence](SessionPtr session) {
        loop_.post([this, socket, sequence, session] { adopt(session, socket, sequence); });
    };
    there.loop_.post([&there, wish = Wish{wanted.session_id, user, batch_, std::move(give)}] { there.hand_over(wish); });
}

void Hub::hand_over(Wish wish) {
    if (!grant(wish)) wishes_.push_back(std::move(wish));
}

// What the other loop did not keep must have been told here first.
bool Hub::grant(Wish& wish) {
    if (batch_ < wish.batch) return false;
    const auto at = by_id_.find(wish.id);
    SessionPtr session = at == by_id_.end() || at->second->user() != wish.user ? nullptr : at->second;
    if (session) {
        if (GatewaySocket* old = std::exchange(session->socket, nullptr)) {
            old->detach();
            old->close(Close::UnknownError);
        }
        unseat(session);
        session->seen_batch = batch_;
        session->lost_at = std::chrono::steady_clock::now();
    }
    wish.give(std::move(session));
    return true;
}

void Hub::adopt(const SessionPtr& session, const std::shared_ptr<GatewaySocket>& socket, std::uint64_t sequence) {
    const std::vector<bus::Batch> kept = kept_;
    if (--on_their_way_ == 0) kept_.clear();
    if (!session) return socket->invalidate(false);
    seat(session);
    hubs_.place(session->id, loop_.index());
    const std::uint64_t first = batch_ - kept.size() + 1;
    only_ = session;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (first + i <= session->seen_batch) continue;
        for (const EventPtr& event : *kept[i]) dispatch(*this, *event);
    }
    only_ = nullptr;
    for (const GuildId guild : services_.guilds.guilds_of(session->user())) {
        if (!session->guilds.contains(guild)) enter_guild(session, guild);  // it moved before it was told
    }
    if (by_id_.contains(session->id) && socket->is_open()) attach(session, *socket, sequence);
    else if (socket->is_open()) socket->invalidate(false);
}

void Hub::attach(const SessionPtr& session, GatewaySocket& socket, std::uint64_t sequence) {
    if (GatewaySocket* old = std::exchange(session->socket, nullptr)) {
        old->detach();
        old->close(Close::UnknownError);
        session->lost_at = std::chrono::steady_clock::now();
    }
    if (sequence > session->replay.last()) return socket.close(Close::InvalidSequence);
    if (!session->replay.has_all_after(sequence)) {
        end(session);
        return socket.invalidate(false);
    }
    socket.attach(session);
    session->replay.for_each_after(sequence, [&](std::uint64_t number, const DispatchPtr& one) { socket.send_dispatch(number, *one); });
    session->tell(make_dispatch("RESUMED", R"({"_trace":[]})"));
    socket.release();
}

}  // namespace parley::api::discord::gateway
