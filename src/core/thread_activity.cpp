#include "core/thread_activity.h"

#include "store/threads.h"

namespace parley::core {
namespace {

void open_again(store::Unit& unit, const Channel& thread, Time now) {
    Channel opened = thread;
    opened.thread->is_archived = false;
    opened.thread->archive_changed_at = now;
    unit.add(store::threads::update(opened));
    unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(opened))});
}

void join(store::Unit& unit, const GuildCache& guilds, const Channel& thread, UserId user, Time now) {
    const ThreadMember member{.thread_id = thread.id, .user_id = user, .joined_at = now};
    const int count = static_cast<int>(guilds.thread_member_count(thread.id)) + 1;
    unit.add(store::threads::add_member(member));
    unit.tell(ThreadMembersChanged{.thread = std::make_shared<const Channel>(thread), .added = {member}, .removed = {}, .member_count = count});
}

}  // namespace

// Those that are on their way are not counted yet, so two may stand at one place.
int position_of(const GuildCache& guilds, const Message& message) {
    const ChannelPtr thread = guilds.find_channel(message.channel_id);
    const int before = thread && thread->thread ? thread->thread->total_message_sent : 0;
    return before + (counts_in_thread(message) ? 1 : 0);
}

// As the thread is now, which may be later than when the message set out.
void note_message(store::Unit& unit, const GuildCache& guilds, const Channel& thread, const Message& message, bool is_account, Time now) {
    if (counts_in_thread(message)) unit.add(store::threads::count_message(thread.id));
    const ChannelPtr current = guilds.find_channel(thread.id);
    if (!current) return;
    if (current->thread->is_archived) open_again(unit, *current, now);
    const bool takes_part = is_account && guilds.find_member(thread.guild_id, message.author_id) && !guilds.find_thread_member(thread.id, message.author_id);
    if (takes_part) join(unit, guilds, *current, message.author_id, now);
}

void note_deletion(store::Unit& unit, const MessagesDeleted& deleted) {
    if (deleted.channel->thread && deleted.counted > 0) unit.add(store::threads::uncount_messages(deleted.channel->id, deleted.counted));
}

}  // namespace parley::core
