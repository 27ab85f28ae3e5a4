#include "core/audit_changes.h"

#include "core/differences.h"

#include <functional>

namespace parley::core {
namespace {

// Two states of a thing, of which one may be null, held against each other part by part.
template <class Thing>
class Comparison {
public:
    Comparison(AuditDraft& draft, const Thing* before, const Thing* after) : draft_(draft), before_(before), after_(after) {}

    // `get` is a member of the thing, or what is called with it.
    template <class Get>
    Comparison& note(std::string_view key, Get get) {
        draft_.change_json(key, before_ ? audit_json(std::invoke(get, *before_)) : "", after_ ? audit_json(std::invoke(get, *after_)) : "");
        return *this;
    }
    // What is JSON already.
    template <class Get>
    Comparison& note_json(std::string_view key, Get get) {
        draft_.change_json(key, before_ ? std::invoke(get, *before_) : "", after_ ? std::invoke(get, *after_) : "");
        return *this;
    }

private:
    AuditDraft& draft_;
    const Thing* before_;
    const Thing* after_;
};

// A part of a thread's state, of its channel.
template <class Value>
auto of_thread(Value ThreadState::* part) {
    return [part](const Channel& one) { return one.thread.value_or(ThreadState{}).*part; };
}

// Of private threads alone.
std::optional<bool> is_invitable(const Channel& one) {
    return one.type == ChannelType::PrivateThread && one.thread ? std::optional(one.thread->is_invitable) : std::nullopt;
}

// What Discord's log tells of a thread: nothing of what it has from its channel.
void note_thread(AuditDraft& draft, const Channel* before, const Channel* after) {
    Comparison(draft, before, after)
        .note("name", &Channel::name)
        .note("type", [](const Channel& one) { return static_cast<int>(one.type); })
        .note("archived", of_thread(&ThreadState::is_archived))
        .note("locked", of_thread(&ThreadState::is_locked))
        .note("invitable", is_invitable)
        .note("auto_archive_duration", of_thread(&ThreadState::auto_archive_minutes))
        .note("rate_limit_per_user", &Channel::rate_limit)
        .note("flags", &Channel::flags)
        .note_json("applied_tags", of_thread(&ThreadState::applied_tags));
}

std::string list_of(const std::vector<RolePtr>& roles) {
    JsonWriter json;
    json.array([&] {
        for (const RolePtr& role : roles) json.object([&] { json.field("id", std::to_string(role->id.value)).field("name", role->name); });
    });
    return json.take();
}

std::string json_of(const CommandPermission* one) {
    if (!one) return "";
    JsonWriter json;
    json.object([&] {
        json.field("id", std::to_string(one->id)).field("type", static_cast<int>(one->target)).field("permission", one->is_allowed);
    });
    return json.take();
}

}  // namespace

void note_changes(AuditDraft& draft, const Guild* before, const Guild* after) {
    Comparison(draft, before, after)
        .note("name", &Guild::name)
        .note("owner_id", &Guild::owner_id)
        .note("icon_hash", &Guild::icon)
        .note("banner_hash", &Guild::banner)
        .note("splash_hash", &Guild::splash)
        .note("discovery_splash_hash", &Guild::discovery_splash)
        .note("description", &Guild::description)
        .note_json("features", &Guild::features)
        .note("verification_level", &Guild::verification_level)
        .note("default_message_notifications", &Guild::default_message_notifications)
        .note("explicit_content_filter", &Guild::explicit_content_filter)
        .note("mfa_level", &Guild::mfa_level)
        .note("nsfw_level", &Guild::nsfw_level)
        .note("system_channel_id", &Guild::system_channel_id)
        .note("rules_channel_id", &Guild::rules_channel_id)
        .note("public_updates_channel_id", &Guild::public_updates_channel_id)
        .note("safety_alerts_channel_id", &Guild::safety_alerts_channel_id)
        .note("afk_channel_id", &Guild::afk_channel_id)
        .note("widget_channel_id", &Guild::widget_channel_id)
        .note("system_channel_flags", &Guild::system_channel_flags)
        .note("afk_timeout", &Guild::afk_timeout_seconds)
        .note("widget_enabled", &Guild::is_widget_enabled)
        .note("premium_progress_bar_enabled", &Guild::has_boost_progress_bar)
        .note("preferred_locale", &Guild::preferred_locale);
}

void note_changes(AuditDraft& draft, const Channel* before, const Channel* after) {
    if (is_thread((after ? after : before)->type)) return note_thread(draft, before, after);
    Comparison(draft, before, after)
        .note("name", &Channel::name)
        .note("type", [](const Channel& one) { return static_cast<int>(one.type); })
        .note("position", &Channel::position)
        .note("parent_id", &Channel::parent_id)
        .note("topic", &Channel::topic)
        .note("nsfw", &Channel::is_nsfw)
        .note("rate_limit_per_user", &Channel::rate_limit)
        .note("flags", &Channel::flags);
}

void note_changes(AuditDraft& draft, const Role* before, const Role* after) {
    Comparison(draft, before, after)
        .note("name", &Role::name)
        .note("permissions", &Role::permissions)
        .note("position", &Role::position)
        .note("color", &Role::color)
        .note("hoist", &Role::is_hoisted)
        .note("mentionable", &Role::is_mentionable)
        .note("icon_hash", &Role::icon)
        .note("unicode_emoji", &Role::unicode_emoji);
}

void note_changes(AuditDraft& draft, const Member* before, const Member* after) {
    Comparison(draft, before, after)
        .note("nick", &Member::nick)
        .note("communication_disabled_until", &Member::timeout_until)
        .note("mute", &Member::is_mute)
        .note("deaf", &Member::is_deaf);
}

void note_changes(AuditDraft& draft, const Emoji* before, const Emoji* after) { Comparison(draft, before, after).note("name", &Emoji::name); }

void note_changes(AuditDraft& draft, const Webhook* before, const Webhook* after) {
    Comparison(draft, before, after)
        .note("name", &Webhook::name)
        .note("type", &Webhook::type)
        .note("channel_id", &Webhook::channel_id)
        .note("avatar_hash", &Webhook::avatar)
        .note("application_id", &Webhook::application_id);
}

void note_changes(AuditDraft& draft, const Invite* before, const Invite* after) {
    Comparison(draft, before, after)
        .note("code", &Invite::code)
        .note("channel_id", &Invite::channel_id)
        .note("inviter_id", &Invite::inviter_id)
        .note("uses", &Invite::uses)
        .note("max_uses", &Invite::max_uses)
        .note("max_age", &Invite::max_age)
        .note("temporary", &Invite::is_temporary);
}

void note_changes(AuditDraft& draft, const Overwrite* before, const Overwrite* after) {
    Comparison(draft, before, after)
        .note("id", [](const Overwrite& one) { return std::to_string(one.id); })
        .note("type", [](const Overwrite& one) { return static_cast<int>(one.target); })
        .note("allow", &Overwrite::allow)
        .note("deny", &Overwrite::deny);
}

AuditDraft overwrite_entry(const Channel& channel, const Overwrite* before, const Overwrite* after, const Role* role) {
    const AuditAction action = !before ? AuditAction::OverwriteCreate : after ? AuditAction::OverwriteUpdate : AuditAction::OverwriteDelete;
    const Overwrite& one = after ? *after : *before;
    AuditDraft draft(channel.guild_id, action, channel.id.value);
    note_changes(draft, before, after);
    draft.option("id", std::to_string(one.id)).option("type", std::to_string(static_cast<int>(one.target)));
    if (role) draft.option("role_name", role->name);
    return draft;
}

AuditDraft permissions_entry(const CommandPermissions& before, const CommandPermissions& after) {
    AuditDraft draft(after.guild_id, AuditAction::CommandPermissionUpdate, after.id);
    draft.option("application_id", after.application_id);
    for_each_difference(before.permissions, after.permissions, [&](const CommandPermission* from, const CommandPermission* to) {
        draft.change_json(std::to_string((to ? to : from)->id), json_of(from), json_of(to));
    });
    return draft;
}

AuditDraft role_entry(const Member& member, const std::vector<RolePtr>& added, const std::vector<RolePtr>& removed) {
    AuditDraft draft(member.guild_id, AuditAction::MemberRoleUpdate, member.user_id.value);
    if (!added.empty()) draft.change_json("$add", "", list_of(added));
    if (!removed.empty()) draft.change_json("$remove", "", list_of(removed));
    return draft;
}

}  // namespace parley::core
