// core/actor.h -- Who does something in a guild, and why they say that they do it: the audit log keeps both.
#pragma once
#include "model/id.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace parley::core {

// A user's id is an actor that gives no reason.
struct Actor {
    Actor(UserId user, std::optional<std::string> why = {}) : id(user), reason(std::move(why)) {}
    operator UserId() const { return id; }

    UserId id;
    std::optional<std::string> reason;  // at most 512 characters
};

// Changes a copy of a thing as it is when the actor's turn has come, or throws a Refusal. Who may change which of its parts
// is checked afterwards, by what became different.
template <class Thing>
using Edit = std::function<void(Thing&)>;

}  // namespace parley::core
