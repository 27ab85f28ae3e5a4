#include "core/guild_channels.h"

#include "base/text.h"
#include "core/audit_changes.h"
#include "core/differences.h"
#include "store/guild_channels.h"
#include "store/guilds.h"
#include "store/message_removal.h"

#include <algorithm>

namespace parley::core {
namespace {

constexpr const char* kWrongParent = "CHANNEL_PARENT_INVALID";

// The bits that are other ones afterwards.
Permissions changed_bits(const Overwrite* before, const Overwrite* after) {
    const Overwrite none;
    const Overwrite& from = before ? *before : none;
    const Overwrite& to = after ? *after : none;
    return Permissions((from.allow.bits ^ to.allow.bits) | (from.deny.bits ^ to.deny.bits));
}

[[noreturn]] void refuse_parent(std::vector<std::string> where, std::string type, std::string sentence) {
    std::vector<FieldError> faults;
    faults.push_back({std::move(where), std::move(sentence), std::move(type)});
    throw Refusal(std::move(faults));
}

// The guild without that channel in its settings.
Guild without(const Guild& guild, ChannelId channel) {
    Guild changed = guild;
    for (auto* setting : {&changed.system_channel_id, &changed.rules_channel_id, &changed.public_updates_channel_id,
                          &changed.safety_alerts_channel_id, &changed.afk_channel_id, &changed.widget_channel_id}) {
        if (*setting == channel) setting->reset();
    }
    return changed;
}

}  // namespace

std::string text_channel_name(std::string_view name) {
    std::string made;
    for (const char c : folded(trimmed(name))) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!made.ends_with('-')) made += '-';
        } else if (std::string_view("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~").find(c) == std::string_view::npos) {
            made += c;
        }
    }
    return made;
}

// ---- What may be ----

void GuildChannels::require_room(const Channel& draft) const {
    if (cache_.channels(draft.guild_id).size() >= kMostChannels) throw Refusal(Code::TooManyChannels);
}

void GuildChannels::require_parent(const Channel& draft, UserId actor, std::vector<std::string> where) const {
    if (!draft.parent_id) return;
    const ChannelPtr parent = cache_.find_channel(*draft.parent_id);
    const bool is_there = parent && parent->guild_id == draft.guild_id && cache_.can_view(*parent, actor);
    if (!is_there) refuse_parent(std::move(where), kWrongParent, "Category does not exist");
    if (parent->type != ChannelType::GuildCategory) refuse_parent(std::move(where), kWrongParent, "Not a category");
    if (draft.type == ChannelType::GuildCategory) refuse_parent(std::move(where), kWrongParent, "Categories cannot have a parent");
    const auto siblings = std::ranges::count_if(cache_.channels(draft.guild_id), [&](const ChannelPtr& one) {
        return one->parent_id == draft.parent_id && one->id != draft.id;
    });
    if (static_cast<std::size_t>(siblings) < kMostChannelsOfCategory) return;
    refuse_parent(std::move(where), "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
}

// What one has not, one can neither give nor take, nor lift from where it is taken.
void GuildChannels::require_grantable(const Channel& channel, UserId actor, const Overwrite* before, const Overwrite* after) const {
    const Permissions own = channel.id ? cache_.permissions_in(channel, actor) : cache_.permissions(channel.guild_id, actor);
    if (!own.has_all(changed_bits(before, after))) throw Refusal(Code::MissingPermissions);
}

void GuildChannels::require_overwrites(const Channel& before, const Channel& after, UserId actor) const {
    for_each_difference(before.overwrites, after.overwrites, [&](const Overwrite* from, const Overwrite* to) {
        cache_.require_in(before, actor, Permission::ManageRoles);
        if (to && to->target == Overwrite::Target::Role && !role_of(before, *to)) throw Refusal(Code::UnknownRole);
        require_grantable(before, actor, from, to);
    });
}

RolePtr GuildChannels::role_of(const Channel& channel, const Overwrite& overwrite) const {
    return overwrite.target == Overwrite::Target::Role ? cache_.find_role(channel.guild_id, {overwrite.id}) : nullptr;
}

// ---- Making and removing ----

Task<ChannelPtr> GuildChannels::create(Actor actor, Channel draft) {
    const auto turn = co_await turns_.take(draft.guild_id.value);
    cache_.require_guild(draft.guild_id, actor);
    cache_.require(draft.guild_id, actor, Permission::ManageChannels);
    require_room(draft);
    require_parent(draft, actor);
    for (const Overwrite& overwrite : draft.overwrites) require_grantable(draft, actor, nullptr, &overwrite);
    for (const ChannelPtr& other : cache_.channels(draft.guild_id)) draft.position = std::max(draft.position, other->position + 1);
    co_return co_await store_.write([&](store::Unit& unit) {
        draft.id = unit.next_id<ChannelId>();
        unit.add(store::guild_channels::insert(draft));
        for (const Overwrite& overwrite : draft.overwrites) unit.add(store::guild_channels::put_overwrite(draft.id, overwrite));
        ChannelPtr channel = std::make_shared<const Channel>(std::move(draft));
        unit.tell(ChannelSaved{.channel = channel, .is_new = true});
        entry_of(AuditAction::ChannelCreate, nullptr, channel.get()).log(unit, actor);
        return channel;
    });
}

Task<ChannelPtr> GuildChannels::erase(Actor actor, ChannelId id) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    const ChannelPtr channel = cache_.require_channel(id, actor);
    if (is_thread(channel->type)) throw Refusal(Code::WrongChannelType);
    cache_.require_in(*channel, actor, Permission::ManageChannels);
    const GuildPtr guild = cache_.require_guild(channel->guild_id, actor);
    std::vector<ChannelPtr> orphans;
    for (ChannelPtr& other : cache_.channels(channel->guild_id)) {
        if (other->parent_id == id) orphans.push_back(std::move(other));
    }
    std::vector<ChannelPtr> threads = cache_.threads(channel->guild_id);
    std::erase_if(threads, [&](const ChannelPtr& thread) { return thread->parent_id != id; });
    co_await store_.write([&](store::Unit& unit) {
        for (const ChannelPtr& thread : threads) unit.tell(ChannelDeleted{.channel = thread});
        for (const ChannelPtr& orphan : orphans) {
            Channel moved = *orphan;
            moved.parent_id.reset();
            unit.add(store::guild_channels::update(moved));
            unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(moved))});
        }
        unit.add(store::message_removal::of_channel(id));
        unit.add(store::guild_channels::erase_threads(id));
        unit.add(store::guild_channels::erase(id));
        unit.tell(ChannelDeleted{.channel = channel});
        if (Guild changed = without(*guild, id); changed != *guild) {
            unit.add(store::guilds::update(changed));
            unit.tell(GuildUpdated{.guild = std::make_shared<const Guild>(std::move(changed))});
        }
        entry_of(AuditAction::ChannelDelete, channel.get(), nullptr).log(unit, actor);
    });
    co_return channel;
}

// ---- Changing ----

void GuildChannels::save_overwrites(store::Unit& unit, const Channel& before, const Channel& after, const Actor& actor) const {
    for_each_difference(before.overwrites, after.overwrites, [&](const Overwrite* from, const Overwrite* to) {
        unit.add(to ? store::guild_channels::put_overwrite(after.id, *to) : store::guild_channels::erase_overwrite(after.id, from->id));
        overwrite_entry(after, from, to, role_of(after, to ? *to : *from).get()).log(unit, actor);
    });
}

// Nothing when both are alike.
void GuildChannels::save(store::Unit& unit, const Channel& before, Channel after, const Actor& actor) const {
    if (after == before) return;
    const AuditDraft entry = entry_of(AuditAction::ChannelUpdate, &before, &after);
    if (entry.has_changes() || after.extras != before.extras) entry.log(unit, actor);
    save_overwrites(unit, before, after, actor);
    unit.add(store::guild_channels::update(after));
    unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(after))});
}

Task<ChannelPtr> GuildChannels::change(Actor actor, ChannelId id, Edit<Channel> edit) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    const ChannelPtr before = cache_.require_channel(id, actor);
    if (is_thread(before->type)) throw Refusal(Code::WrongChannelType);
    cache_.require_in(*before, actor, Permission::ManageChannels);
    Channel after = *before;
    edit(after);
    if (after == *before) co_return before;
    if (after.parent_id != before->parent_id) require_parent(after, actor);
    require_overwrites(*before, after, actor);
    co_await store_.write([&](store::Unit& unit) { save(unit, *before, after, actor); });
    co_return std::make_shared<const Channel>(std::move(after));
}

Task<> GuildChannels::arrange(Actor actor, GuildId guild, std::vector<ChannelPlace> places) {
    const auto turn = co_await turns_.take(guild.value);
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageChannels);
    std::vector<std::pair<ChannelPtr, Channel>> moved;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ChannelPlace& place = places[i];
        const ChannelPtr before = cache_.require_channel(place.id, actor);
        if (before->guild_id != guild || is_thread(before->type)) throw Refusal(Code::UnknownChannel);
        cache_.require_in(*before, actor, Permission::ManageChannels);
        Channel after = *before;
        if (place.position) after.position = *place.position;
        if (place.parent_id && *place.parent_id != after.parent_id) {
            after.parent_id = *place.parent_id;
            require_parent(after, actor, {std::to_string(i), "parent_id"});
        }
        if (place.takes_overwrites && after.parent_id) after.overwrites = cache_.require_channel(*after.parent_id, actor)->overwrites;
        require_overwrites(*before, after, actor);
        moved.emplace_back(before, std::move(after));
    }
    co_await store_.write([&](store::Unit& unit) {
        for (auto& [before, after] : moved) save(unit, *before, std::move(after), actor);
    });
}

// ---- Overwrites alone ----

Task<> GuildChannels::save_overwrite(Actor actor, ChannelId id, Overwrite overwrite) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    const ChannelPtr before = cache_.require_channel(id, actor);
    if (is_thread(before->type)) throw Refusal(Code::WrongChannelType);
    cache_.require_in(*before, actor, Permission::ManageRoles);
    Channel after = *before;
    const auto at = std::ranges::find(after.overwrites, overwrite.id, &Overwrite::id);
    if (at == after.overwrites.end() && after.overwrites.size() >= kMostOverwrites) throw Refusal(Code::TooManyOverwrites);
    if (at == after.overwrites.end()) after.overwrites.push_back(overwrite);
    else *at = overwrite;
    require_overwrites(*before, after, actor);
    co_await store_.write([&](store::Unit& unit) { save(unit, *before, std::move(after), actor); });
}

Task<> GuildChannels::erase_overwrite(Actor actor, ChannelId id, std::uint64_t target) {
    const auto turn = co_await turns_.take(cache_.require_channel(id, actor)->guild_id.value);
    const ChannelPtr before = cache_.require_channel(id, actor);
    if (is_thread(before->type)) throw Refusal(Code::WrongChannelType);
    cache_.require_in(*before, actor, Permission::ManageRoles);
    Channel after = *before;
    if (std::erase_if(after.overwrites, [&](const Overwrite& one) { return one.id == target; }) == 0) throw Refusal(Code::UnknownOverwrite);
    require_overwrites(*before, after, actor);
    co_await store_.write([&](store::Unit& unit) { save(unit, *before, std::move(after), actor); });
}

}  // namespace parley::core
