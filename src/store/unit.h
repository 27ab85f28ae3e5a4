// store/unit.h -- A unit of work as core fills it: statements, and the events that they cause. It is filled as it takes
// its place in the queue, so the ids drawn here are in commit order and in delivery order.
#pragma once
#include "db/database.h"

#include <utility>
#include <vector>

namespace parley::store {

class Unit {
public:
    Unit(db::Job& job, Snowflakes& snowflakes) : job_(job), snowflakes_(snowflakes) {}

    template <class SomeId>
    SomeId next_id() { return SomeId{snowflakes_.next()}; }
    void add(db::Statement statement) { job_.statements.push_back(std::move(statement)); }
    void add(std::vector<db::Statement> statements) {
        for (db::Statement& one : statements) add(std::move(one));
    }
    void tell(Event event);
    void tell(EventPtr event) { job_.events.push_back(std::move(event)); }

private:
    db::Job& job_;
    Snowflakes& snowflakes_;
};

}  // namespace parley::store
