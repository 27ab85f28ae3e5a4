#include "core/pins.h"

#include "core/audit_log.h"
#include "store/messages.h"
#include "store/pins.h"

#include <algorithm>
#include <limits>

namespace parley::core {
namespace {

// Nothing for a conversation outside of guilds.
Messages::InUnit log_of(AuditAction action, const Channel& channel, const Message& message, Actor actor) {
    if (!channel.guild_id) return {};
    AuditDraft entry(channel.guild_id, action, message.author_id.value);
    entry.option("channel_id", channel.id).option("message_id", message.id);
    return [entry = std::move(entry), actor = std::move(actor)](store::Unit& unit) { entry.log(unit, actor); };
}

}  // namespace

void Pins::require_may_pin(UserId actor, const Channel& channel) const {
    const Permissions held = access_.permissions(channel, actor);
    if (!held.has(Permission::PinMessages) && !held.has(Permission::ManageMessages)) throw Refusal(Code::MissingPermissions);
    if (!held.has(Permission::ReadMessageHistory)) throw Refusal(Code::MissingPermissions);
    if (channel.thread && channel.thread->is_archived) throw Refusal(Code::ThreadIsArchived);
}

Task<> Pins::tell_changed(ChannelPtr channel) {
    const std::vector<Message> last = co_await newest(channel->id, {}, 1);
    Channel changed = *channel;
    changed.last_pin_at = last.empty() ? std::nullopt : last.front().pinned_at;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::pins::set_last(channel->id, changed.last_pin_at));
        unit.tell(PinsChanged{.channel = std::make_shared<const Channel>(std::move(changed))});
    });
}

Task<> Pins::pin(Actor actor, ChannelPtr channel, MessageId id) {
    require_may_pin(actor, *channel);
    const Message before = co_await messages_.require(channel->id, id);
    if (!is_written(before.type)) throw Refusal(Code::SystemMessage);
    if (before.pinned_at) co_return;
    const db::Rows pinned = co_await store_.read(store::pins::count(channel->id));
    if (pinned.front().integer(0) >= kMostPins) throw Refusal(Code::TooManyPins);
    const Time now = clock_.now();
    co_await messages_.change(channel, id, [now](Message& message) { message.pinned_at = now; },
                              log_of(AuditAction::MessagePin, *channel, before, actor));
    co_await tell_changed(channel);
    MessageDraft notice{.type = MessageType::ChannelPinned};
    notice.reference = MessageReference{.channel_id = channel->id, .message_id = id};
    if (channel->guild_id) notice.reference->guild_id = channel->guild_id;
    co_await messages_.post({.profile = co_await directory_.find(actor.id)}, channel, std::move(notice));
}

Task<> Pins::unpin(Actor actor, ChannelPtr channel, MessageId id) {
    require_may_pin(actor, *channel);
    const Message before = co_await messages_.require(channel->id, id);
    if (!before.pinned_at) co_return;
    co_await messages_.change(channel, id, [](Message& message) { message.pinned_at.reset(); },
                              log_of(AuditAction::MessageUnpin, *channel, before, actor));
    co_await tell_changed(channel);
}

Task<std::vector<Message>> Pins::newest(ChannelId channel, std::optional<Time> before, int limit) {
    const Time end = before.value_or(Time(std::chrono::milliseconds(std::numeric_limits<std::int64_t>::max())));
    std::vector<MessageId> ids;
    for (const db::Row& row : co_await store_.read(store::pins::newest(channel, end, limit))) ids.push_back(row.id<MessageId>(0));
    std::vector<Message> found;
    for (db::Row& row : co_await store_.read(store::messages::find(channel, ids))) found.push_back(store::messages::to_message(row));
    std::erase_if(found, [](const Message& one) { return !one.pinned_at; });  // unpinned between the two reads
    std::ranges::sort(found, std::greater{}, [](const Message& one) { return std::pair(*one.pinned_at, one.id); });
    co_return found;
}

Task<std::vector<Message>> Pins::list(UserId viewer, ChannelPtr channel, std::optional<Time> before, int limit) {
    if (!access_.permissions(*channel, viewer).has(Permission::ReadMessageHistory)) co_return std::vector<Message>{};
    co_return co_await newest(channel->id, before, limit);
}

}  // namespace parley::core
