#include "core/threads.h"

#include "core/audit_changes.h"
#include "store/guild_channels.h"
#include "store/message_removal.h"
#include "store/threads.h"

#include <algorithm>
#include <set>

namespace parley::core {
namespace {

bool may_stand_in(ChannelType thread, ChannelType parent) {
    if (parent == ChannelType::GuildText) return thread == ChannelType::PublicThread || thread == ChannelType::PrivateThread;
    if (parent == ChannelType::GuildAnnouncement) return thread == ChannelType::AnnouncementThread;
    return is_forum(parent) && thread == ChannelType::PublicThread;
}

Channel make_thread(const ThreadDraft& draft, const Channel& parent, UserId owner, Time now) {
    return {.id = {}, .type = draft.type, .guild_id = parent.guild_id, .name = draft.name, .parent_id = parent.id, .topic = {},
            .is_nsfw = parent.is_nsfw, .rate_limit = draft.rate_limit, .overwrites = {}, .last_message_id = {}, .last_pin_at = {},
            .thread = ThreadState{.owner_id = owner, .is_invitable = draft.is_invitable, .auto_archive_minutes = draft.auto_archive_minutes,
                                  .archive_changed_at = now, .applied_tags = draft.applied_tags},
            .recipients = {}, .owner_id = owner};
}

}  // namespace

ChannelPtr Threads::require_thread(ChannelId id, UserId user) const {
    ChannelPtr thread = cache_.require_channel(id, user);
    if (!thread->thread) throw Refusal(Code::WrongChannelType);
    return thread;
}

ChannelPtr Threads::require_open(ChannelId id, UserId user) const {
    ChannelPtr thread = require_thread(id, user);
    if (thread->thread->is_archived) throw Refusal(Code::ThreadIsArchived);
    return thread;
}

// ---- Starting ----

void Threads::require_place(const Channel& parent, const ThreadDraft& draft) const {
    if (!may_stand_in(draft.type, parent.type)) throw Refusal(Code::WrongChannelType);
    if (draft.from && cache_.find_channel({draft.from->value})) throw Refusal(Code::ThreadExists);
    if (cache_.active_thread_count(parent.guild_id) < kMostActiveThreads) return;
    throw Refusal(draft.type == ChannelType::AnnouncementThread ? Code::TooManyAnnouncementThreads : Code::TooManyThreads);
}

// A post in a forum is a message that opens a thread.
void Threads::require_permission(UserId actor, const Channel& parent, const ThreadDraft& draft) const {
    const Permission needed = is_forum(parent.type)                      ? Permission::SendMessages
                              : draft.type == ChannelType::PrivateThread ? Permission::CreatePrivateThreads
                                                                         : Permission::CreatePublicThreads;
    cache_.require_in(parent, actor, needed);
}

Task<ChannelPtr> Threads::start(Actor actor, ThreadDraft draft) {
    const auto turn = co_await turns_.take(cache_.require_channel(draft.parent_id, actor)->guild_id.value);
    const ChannelPtr parent = cache_.require_channel(draft.parent_id, actor);
    require_place(*parent, draft);
    require_permission(actor, *parent, draft);
    co_await directory_.find(actor.id);  // whoever is told of them needs their profile at hand
    co_return co_await write(std::move(draft), parent, actor, Starter::Account);
}

Task<ChannelPtr> Threads::start(WebhookId webhook, ThreadDraft draft) {
    const ChannelPtr parent = cache_.find_channel(draft.parent_id);
    if (!parent) throw Refusal(Code::UnknownChannel);
    const auto turn = co_await turns_.take(parent->guild_id.value);
    require_place(*parent, draft);
    co_return co_await write(std::move(draft), parent, UserId{webhook.value}, Starter::Webhook);
}

Task<ChannelPtr> Threads::write(ThreadDraft draft, ChannelPtr parent, Actor owner, Starter starter) {
    co_return co_await store_.write([&](store::Unit& unit) {
        const Time now = clock_.now();
        Channel thread = make_thread(draft, *parent, owner, now);
        thread.id = draft.from ? ChannelId{draft.from->value} : unit.next_id<ChannelId>();
        unit.add(store::threads::insert(thread));
        const ThreadMember first{.thread_id = thread.id, .user_id = owner.id, .joined_at = now};
        if (starter == Starter::Account) unit.add(store::threads::add_member(first));
        thread.thread->member_count = starter == Starter::Account ? 1 : 0;
        ChannelPtr made = std::make_shared<const Channel>(std::move(thread));
        unit.tell(ChannelSaved{.channel = made, .is_new = true});
        entry_of(AuditAction::ThreadCreate, nullptr, made.get()).log(unit, owner);
        if (starter == Starter::Account) {
            unit.tell(ThreadMembersChanged{.thread = made, .added = {first}, .removed = {}, .member_count = 1});
        }
        return made;
    });
}

// ---- Changing ----

void Threads::require_change(UserId actor, const Channel& thread, const ThreadChange& change) const {
    const ThreadState& state = *thread.thread;
    if (state.is_archived && change.is_archived != false) throw Refusal(Code::ThreadIsArchived);
    const Permissions held = cache_.permissions_in(thread, actor);
    if (held.has(Permission::ManageThreads)) return;
    const bool is_for_managers = change.is_locked || change.rate_limit || change.is_pinned || change.needs_manager || state.is_locked;
    const bool is_more_than_open = change.name || change.is_invitable || change.auto_archive_minutes || change.applied_tags || change.is_archived != false;
    const bool may = !is_for_managers && (is_more_than_open ? state.owner_id == actor : held.has(Permission::SendMessages));
    if (!may) throw Refusal(Code::MissingPermissions);
}

void Threads::require_free_pin(const Channel& thread) const {
    for (const ChannelPtr& other : cache_.active_threads(thread.guild_id)) {
        const bool is_pinned_here = other->id != thread.id && other->parent_id == thread.parent_id && (other->flags & kPinnedInForum) != 0;
        if (is_pinned_here) throw Refusal(Code::TooManyPinnedThreads);
    }
}

namespace {

// A post that is archived stands on top no longer.
void apply(Channel& thread, const ThreadChange& change, Time now) {
    ThreadState& state = *thread.thread;
    if (change.name) thread.name = *change.name;
    if (change.rate_limit) thread.rate_limit = *change.rate_limit;
    if (change.is_pinned) thread.flags = *change.is_pinned ? thread.flags | kPinnedInForum : thread.flags & ~kPinnedInForum;
    if (change.is_locked) state.is_locked = *change.is_locked;
    if (change.is_invitable && thread.type == ChannelType::PrivateThread) state.is_invitable = *change.is_invitable;
    if (change.auto_archive_minutes) state.auto_archive_minutes = *change.auto_archive_minutes;
    if (change.applied_tags) state.applied_tags = *change.applied_tags;
    if (!change.is_archived || *change.is_archived == state.is_archived) return;
    state.is_archived = *change.is_archived;
    state.archive_changed_at = now;
    if (state.is_archived) thread.flags &= ~kPinnedInForum;
}

}  // namespace

Task<ChannelPtr> Threads::change(Actor actor, ChannelId id, ThreadChange change) {
    const auto turn = co_await turns_.take(require_thread(id, actor)->guild_id.value);
    const ChannelPtr before = require_thread(id, actor);
    Channel after = *before;
    apply(after, change, clock_.now());
    if (after == *before) co_return before;
    require_change(actor, *before, change);
    if (change.is_pinned == true) require_free_pin(*before);
    co_return co_await store_.write([&](store::Unit& unit) {
        unit.add(store::threads::update(after));
        ChannelPtr saved = std::make_shared<const Channel>(std::move(after));
        unit.tell(ChannelSaved{.channel = saved});
        entry_of(AuditAction::ThreadUpdate, before.get(), saved.get()).log(unit, actor);
        return saved;
    });
}

Task<ChannelPtr> Threads::erase(Actor actor, ChannelId id) {
    const auto turn = co_await turns_.take(require_thread(id, actor)->guild_id.value);
    const ChannelPtr thread = require_thread(id, actor);
    cache_.require_in(*thread, actor, Permission::ManageThreads);
    // Whoever is told of its end needs to know who was in it, which nobody is by then.
    Channel gone = *thread;
    for (const ThreadMember& one : cache_.thread_members(id)) gone.recipients.push_back(one.user_id);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::message_removal::of_channel(id));
        unit.add(store::guild_channels::erase(id));
        entry_of(AuditAction::ThreadDelete, thread.get(), nullptr).log(unit, actor);
        unit.tell(ChannelDeleted{.channel = std::make_shared<const Channel>(std::move(gone))});
    });
    co_return thread;
}

// ---- Members ----

Task<> Threads::put(ChannelPtr thread, UserId user) {
    if (cache_.find_thread_member(thread->id, user)) co_return;
    const std::size_t there = cache_.thread_members(thread->id).size();
    if (there >= kMostThreadMembers) throw Refusal(Code::TooManyThreadMembers);
    co_await directory_.find(user);
    const ThreadMember member{.thread_id = thread->id, .user_id = user, .joined_at = clock_.now()};
    const int count = static_cast<int>(there) + 1;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::threads::add_member(member));
        unit.tell(ThreadMembersChanged{.thread = thread, .added = {member}, .removed = {}, .member_count = count});
    });
}

Task<> Threads::take(ChannelPtr thread, UserId user) {
    if (!cache_.find_thread_member(thread->id, user)) co_return;
    const int count = static_cast<int>(cache_.thread_member_count(thread->id)) - 1;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::threads::remove_member(thread->id, user));
        unit.tell(ThreadMembersChanged{.thread = thread, .added = {}, .removed = {user}, .member_count = count});
    });
}

Task<> Threads::join(UserId actor, ChannelId id) {
    const auto turn = co_await turns_.take(require_open(id, actor)->guild_id.value);
    co_await put(require_open(id, actor), actor);
}

Task<> Threads::leave(UserId actor, ChannelId id) {
    const auto turn = co_await turns_.take(require_open(id, actor)->guild_id.value);
    co_await take(require_open(id, actor), actor);
}

Task<> Threads::add(UserId actor, ChannelId id, UserId target) {
    const auto turn = co_await turns_.take(require_open(id, actor)->guild_id.value);
    const ChannelPtr thread = require_open(id, actor);
    const Permissions held = cache_.permissions_in(*thread, actor);
    const bool may_invite = thread->thread->is_invitable || thread->thread->owner_id == actor || held.has(Permission::ManageThreads);
    if (!held.has(Permission::SendMessages) || !may_invite) throw Refusal(Code::MissingPermissions);
    cache_.require_member(thread->guild_id, target);
    const ChannelPtr parent = cache_.find_channel(thread->parent_id.value_or(ChannelId{}));
    if (!parent || !cache_.can_view(*parent, target)) throw Refusal(Code::UnknownMember);
    co_await put(thread, target);
}

Task<> Threads::remove(UserId actor, ChannelId id, UserId target) {
    const auto turn = co_await turns_.take(require_open(id, actor)->guild_id.value);
    const ChannelPtr thread = require_open(id, actor);
    const bool is_theirs = thread->type == ChannelType::PrivateThread && thread->thread->owner_id == actor;
    if (!is_theirs) cache_.require_in(*thread, actor, Permission::ManageThreads);
    co_await take(thread, target);
}

// ---- Listings ----

std::vector<ChannelPtr> Threads::active(GuildId guild, UserId viewer) const {
    std::vector<ChannelPtr> threads = cache_.active_threads(guild);
    std::erase_if(threads, [&](const ChannelPtr& one) { return !cache_.can_view(*one, viewer); });
    return threads;
}

Threads::Page Threads::archived(UserId actor, ChannelId parent, Archive which, std::optional<Time> before, std::optional<ChannelId> before_id,
                                std::size_t limit) const {
    const ChannelPtr channel = cache_.require_channel(parent, actor);
    cache_.require_in(*channel, actor, Permission::ReadMessageHistory);
    if (which == Archive::Private) cache_.require_in(*channel, actor, Permission::ManageThreads);
    Page page{.threads = cache_.threads(channel->guild_id)};
    std::erase_if(page.threads, [&](const ChannelPtr& one) {
        const bool is_wanted = one->parent_id == parent && one->thread->is_archived && (one->type == ChannelType::PrivateThread) == (which != Archive::Public);
        if (!is_wanted || (before && one->thread->archive_changed_at >= *before) || (before_id && one->id >= *before_id)) return true;
        return which == Archive::JoinedPrivate && !cache_.find_thread_member(one->id, actor);
    });
    std::ranges::sort(page.threads, std::greater{}, [&](const ChannelPtr& one) {
        return std::pair(which == Archive::JoinedPrivate ? Time{} : one->thread->archive_changed_at, one->id);
    });
    page.has_more = page.threads.size() > limit;
    if (page.has_more) page.threads.resize(limit);
    return page;
}

// ---- Silence ----

Task<> Threads::archive_silent() {
    std::set<GuildId> guilds;
    for (const ChannelPtr& thread : cache_.silent_threads(clock_.now())) guilds.insert(thread->guild_id);
    for (const GuildId guild : guilds) co_await archive_silent(guild);
}

// Looked up again when the turn has come: somebody may have written meanwhile.
Task<> Threads::archive_silent(GuildId guild) {
    const auto turn = co_await turns_.take(guild.value);
    const Time now = clock_.now();
    std::vector<ChannelPtr> silent = cache_.silent_threads(now);
    std::erase_if(silent, [&](const ChannelPtr& one) { return one->guild_id != guild; });
    if (silent.empty()) co_return;
    co_await store_.write([&](store::Unit& unit) {
        for (const ChannelPtr& thread : silent) {
            Channel archived = *thread;
            apply(archived, {.is_archived = true}, now);
            unit.add(store::threads::update(archived));
            unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(archived))});
        }
    });
}

Task<> Threads::erase_strays() {
    co_await store_.write([](store::Unit& unit) { unit.add(store::threads::erase_strays()); });
}

}  // namespace parley::core
