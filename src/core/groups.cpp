#include "core/groups.h"

#include "base/contains.h"
#include "store/channels.h"
#include "store/groups.h"

#include <algorithm>

namespace parley::core {
namespace {

std::string mention(UserId user) { return "<@" + std::to_string(user.value) + ">"; }

}  // namespace

Task<ChannelPtr> Groups::require_group(UserId actor, ChannelId id) {
    ChannelPtr group = co_await access_.require(id, actor);
    if (group->type != ChannelType::GroupDm) throw Refusal(Code::WrongChannelType);
    co_return group;
}

Task<> Groups::require_friends(UserId user, std::vector<UserId> others) {
    const std::vector<Relationship> known = co_await relationships_.of(user);
    for (const UserId other : others) {
        const bool is_friend = std::ranges::any_of(known, [&](const Relationship& one) { return one.other == other && one.type == Relationship::Type::Friend; });
        if (!is_friend) throw Refusal(Code::InvalidRecipients);
        co_await directory_.find(other);  // whoever is told of them needs their profile at hand
    }
    co_await directory_.find(user);
}

Task<ChannelPtr> Groups::create(UserId owner, std::vector<UserId> others) {
    std::erase(others, owner);
    std::ranges::sort(others);
    others.erase(std::ranges::unique(others).begin(), others.end());
    if (others.size() >= kMostRecipients) throw Refusal(Code::TooManyRecipients);
    co_await require_friends(owner, others);
    co_return co_await store_.write([&](store::Unit& unit) {
        Channel group{.id = unit.next_id<ChannelId>(), .type = ChannelType::GroupDm, .recipients = others, .owner_id = owner};
        group.recipients.push_back(owner);
        unit.add(store::groups::insert(group));
        ChannelPtr made = std::make_shared<const Channel>(std::move(group));
        unit.tell(ChannelSaved{.channel = made, .is_new = true});
        return made;
    });
}

Task<std::vector<ChannelPtr>> Groups::of(UserId user) {
    std::vector<ChannelPtr> groups;
    for (const db::Row& row : co_await store_.read(store::channels::groups_of(user))) {
        const ChannelPtr known = co_await access_.find(row.id<ChannelId>(0));
        if (!known) continue;
        // What is kept of a group does not follow its messages.
        Channel group = *known;
        group.last_message_id = row.maybe_id<MessageId>(1);
        groups.push_back(std::make_shared<const Channel>(std::move(group)));
    }
    std::ranges::sort(groups, {}, [](const ChannelPtr& one) { return one->id; });
    co_return groups;
}

Task<> Groups::note(UserId actor, ChannelId id, MessageType type, std::string text) {
    const ChannelPtr group = co_await access_.find(id);
    const ProfilePtr author = co_await directory_.find(actor);
    if (group && author) co_await messages_.post({.profile = author}, group, {.content = std::move(text), .type = type});
}

// ---- Changing ----

namespace {

ImagePlace icon_place(ChannelId group) { return {ImageKind::ChannelIcon, group.value}; }

}  // namespace

Task<Groups::Saved> Groups::save(ChannelPtr before, GroupChange change) {
    NewPictures fresh(images_);
    const std::optional<std::string> shown = before->icon;
    co_return co_await fresh.kept_by(save(std::move(before), std::move(change), fresh),
                                     [&](const ImagePlace&, const std::string& hash) { return shown == hash; });
}

Task<Groups::Saved> Groups::save(ChannelPtr before, GroupChange change, NewPictures& fresh) {
    Channel group = *before;
    if (change.name) group.name = std::move(*change.name);
    if (change.icon_uri) group.icon.reset();
    if (change.icon_uri && *change.icon_uri) group.icon = (co_await fresh.store(icon_place(group.id), **change.icon_uri, "icon")).hash;
    if (group == *before) co_return Saved{before, before};
    const ChannelPtr after = std::make_shared<const Channel>(std::move(group));
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::groups::update(*after));
        unit.tell(ChannelSaved{.channel = after});
    });
    if (before->icon && before->icon != after->icon) co_await images_.remove(icon_place(after->id), *before->icon);
    co_return Saved{std::move(before), after};
}

Task<ChannelPtr> Groups::change(UserId actor, ChannelId id, GroupChange change) {
    Saved saved;
    {
        const auto turn = co_await turns_.take(id.value);
        ChannelPtr before = co_await require_group(actor, id);
        saved = co_await save(std::move(before), std::move(change));
    }
    if (saved.after->name != saved.before->name) co_await note(actor, id, MessageType::ChannelNameChange, saved.after->name);
    if (saved.after->icon != saved.before->icon) co_await note(actor, id, MessageType::ChannelIconChange, "");
    co_return co_await require_group(actor, id);
}

// ---- Its people ----

Task<> Groups::add(UserId actor, ChannelId id, UserId target) {
    {
        const auto turn = co_await turns_.take(id.value);
        Channel group = *co_await require_group(actor, id);
        if (contains(group.recipients, target)) co_return;
        if (group.recipients.size() >= kMostRecipients) throw Refusal(Code::TooManyRecipients);
        co_await require_friends(actor, {target});
        const ProfilePtr profile = co_await directory_.find(target);
        if (!profile) throw Refusal(Code::UnknownUser);
        group.recipients.push_back(target);
        co_await store_.write([&](store::Unit& unit) {
            unit.add(store::groups::add(id, target));
            unit.tell(RecipientChanged{.group = std::make_shared<const Channel>(std::move(group)), .user = profile, .is_added = true});
        });
    }
    co_await note(actor, id, MessageType::RecipientAdd, mention(target));
}

Task<> Groups::remove(UserId actor, ChannelId id, UserId target) {
    {
        const auto turn = co_await turns_.take(id.value);
        const ChannelPtr before = co_await require_group(actor, id);
        if (actor != target && before->owner_id != actor) throw Refusal(Code::MissingPermissions);
        const ProfilePtr profile = co_await directory_.find(target);
        if (!profile || !contains(before->recipients, target)) throw Refusal(Code::UnknownUser);
        if (before->recipients.size() == 1) co_return co_await erase(before, profile);
        Channel group = *before;
        std::erase(group.recipients, target);
        if (group.owner_id == target) group.owner_id = std::ranges::min(group.recipients);
        co_await store_.write([&](store::Unit& unit) {
            unit.add(store::groups::remove(id, target));
            unit.add(store::groups::update(group));
            unit.tell(RecipientChanged{.group = std::make_shared<const Channel>(std::move(group)), .user = profile, .is_added = false});
        });
    }
    co_await note(actor, id, MessageType::RecipientRemove, mention(target));
}

Task<> Groups::erase(ChannelPtr group, ProfilePtr last) {
    Channel empty = *group;
    empty.recipients.clear();
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::groups::erase(group->id));
        unit.tell(RecipientChanged{.group = std::make_shared<const Channel>(std::move(empty)), .user = last, .is_added = false});
    });
    if (group->icon) co_await images_.remove(icon_place(group->id), *group->icon);
}

}  // namespace parley::core
