// model/relationship.h -- What somebody is to somebody else. The numbers are those of Discord's clients.
#pragma once
#include "model/id.h"

namespace parley {

struct Relationship {
    enum class Type : int { Friend = 1, Blocked = 2, Incoming = 3, Outgoing = 4 };
    UserId other;
    Type type = Type::Friend;
    Time since{};
};

}  // namespace parley
