// net/world_test.h -- A server on a free port with routes for the tests of this room.
#pragma once
#include "net/loop.h"
#include "net/server.h"
#include "net/websocket.h"
#include "support/temp_folder.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace parley::net {

// What happened on the loops, for the test's thread to wait for.
class Journal {
public:
    void add(std::string line);
    // Waits up to ten seconds for `line` and fails the test when it does not come.
    void await(const std::string& line);
    std::vector<std::string> lines() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> lines_;
};

struct World {
    explicit World(ServerConfig config = {}, int loop_count = 2);
    ~World();

    int port() const { return server->port(); }

    // For the route /file.
    void write_file(const std::string& name, std::string_view content);

    test::TempFolder folder;
    test::TempFolder spool;
    Journal journal;
    Loops loops;
    Router router;
    std::unique_ptr<Server> server;
};

}  // namespace parley::net
