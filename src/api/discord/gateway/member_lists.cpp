#include "api/discord/gateway/member_lists.h"

#include "api/discord/gateway/hub.h"
#include "api/discord/wire/user.h"

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

using Windows = std::vector<std::vector<ListItem>>;

void write_range(JsonWriter& json, ListRange range) {
    json.key("range").array([&] { json.value(range.first).value(range.last); });
}

template <class Fill>
DispatchPtr make_update(GuildId guild, const std::string& list_id, const std::string& counts, Fill write_ops) {
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "guild_id", guild).field("id", list_id);
        json.raw(counts).key("ops").array([&] { write_ops(json); });
    });
    return make_dispatch("GUILD_MEMBER_LIST_UPDATE", json.text());
}

// The range lies in the window.
void write_sync(JsonWriter& json, ListRange range, ListRange window, const std::vector<ListItem>& items) {
    json.object([&] {
        json.field("op", "SYNC");
        write_range(json, range);
        json.key("items").array([&] {
            for (std::size_t i = range.first - window.first; i <= range.last - window.first && i < items.size(); ++i) json.raw(items[i].text);
        });
    });
}

void write_step(JsonWriter& json, const ListStep& step) {
    constexpr const char* kNames[] = {"INSERT", "UPDATE", "DELETE"};
    json.object([&] {
        json.field("op", kNames[static_cast<int>(step.what)]).field("index", step.index);
        if (step.what != ListStep::What::Delete) json.key("item").raw(step.item);
    });
}

void write_whole(JsonWriter& json, const std::vector<ListRange>& ranges, const std::vector<ListRange>& windows, const Windows& items) {
    for (const ListRange range : ranges) {
        std::size_t at = 0;
        while (windows[at].last < range.first) ++at;
        write_sync(json, range, windows[at], items[at]);
    }
}

// Nothing when all is to be told whole: when there is much that is new, when a window grew or shrank, which moves those behind
// it, or when one begins to be filled where the client may have nothing.
std::optional<std::vector<std::vector<ListStep>>> steps_between(const Windows& before, const Windows& now, const std::vector<ListRange>& windows) {
    std::vector<std::vector<ListStep>> all(windows.size());
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (i + 1 < windows.size() && before[i].size() != now[i].size()) return std::nullopt;
        if (before[i].empty() && !now[i].empty()) return std::nullopt;
        if (now[i].empty()) continue;
        auto steps = list_steps(before[i], now[i], windows[i].first);
        if (!steps) return std::nullopt;
        all[i] = std::move(*steps);
    }
    return all;
}

void write_steps(JsonWriter& json, const std::vector<std::vector<ListStep>>& steps, const Windows& before, const Windows& now, const std::vector<ListRange>& windows) {
    for (std::size_t i = 0; i < windows.size(); ++i) {
        for (const ListStep& step : steps[i]) write_step(json, step);
        if (!now[i].empty() || before[i].empty()) continue;
        json.object([&] {
            json.field("op", "INVALIDATE");
            write_range(json, windows[i]);
        });
    }
}

}  // namespace

// ---- Who looks at what ----

std::vector<MemberLists::Place> MemberLists::places_of(const SessionPtr& session, GuildId guild, std::map<std::string, ChannelId>& channels) {
    std::vector<Place> places;
    const auto looked = session->member_lists.find(guild);
    const auto in = session->guilds.find(guild);
    if (looked == session->member_lists.end() || in == session->guilds.end()) return places;
    const SeenChannels seen = hub_.guild_texts().seen_by(guild, session->user());
    for (const MemberListRequest::Part& part : looked->second) {
        const ChannelPtr channel = hub_.services().guilds.find_channel(ChannelId{part.channel_id});
        if (!channel || channel->guild_id != guild || !sees(seen, channel->id)) continue;
        Place place{member_list_id(hub_, *channel), tidy(part.ranges)};
        channels.emplace(place.first, channel->id);
        if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
    }
    return places;
}

void MemberLists::put(Guild& guild, GuildId id, const SessionPtr& session) {
    std::map<std::string, ChannelId> channels;
    for (auto& [list_id, ranges] : places_of(session, id, channels)) {
        List& list = guild.lists[list_id];
        list.channel = channels.at(list_id);
        list.views[ranges].newcomers.push_back(session);
    }
}

void MemberLists::take_out(Guild& guild, const SessionPtr& session) {
    for (auto& [list_id, list] : guild.lists) {
        for (auto& [ranges, view] : list.views) {
            std::erase(view.sessions, session);
            std::erase(view.newcomers, session);
        }
        std::erase_if(list.views, [](const auto& entry) { return entry.second.sessions.empty() && entry.second.newcomers.empty(); });
    }
    std::erase_if(guild.lists, [](const auto& entry) { return entry.second.views.empty(); });
}

// Who has a place already and keeps it needs nothing anew; who lost the channel from sight hears no more of its list.
void MemberLists::put_all_anew(Guild& guild, GuildId id) {
    guild.sight_version = hub_.services().guilds.sight_version(id);
    std::map<std::string, ChannelId> channels;
    std::map<Place, std::unordered_set<const Session*>> had;
    for (auto& [list_id, list] : guild.lists) {
        for (auto& [ranges, view] : list.views) {
            auto& those = had[{list_id, ranges}];
            for (const SessionPtr& session : view.sessions) those.insert(session.get());
            view.sessions.clear();
            view.newcomers.clear();
        }
    }
    for (const SessionPtr& session : guild.watchers) {
        for (const Place& place : places_of(session, id, channels)) {
            View& view = guild.lists[place.first].views[place.second];
            const auto before = had.find(place);
            const bool has_it = before != had.end() && before->second.contains(session.get());
            (has_it ? view.sessions : view.newcomers).push_back(session);
        }
    }
    for (auto& [list_id, list] : guild.lists) {
        std::erase_if(list.views, [](const auto& entry) { return entry.second.sessions.empty() && entry.second.newcomers.empty(); });
        if (const auto at = channels.find(list_id); at != channels.end()) list.channel = at->second;
    }
    std::erase_if(guild.lists, [](const auto& entry) { return entry.second.views.empty(); });
}

void MemberLists::look(const SessionPtr& session, GuildId id, std::vector<MemberListRequest::Part> parts) {
    session->member_lists[id] = std::move(parts);
    Guild& guild = guilds_[id];
    take_out(guild, session);
    if (std::ranges::find(guild.watchers, session) == guild.watchers.end()) guild.watchers.push_back(session);
    put(guild, id, session);
    const bool is_known = guild.sight_version == hub_.services().guilds.sight_version(id) && std::ranges::all_of(guild.lists, [](const auto& entry) { return entry.second.now.has_value(); });
    if (!is_known) return begin_refresh(id);
    Letters letters;
    for (auto& [list_id, list] : guild.lists) {
        for (auto& [ranges, view] : list.views) welcome({list_id, ranges}, id, *list.now, view, letters);
    }
    send(letters);
}

void MemberLists::leave(const SessionPtr& session, GuildId id) {
    session->member_lists.erase(id);
    const auto at = guilds_.find(id);
    if (at == guilds_.end()) return;
    take_out(at->second, session);
    std::erase(at->second.watchers, session);
    if (at->second.watchers.empty()) guilds_.erase(at);
}

void MemberLists::seat(const SessionPtr& session) {
    for (const auto& [id, parts] : session->member_lists) {
        guilds_[id].watchers.push_back(session);
        put(guilds_[id], id, session);
        changed_.insert(id);
    }
}

void MemberLists::unseat(const SessionPtr& session) {
    for (const auto& [id, parts] : session->member_lists) {
        const auto at = guilds_.find(id);
        if (at == guilds_.end()) continue;
        take_out(at->second, session);
        std::erase(at->second.watchers, session);
        if (at->second.watchers.empty()) guilds_.erase(at);
    }
}

void MemberLists::for_each_seeing(GuildId id, UserId user, const std::function<void(const SessionPtr&)>& visit) const {
    const auto at = guilds_.find(id);
    if (at == guilds_.end()) return;
    std::unordered_set<SessionPtr> seeing;  // in several lists perhaps
    for (const auto& [list_id, list] : at->second.lists) {
        for (const auto& [ranges, view] : list.views) {
            const bool holds = std::ranges::any_of(view.windows, [&](const auto& items) { return std::ranges::find(items, user.value, &ListItem::key) != items.end(); });
            if (holds) seeing.insert(view.sessions.begin(), view.sessions.end());
        }
    }
    for (const SessionPtr& session : seeing) visit(session);
}

// ---- What they are told ----

void MemberLists::send(const Letters& letters) {
    for (const auto& [session, dispatch] : letters) session->tell(dispatch);
}

void MemberLists::welcome(const Place& place, GuildId id, const MemberList& now, View& view, Letters& letters) {
    if (view.newcomers.empty()) return;
    const auto& [list_id, ranges] = place;
    const Ranges windows = joined(ranges);
    if (!view.is_made) {
        view.is_made = true;
        view.counts = counts_of(now);
        for (const ListRange window : windows) view.windows.push_back(rows_of(hub_, now, window));
    }
    if (!view.whole) {
        view.whole = make_update(id, list_id, view.counts, [&](JsonWriter& json) { write_whole(json, ranges, windows, view.windows); });
    }
    for (SessionPtr& session : std::exchange(view.newcomers, {})) {
        letters.emplace_back(session, view.whole);
        view.sessions.push_back(std::move(session));
    }
}

void MemberLists::tell_changes(const Place& place, GuildId id, const MemberList& list, View& view, Letters& letters) {
    if (!view.is_made) return;
    const auto& [list_id, ranges] = place;
    const Ranges windows = joined(ranges);
    Windows now;
    for (const ListRange window : windows) now.push_back(rows_of(hub_, list, window));
    const std::string counts = counts_of(list);
    if (now == view.windows && counts == view.counts) return;

    const auto steps = steps_between(view.windows, now, windows);
    const DispatchPtr update = make_update(id, list_id, counts, [&](JsonWriter& json) {
        if (steps) write_steps(json, *steps, view.windows, now, windows);
        else write_whole(json, ranges, windows, now);
    });
    view.windows = std::move(now);
    view.counts = counts;
    view.whole = nullptr;
    for (const SessionPtr& session : view.sessions) letters.emplace_back(session, update);
}

// ---- When ----

void MemberLists::begin_refresh(GuildId id) {
    const auto at = guilds_.find(id);
    if (at == guilds_.end()) return;
    if (std::exchange(at->second.is_refreshing, true)) {
        changed_.insert(id);  // at the next tick
        return;
    }
    hub_.loop().spawn("gateway_list", refresh(id));
}

MemberLists::Guild* MemberLists::find(GuildId id) {
    const auto at = guilds_.find(id);
    return at == guilds_.end() ? nullptr : &at->second;
}

// What is found is looked up again after each wait: sessions and lists come and go meanwhile.
Task<> MemberLists::refresh(GuildId id) {
    struct Ending {
        MemberLists& lists;
        GuildId id;
        ~Ending() {
            if (Guild* guild = lists.find(id)) guild->is_refreshing = false;
        }
    } ending{*this, id};
    std::vector<std::string> names;
    if (Guild* guild = find(id)) {
        if (guild->sight_version != hub_.services().guilds.sight_version(id)) put_all_anew(*guild, id);
        for (const auto& [list_id, list] : guild->lists) names.push_back(list_id);
    }
    for (std::string& name : names) co_await refresh(id, std::move(name));
}

// Places are given anew before anything is told, so that nobody hears of a channel that is not theirs any more.
Task<> MemberLists::refresh(GuildId id, std::string list_id) {
    Guild* guild = find(id);
    if (!guild || !guild->lists.contains(list_id)) co_return;
    const ChannelPtr channel = hub_.services().guilds.find_channel(guild->lists.at(list_id).channel);
    if (!channel) co_return;
    MemberList now = co_await read_member_list(&hub_, channel);
    guild = find(id);
    if (!guild) co_return;
    if (guild->sight_version != hub_.services().guilds.sight_version(id)) put_all_anew(*guild, id);
    const auto at = guild->lists.find(list_id);
    if (at == guild->lists.end()) co_return;
    Letters letters;
    for (auto& [ranges, view] : at->second.views) {
        tell_changes({list_id, ranges}, id, now, view, letters);
        welcome({list_id, ranges}, id, now, view, letters);
    }
    at->second.now = std::move(now);
    send(letters);
}

void MemberLists::note(const Event& event) {
    const auto& any = static_cast<const AnyEvent&>(event);
    if (const auto* one = std::get_if<MemberAdded>(&any)) changed_.insert(one->member->guild_id);
    if (const auto* one = std::get_if<MemberUpdated>(&any)) changed_.insert(one->member->guild_id);
    if (const auto* one = std::get_if<MemberRemoved>(&any)) changed_.insert(one->guild_id);
    if (const auto* one = std::get_if<RoleSaved>(&any)) changed_.insert(one->role->guild_id);
    if (const auto* one = std::get_if<RoleDeleted>(&any)) changed_.insert(one->guild_id);
    if (const auto* one = std::get_if<ChannelSaved>(&any)) changed_.insert(one->channel->guild_id);
    UserId user;
    if (const auto* one = std::get_if<AppearanceChanged>(&any)) user = one->user_id;
    if (const auto* one = std::get_if<ProfileChanged>(&any)) user = one->profile.id;
    if (const auto* one = std::get_if<PresenceChanged>(&any)) user = one->profile.id;
    if (!user || guilds_.empty()) return;
    for (const GuildId guild : hub_.services().guilds.guilds_of(user)) changed_.insert(guild);
}

void MemberLists::tick() {
    for (const GuildId guild : std::exchange(changed_, {})) begin_refresh(guild);
}

}  // namespace parley::api::discord::gateway
