// How the cache keeps up with what is committed.
#include "core/guild_cache.h"

#include "base/log.h"

#include <algorithm>
#include <mutex>

namespace parley::core {

void GuildCache::load() {
    GuildStates read = GuildStates::read(store_);
    const std::unique_lock lock(mutex_);
    read.set_here(std::move(all_.here));
    all_ = std::move(read);
    versions_.clear();
    loaded_as_ = ++versions_given_;
}

void GuildCache::come(UserId user) {
    const std::unique_lock lock(mutex_);
    all_.come(user);
}

void GuildCache::go(UserId user) {
    const std::unique_lock lock(mutex_);
    all_.go(user);
}

// ---- When another program wrote ----

void GuildCache::set_on_read_again(std::function<void()> tell) {
    const std::lock_guard lock(telling_);
    on_read_again_ = std::move(tell);
}

void GuildCache::read_again_soon() {
    {
        const std::unique_lock lock(mutex_);
        if (!again_.ask()) return;
    }
    again_.start();
}

namespace {

constexpr int kMostReadings = 3;

// Counts what it takes away, which is wrong where that is gone already.
bool counts_down(const EventPtr& event) {
    const auto* deleted = std::get_if<MessagesDeleted>(event.get());
    return deleted && deleted->channel && deleted->channel->thread;
}

}  // namespace

void GuildCache::read_again() {
    try {
        for (int readings = 1;; ++readings) {
            {
                const std::unique_lock lock(mutex_);
                again_.begin();
            }
            GuildStates read = GuildStates::read(store_);
            if (swap_in(read, readings >= kMostReadings)) break;
        }
    } catch (const std::exception& failure) {
        log::error("guilds.not_read_again reason=\"{}\"", failure.what());
        const std::unique_lock lock(mutex_);
        again_.end();
    }
    const std::lock_guard lock(telling_);
    if (on_read_again_) on_read_again_();
}

// What was told while it was read may be in it or not; told again, it is in it once: what an event says replaces what is
// there. Only where messages were taken from a thread it has to be read once more. What was before goes without the lock.
bool GuildCache::swap_in(GuildStates& read, bool may_be_inexact) {
    const std::unique_lock lock(mutex_);
    if (!may_be_inexact && (again_.is_asked() || std::ranges::any_of(again_.told(), counts_down))) return false;
    read.set_here(std::move(all_.here));
    std::swap(all_, read);
    versions_.clear();
    loaded_as_ = ++versions_given_;
    for (const EventPtr& event : again_.end()) apply(*event);
    return true;
}

// ---- Events ----

namespace {

// What an event makes another one; no guild for all that are none of the cache's.
struct Change {
    GuildId guild;
    bool shape = false, sight = false;
};

Change whole(GuildId guild) { return {.guild = guild, .shape = true, .sight = true}; }
Change of_channel(const Channel& channel, bool sight) { return {.guild = channel.guild_id, .shape = !channel.thread, .sight = !channel.thread && sight}; }

Change change_of(const GuildStates&, const GuildCreated& created) { return whole(created.guild->id); }
Change change_of(const GuildStates&, const GuildUpdated& updated) { return whole(updated.guild->id); }
Change change_of(const GuildStates&, const GuildDeleted& deleted) { return whole(deleted.guild_id); }
Change change_of(const GuildStates&, const RoleSaved& saved) { return whole(saved.role->guild_id); }
Change change_of(const GuildStates&, const RoleDeleted& deleted) { return whole(deleted.guild_id); }
Change change_of(const GuildStates&, const ChannelSaved& saved) { return of_channel(*saved.channel, true); }
Change change_of(const GuildStates&, const ChannelDeleted& deleted) { return of_channel(*deleted.channel, true); }
Change change_of(const GuildStates&, const PinsChanged& changed) { return of_channel(*changed.channel, false); }
Change change_of(const GuildStates&, const EmojisChanged& changed) { return {.guild = changed.guild_id, .shape = true}; }
// Who comes sees with what they bring to a loop, and who goes with what they leave there.
Change change_of(const GuildStates&, const MemberAdded& added) { return {.guild = added.member->guild_id}; }
Change change_of(const GuildStates&, const MemberRemoved& removed) { return {.guild = removed.guild_id}; }
Change change_of(const GuildStates& before, const MemberUpdated& updated) {
    const Member& member = *updated.member;
    const GuildState* guild = before.find(member.guild_id);
    const bool has_same_roles = guild && guild->members.contains(member.user_id) && guild->members.at(member.user_id)->roles == member.roles;
    return {.guild = member.guild_id, .sight = !has_same_roles};
}
Change change_of(const GuildStates&, const ThreadMembersChanged& changed) {
    return {.guild = changed.thread->guild_id, .sight = changed.thread->type == ChannelType::PrivateThread};
}
Change change_of(const GuildStates&, const MessageCreated& created) { return {.guild = created.channel ? created.channel->guild_id : GuildId{}}; }
Change change_of(const GuildStates&, const MessagesDeleted& deleted) {
    return {.guild = deleted.channel && deleted.channel->thread ? deleted.channel->guild_id : GuildId{}};
}
template <class Other>
Change change_of(const GuildStates&, const Other&) { return {}; }

// Most events are none of this cache's, and take no lock.
bool concerns_guilds(const Event& event) {
    static const GuildStates kNone;
    return std::visit([](const auto& what) { return bool(change_of(kNone, what).guild); }, static_cast<const AnyEvent&>(event));
}

}  // namespace

void GuildCache::take(const EventPtr& event) {
    if (std::holds_alternative<StorageChanged>(*event)) return read_again_soon();
    if (!concerns_guilds(*event)) return;
    const std::unique_lock lock(mutex_);
    again_.note(event);
    apply(*event);
}

void GuildCache::apply(const Event& event) {
    std::visit([this](const auto& what) {
        const Change change = change_of(all_, what);
        if constexpr (requires { all_.apply(what); }) all_.apply(what);
        if (!change.shape && !change.sight) return;
        Version now = version(change.guild);
        ++versions_given_;
        if (change.shape) now.shape = versions_given_;
        if (change.sight) now.sight = versions_given_;
        versions_[change.guild] = now;
    }, static_cast<const AnyEvent&>(event));
}

}  // namespace parley::core
