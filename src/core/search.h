// core/search.h -- Full-text search of messages. The index lives in a file of its own beside the database, is fed
// behind the commit by a thread of its own, and can be thrown away: what it lacks it reads again.
#pragma once
#include "base/task.h"
#include "bus/local_bus.h"
#include "store/store.h"

#include <memory>
#include <string>
#include <vector>

namespace parley::db::sqlite { struct Found; }

namespace parley::core {

class Search {
public:
    // Opens the index (`path`), or makes it anew when it is damaged. Nothing is read before start().
    Search(store::Store& store, bus::LocalBus& bus, const std::string& path);
    // Stops feeding; what is missing is read at the next start.
    ~Search();

    void start();

    // The newest `limit` messages of these channels that hold all of the words, the last one perhaps only begun.
    // Text without a word finds nothing.
    Task<std::vector<Message>> find(std::string text, std::vector<ChannelId> channels, int limit);

private:
    struct State;
    Task<std::vector<Message>> load(const std::vector<db::sqlite::Found>& places);
    Task<> drop_changed(const std::string& text, std::vector<Message>& messages);

    std::unique_ptr<State> state_;
};

}  // namespace parley::core
