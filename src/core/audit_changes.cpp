#include "core/audit_changes.h"

#include <functional>

namespace parley::core {
namespace {

// `get` is a member of the thing, or what is called with it.
template <class Thing, class Get>
void note(AuditDraft& draft, std::string_view key, const Thing* before, const Thing* after, Get get) {
    draft.change_json(key, before ? audit_json(std::invoke(get, *before)) : "", after ? audit_json(std::invoke(get, *after)) : "");
}

// What is JSON already.
template <class Thing>
void note_json(AuditDraft& draft, std::string_view key, const Thing* before, const Thing* after, std::string Thing::* member) {
    draft.change_json(key, before ? before->*member : "", after ? after->*member : "");
}

std::string list_of(const std::vector<RolePtr>& roles) {
    JsonWriter json;
    json.array([&] {
        for (const RolePtr& role : roles) json.object([&] { json.field("id", std::to_string(role->id.value)).field("name", role->name); });
    });
    return json.take();
}

}  // namespace

void note_changes(AuditDraft& draft, const Guild* before, const Guild* after) {
    note(draft, "name", before, after, &Guild::name);
    note(draft, "owner_id", before, after, &Guild::owner_id);
    note(draft, "icon_hash", before, after, &Guild::icon);
    note(draft, "banner_hash", before, after, &Guild::banner);
    note(draft, "splash_hash", before, after, &Guild::splash);
    note(draft, "discovery_splash_hash", before, after, &Guild::discovery_splash);
    note(draft, "description", before, after, &Guild::description);
    note_json(draft, "features", before, after, &Guild::features);
    note(draft, "verification_level", before, after, &Guild::verification_level);
    note(draft, "default_message_notifications", before, after, &Guild::default_message_notifications);
    note(draft, "explicit_content_filter", before, after, &Guild::explicit_content_filter);
    note(draft, "mfa_level", before, after, &Guild::mfa_level);
    note(draft, "nsfw_level", before, after, &Guild::nsfw_level);
    note(draft, "system_channel_id", before, after, &Guild::system_channel_id);
    note(draft, "rules_channel_id", before, after, &Guild::rules_channel_id);
    note(draft, "public_updates_channel_id", before, after, &Guild::public_updates_channel_id);
    note(draft, "safety_alerts_channel_id", before, after, &Guild::safety_alerts_channel_id);
    note(draft, "afk_channel_id", before, after, &Guild::afk_channel_id);
    note(draft, "widget_channel_id", before, after, &Guild::widget_channel_id);
    note(draft, "system_channel_flags", before, after, &Guild::system_channel_flags);
    note(draft, "afk_timeout", before, after, &Guild::afk_timeout_seconds);
    note(draft, "widget_enabled", before, after, &Guild::is_widget_enabled);
    note(draft, "premium_progress_bar_enabled", before, after, &Guild::has_boost_progress_bar);
    note(draft, "preferred_locale", before, after, &Guild::preferred_locale);
}

void note_changes(AuditDraft& draft, const Channel* before, const Channel* after) {
    note(draft, "name", before, after, &Channel::name);
    note(draft, "type", before, after, [](const Channel& one) { return static_cast<int>(one.type); });
    note(draft, "position", before, after, &Channel::position);
    note(draft, "parent_id", before, after, &Channel::parent_id);
    note(draft, "topic", before, after, &Channel::topic);
    note(draft, "nsfw", before, after, &Channel::is_nsfw);
    note(draft, "rate_limit_per_user", before, after, &Channel::rate_limit);
    note(draft, "flags", before, after, &Channel::flags);
}

void note_changes(AuditDraft& draft, const Role* before, const Role* after) {
    note(draft, "name", before, after, &Role::name);
    note(draft, "permissions", before, after, &Role::permissions);
    note(draft, "position", before, after, &Role::position);
    note(draft, "color", before, after, &Role::color);
    note(draft, "hoist", before, after, &Role::is_hoisted);
    note(draft, "mentionable", before, after, &Role::is_mentionable);
    note(draft, "icon_hash", before, after, &Role::icon);
    note(draft, "unicode_emoji", before, after, &Role::unicode_emoji);
}

void note_changes(AuditDraft& draft, const Member* before, const Member* after) {
    note(draft, "nick", before, after, &Member::nick);
    note(draft, "communication_disabled_until", before, after, &Member::timeout_until);
    note(draft, "mute", before, after, &Member::is_mute);
    note(draft, "deaf", before, after, &Member::is_deaf);
}

void note_changes(AuditDraft& draft, const Emoji* before, const Emoji* after) { note(draft, "name", before, after, &Emoji::name); }

void note_changes(AuditDraft& draft, const Invite* before, const Invite* after) {
    note(draft, "code", before, after, &Invite::code);
    note(draft, "channel_id", before, after, &Invite::channel_id);
    note(draft, "inviter_id", before, after, &Invite::inviter_id);
    note(draft, "uses", before, after, &Invite::uses);
    note(draft, "max_uses", before, after, &Invite::max_uses);
    note(draft, "max_age", before, after, &Invite::max_age);
    note(draft, "temporary", before, after, &Invite::is_temporary);
}

void note_changes(AuditDraft& draft, const Overwrite* before, const Overwrite* after) {
    note(draft, "id", before, after, [](const Overwrite& one) { return std::to_string(one.id); });
    note(draft, "type", before, after, [](const Overwrite& one) { return static_cast<int>(one.target); });
    note(draft, "allow", before, after, &Overwrite::allow);
    note(draft, "deny", before, after, &Overwrite::deny);
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

AuditDraft role_entry(const Member& member, const std::vector<RolePtr>& added, const std::vector<RolePtr>& removed) {
    AuditDraft draft(member.guild_id, AuditAction::MemberRoleUpdate, member.user_id.value);
    if (!added.empty()) draft.change_json("$add", "", list_of(added));
    if (!removed.empty()) draft.change_json("$remove", "", list_of(removed));
    return draft;
}

}  // namespace parley::core
