// api/discord/gateway/hub.h -- The sessions of one loop, by person and by guild, and what they are told of. Only that loop
// touches it; the bus posts its batches to the loop.
//
// A session lives on one loop. When its client comes back on another one, the session moves there: the new hub keeps the
// batches that it takes from then on, the old one hands the session over as soon as it has taken all that came before,
// and the new one tells the session what it had not seen. Every hub counts the same batches alike, so nothing is lost or
// told twice.
#pragma once
#include "api/discord/gateway/guild_texts.h"
#include "api/discord/gateway/member_lists.h"
#include "api/discord/gateway/session.h"
#include "api/discord/gateway/watched_members.h"
#include "api/discord/services.h"
#include "bus/local_bus.h"
#include "net/loop.h"

#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace parley::api::discord::gateway {

class Hubs;

inline constexpr std::size_t kMostSessions = 100;  // of one person on one loop; the oldest makes way

class Hub {
public:
    Hub(net::Loop& loop, bus::LocalBus& bus, Services& services, Hubs& hubs);
    ~Hub();

    net::Loop& loop() { return loop_; }
    Services& services() { return services_; }
    Hubs& hubs() { return hubs_; }
    MemberLists& member_lists() { return member_lists_; }
    WatchedMembers& watched_members() { return watched_members_; }
    GuildTexts& guild_texts() { return guild_texts_; }
    std::string& scratch() { return scratch_; }  // for one packed message

    void add(GatewaySocket& socket);
    void remove(GatewaySocket& socket);

    // Whoever waited asks whether the session still lives on this loop.
    bool has(const SessionPtr& session) const { return by_id_.contains(session->id); }
    // READY and the guilds are told; from here on it hears events.
    void open(SessionPtr session, const std::string& ready);
    void enter_guild(const SessionPtr& session, GuildId guild);  // tells GUILD_CREATE
    void lose_connection(const SessionPtr& session);
    void end(const SessionPtr& session);
    void show(const SessionPtr& session);  // how they want to be seen, to all whom it concerns
    // Another program wrote: accounts may be disabled, tokens be others. Asks for each session that is here.
    void check_logins();
    // And guilds may be others, once they are read again.
    void check_guilds();

    // Finds the session here or on another loop and attaches the socket, or tells it that there is none.
    void resume(std::shared_ptr<GatewaySocket> socket, const Resume& resume, UserId user);

    // For the dispatches, see dispatches.h: all that live here, or the one that is catching up.
    bool hears(const SessionPtr& session) const { return only_ ? session == only_ : session->seen_batch < batch_; }
    void for_each_in(GuildId guild, const std::function<void(const SessionPtr&)>& visit);
    void for_each_bot_in(GuildId guild, const std::function<void(const SessionPtr&)>& visit);
    // Those who may view the channel of a guild. Worked out once, and again when roles or overwrites changed or somebody came.
    void for_each_viewing(const Channel& channel, const std::function<void(const SessionPtr&)>& visit);
    void for_each_of(UserId user, const std::function<void(const SessionPtr&)>& visit);
    void leave_guild(const SessionPtr& session, GuildId guild);

private:
    using Sessions = std::vector<SessionPtr>;
    // Shared with whoever walks over it: telling one session may take it off the list.
    struct Seats {
        std::shared_ptr<Sessions> sessions = std::make_shared<Sessions>();
        std::shared_ptr<Sessions> bots = std::make_shared<Sessions>();  // those of them that are
        std::uint64_t version = 0;                                     // another one whenever the list is
    };
    struct Viewing {
        std::uint64_t sight_version = 0, seats_version = 0;
        std::shared_ptr<const Sessions> sessions;
    };
    struct Wish {  // of another loop's hub
        std::string id;
        UserId user;
        std::uint64_t batch;
        std::function<void(SessionPtr)> give;
    };
    void take(const bus::Batch& batch);
    void visit_all(std::shared_ptr<const Sessions> sessions, const std::function<void(const SessionPtr&)>& visit) const;
    void seat(const SessionPtr& session);
    void take_seat(const SessionPtr& session, GuildId guild);
    void leave_seat(const SessionPtr& session, GuildId guild);
    Viewing find_viewing(const Channel& channel, const Seats& seats) const;
    void unseat(const SessionPtr& session);
    void hand_over(Wish wish);
    bool grant(Wish& wish);
    void adopt(const SessionPtr& session, const std::shared_ptr<GatewaySocket>& socket, std::uint64_t sequence);
    void attach(const SessionPtr& session, GatewaySocket& socket, std::uint64_t sequence);
    void tick(std::chrono::steady_clock::time_point now);
    static Task<> bring_in(Hub* hub, SessionPtr session, GuildId guild);
    static Task<> announce(Hub* hub, Profile profile, bool is_here);
    static Task<> end_stale(Hub* hub);

    net::Loop& loop_;
    Services& services_;
    Hubs& hubs_;
    std::unordered_map<std::string, SessionPtr> by_id_;
    std::unordered_map<UserId, Sessions> by_user_;
    std::unordered_map<GuildId, Seats> by_guild_;
    std::uint64_t seat_versions_ = 0;
    std::unordered_map<ChannelId, Viewing> viewing_;
    std::vector<GatewaySocket*> sockets_;
    SessionPtr only_;               // while a session that moved here catches up
    std::uint64_t batch_ = 0;       // batches taken
    std::vector<bus::Batch> kept_;  // the newest ones, while a session is on its way
    int on_their_way_ = 0;
    std::vector<Wish> wishes_;
    std::string scratch_;
    MemberLists member_lists_{*this};
    WatchedMembers watched_members_{*this};
    GuildTexts guild_texts_{services_.guilds};
    bool is_checking_ = false, must_check_again_ = false;
    int tick_ = 0, ticks_ = 0;
};

// One a loop, and what they share: where each session lives, and how people want to be seen. Any thread for these.
class Hubs {
public:
    Hubs(net::Loops& loops, bus::LocalBus& bus, Services& services);
    ~Hubs();
    Hub& of(const net::Loop& loop) { return *hubs_[static_cast<std::size_t>(loop.index())]; }
    Hub& at(int index) { return *hubs_[static_cast<std::size_t>(index)]; }
    bus::LocalBus& bus() { return bus_; }
    template <class Visit>
    void for_each(Visit visit) {
        for (const auto& hub : hubs_) visit(*hub);
    }

    void place(const std::string& session, int loop);
    void forget(const std::string& session);
    std::optional<int> find(const std::string& session) const;

    // Everyone who shares a guild with them is told, as far as presence_dispatches.h says.
    void show(const ProfilePtr& profile, Appearance appearance);
    void hide(const ProfilePtr& profile);
    // People who are here through the simple API alone have never said how they want to be seen.
    Appearance appearance(UserId user, bool is_online) const;

private:
    bus::LocalBus& bus_;
    Services& services_;
    mutable std::mutex mutex_;  // guards the two below
    std::unordered_map<std::string, int> places_;
    std::unordered_map<UserId, Appearance> appearances_;
    std::vector<std::unique_ptr<Hub>> hubs_;
};

}  // namespace parley::api::discord::gateway
