#include "api/discord/wire/thread.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {
namespace {

void write_metadata(JsonWriter& json, const Channel& thread) {
    const ThreadState& state = *thread.thread;
    json.key("thread_metadata").object([&] {
        json.field("archived", state.is_archived).field("archive_timestamp", iso_time(state.archive_changed_at));
        json.field("auto_archive_duration", state.auto_archive_minutes).field("locked", state.is_locked);
        json.field("create_timestamp", iso_time(thread.id.time()));
        if (thread.type == ChannelType::PrivateThread) json.field("invitable", state.is_invitable);
    });
}

}  // namespace

void write_thread_member_fields(JsonWriter& json, const ThreadMember& member) {
    id_field(json, "id", member.thread_id);
    id_field(json, "user_id", member.user_id).field("join_timestamp", iso_time(member.joined_at)).field("flags", member.flags);
}

void write_thread_member(JsonWriter& json, const ThreadMember& member) {
    json.object([&] { write_thread_member_fields(json, member); });
}

void write_thread_fields(JsonWriter& json, const Channel& thread, const std::optional<MessageId>& last_message_id, const ThreadMember* own) {
    const ThreadState& state = *thread.thread;
    id_field(json, "id", thread.id).field("type", static_cast<int>(thread.type));
    id_field(json, "guild_id", thread.guild_id);
    id_field(json, "parent_id", thread.parent_id).field("name", thread.name).field("flags", thread.flags);
    id_field(json, "owner_id", state.owner_id).field("rate_limit_per_user", thread.rate_limit.count());
    id_field(json, "last_message_id", last_message_id ? last_message_id : thread.last_message_id);
    if (thread.last_pin_at) json.field("last_pin_timestamp", iso_time(*thread.last_pin_at));
    json.field("message_count", state.message_count).field("member_count", state.member_count);
    json.field("total_message_sent", state.total_message_sent);
    write_metadata(json, thread);
    if (state.applied_tags != "[]") json.key("applied_tags").raw(state.applied_tags);
    if (own) write_thread_member(json.key("member"), *own);
}

void write_thread(JsonWriter& json, const Channel& thread, const std::optional<MessageId>& last_message_id, const ThreadMember* own) {
    json.object([&] { write_thread_fields(json, thread, last_message_id, own); });
}

}  // namespace parley::api::discord::wire
