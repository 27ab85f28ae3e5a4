// core/threads.h -- Conversations that branch off a guild's channel: starting, changing, joining, and their silence.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostActiveThreads = 1'000;  // of one guild
inline constexpr std::size_t kMostThreadMembers = 1'000;
inline constexpr std::size_t kLongestThreadName = 100;    // characters
inline constexpr int kPinnedInForum = 1 << 1;             // Channel::flags of a post that stands on top
inline constexpr int kRequiresTag = 1 << 4;               // Channel::flags of a forum

struct ThreadDraft {
    ChannelId parent_id;
    ChannelType type = ChannelType::PublicThread;
    std::string name;
    bool is_invitable = true;
    int auto_archive_minutes = 4'320;
    std::chrono::seconds rate_limit{0};
    std::string applied_tags = "[]";  // JSON array of ids as texts, checked
    std::optional<MessageId> from;    // the message that it starts from, whose id it then bears
};

// What is to be another way; nothing stays as it is.
struct ThreadChange {
    std::optional<std::string> name;
    std::optional<bool> is_archived, is_locked, is_invitable;
    std::optional<int> auto_archive_minutes;
    std::optional<std::chrono::seconds> rate_limit;
    std::optional<bool> is_pinned;  // a forum's post
    std::optional<std::string> applied_tags;
    bool needs_manager = false;     // beyond what the rules here say: moderated tags
};

class Threads {
public:
    Threads(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    // Who starts it is in it. Its messages are somebody else's to write: see core/thread_starts. Refused with UnknownChannel,
    // MissingAccess, MissingPermissions, WrongChannelType where no such threads can be, ThreadExists, or TooManyThreads (of
    // announcements: TooManyAnnouncementThreads) beyond 1,000 active ones.
    Task<ChannelPtr> start(Actor actor, ThreadDraft draft);
    // The same for a webhook, which needs no permission and takes part in nothing.
    Task<ChannelPtr> start(WebhookId webhook, ThreadDraft draft);

    // Its owner changes name, archive, silence, invitations and tags, unless it is locked; those who may manage threads all
    // of it; and who may write in it opens it again. Refused with WrongChannelType for no thread, MissingPermissions,
    // ThreadIsArchived unless the change opens it, or TooManyPinnedThreads for a second pinned post of a forum.
    Task<ChannelPtr> change(Actor actor, ChannelId thread, ThreadChange change);
    // With its messages. Refused with MissingPermissions unless the actor may manage threads.
    Task<ChannelPtr> erase(Actor actor, ChannelId thread);

    // Coming twice, or leaving without having been there, changes nothing. Refused with ThreadIsArchived, or TooManyThreadMembers.
    Task<> join(UserId actor, ChannelId thread);
    Task<> leave(UserId actor, ChannelId thread);
    // Refused with UnknownMember for somebody who could not see the thread's channel, or with MissingPermissions: who may
    // write in a thread may bring others, to a private one only if it is invitable or theirs.
    Task<> add(UserId actor, ChannelId thread, UserId target);
    // Refused with MissingPermissions unless the actor may manage threads or owns the private thread.
    Task<> remove(UserId actor, ChannelId thread, UserId target);

    // What of a guild's threads somebody sees: all that are not archived.
    std::vector<ChannelPtr> active(GuildId guild, UserId viewer) const;

    struct Page {
        std::vector<ChannelPtr> threads;
        bool has_more = false;
    };
    enum class Archive { Public, Private, JoinedPrivate };
    // The channel's archived threads that began to be so before that moment, the latest first; of JoinedPrivate by id,
    // those below `before_id`. Refused with MissingPermissions without ReadMessageHistory, and for Private ManageThreads.
    Page archived(UserId actor, ChannelId parent, Archive which, std::optional<Time> before, std::optional<ChannelId> before_id,
                  std::size_t limit) const;

    // Archives what nobody wrote to for as long as each thread waits.
    Task<> archive_silent();
    // Rows of people who left their guild.
    Task<> erase_strays();

private:
    ChannelPtr require_thread(ChannelId id, UserId user) const;
    ChannelPtr require_open(ChannelId id, UserId user) const;
    enum class Starter { Account, Webhook };
    void require_permission(UserId actor, const Channel& parent, const ThreadDraft& draft) const;
    void require_place(const Channel& parent, const ThreadDraft& draft) const;
    Task<ChannelPtr> write(ThreadDraft draft, ChannelPtr parent, Actor owner, Starter starter);
    void require_change(UserId actor, const Channel& thread, const ThreadChange& change) const;
    void require_free_pin(const Channel& thread) const;
    Task<> put(ChannelPtr thread, UserId user);
    Task<> take(ChannelPtr thread, UserId user);
    Task<> archive_silent(GuildId guild);

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
