#include "core/relationships.h"

#include "base/log.h"
#include "store/relationships.h"

#include <mutex>

namespace parley::core {

using Type = Relationship::Type;

Relationships::Relationships(store::Store& store, bus::LocalBus& bus, Directory& directory, const Clock& clock)
    : store_(store), directory_(directory), clock_(clock) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) take(event);
    });
}

Relationships::Blocks Relationships::read_blocks() {
    Blocks read;
    for (const db::Row& row : store_.read_now(store::relationships::all_blocks())) read[row.id<UserId>(0)].insert(row.id<UserId>(1));
    return read;
}

void Relationships::load() {
    Blocks read = read_blocks();
    const std::unique_lock lock(mutex_);
    blocked_ = std::move(read);
}

// ---- Events ----

void Relationships::take(const EventPtr& event) {
    if (std::holds_alternative<StorageChanged>(*event)) {
        {
            const std::unique_lock lock(mutex_);
            if (!again_.ask()) return;
        }
        return again_.start();
    }
    if (!std::holds_alternative<RelationshipSaved>(*event) && !std::holds_alternative<RelationshipEnded>(*event)) return;
    const std::unique_lock lock(mutex_);
    again_.note(event);
    apply(*event);
}

void Relationships::apply(const Event& event) {
    if (const auto* saved = std::get_if<RelationshipSaved>(&event)) {
        if (saved->relationship.type == Type::Blocked) blocked_[saved->user_id].insert(saved->relationship.other);
        else blocked_[saved->user_id].erase(saved->relationship.other);
    } else if (const auto* ended = std::get_if<RelationshipEnded>(&event)) {
        blocked_[ended->user_id].erase(ended->other);
    }
}

// What was told meanwhile replaces what is there, whether it was read already or not.
void Relationships::read_again() {
    try {
        for (;;) {
            {
                const std::unique_lock lock(mutex_);
                again_.begin();
            }
            Blocks read = read_blocks();
            const std::unique_lock lock(mutex_);
            if (again_.is_asked()) continue;
            std::swap(blocked_, read);
            for (const EventPtr& event : again_.end()) apply(*event);
            return;
        }
    } catch (const std::exception& failure) {
        log::error("relationships.not_read_again reason=\"{}\"", failure.what());
        const std::unique_lock lock(mutex_);
        again_.end();
    }
}

bool Relationships::has_blocked(UserId who, UserId whom) const {
    const std::shared_lock lock(mutex_);
    const auto at = blocked_.find(who);
    return at != blocked_.end() && at->second.contains(whom);
}

Task<std::vector<Relationship>> Relationships::of(UserId user) {
    std::vector<Relationship> found;
    for (const db::Row& row : co_await store_.read(store::relationships::of_user(user))) {
        found.push_back(store::relationships::to_relationship(row));
    }
    co_return found;
}

Task<std::optional<Type>> Relationships::between(UserId user, UserId other) {
    const db::Rows rows = co_await store_.read(store::relationships::between(user, other));
    if (rows.empty()) co_return std::nullopt;
    co_return store::relationships::to_relationship(rows.front()).type;
}

void Relationships::tell(store::Unit& unit, UserId user, const Relationship& relationship, ProfilePtr other) {
    unit.add(store::relationships::save(user, relationship));
    unit.tell(RelationshipSaved{.user_id = user, .relationship = relationship, .other = std::move(other)});
}

Task<> Relationships::befriend(UserId user, UserId other) {
    const ProfilePtr own = co_await directory_.find(user);
    const ProfilePtr theirs = co_await directory_.find(other);
    if (!own || !theirs) throw Refusal(Code::UnknownUser);
    if (user == other || theirs->is_bot || own->is_bot) throw Refusal(Code::InvalidRecipients);
    if (has_blocked(user, other) || has_blocked(other, user)) throw Refusal(Code::CannotMessageUser);
    const auto now_is = co_await between(user, other);
    if (now_is == Type::Friend || now_is == Type::Outgoing) co_return;
    const bool accepts = now_is == Type::Incoming;
    co_await store_.write([&](store::Unit& unit) {
        const Time now = clock_.now();
        tell(unit, user, {.other = other, .type = accepts ? Type::Friend : Type::Outgoing, .since = now}, theirs);
        tell(unit, other, {.other = user, .type = accepts ? Type::Friend : Type::Incoming, .since = now}, own);
    });
}

Task<> Relationships::block(UserId user, UserId other) {
    const ProfilePtr theirs = co_await directory_.find(other);
    if (!theirs) throw Refusal(Code::UnknownUser);
    if (user == other) throw Refusal(Code::InvalidRecipients);
    const auto they_have = co_await between(other, user);
    co_await store_.write([&](store::Unit& unit) {
        tell(unit, user, {.other = other, .type = Type::Blocked, .since = clock_.now()}, theirs);
        if (!they_have || they_have == Type::Blocked) return;
        unit.add(store::relationships::erase(other, user));
        unit.tell(RelationshipEnded{.user_id = other, .other = user, .was = *they_have});
    });
}

Task<> Relationships::end(UserId user, UserId other) {
    const auto own = co_await between(user, other);
    if (!own) throw Refusal(Code::UnknownUser);
    const auto theirs = *own == Type::Blocked ? std::nullopt : co_await between(other, user);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::relationships::erase(user, other));
        unit.tell(RelationshipEnded{.user_id = user, .other = other, .was = *own});
        if (!theirs || *theirs == Type::Blocked) return;
        unit.add(store::relationships::erase(other, user));
        unit.tell(RelationshipEnded{.user_id = other, .other = user, .was = *theirs});
    });
}

}  // namespace parley::core
