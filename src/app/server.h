// app/server.h -- The running program: everything that it is made of, in building order. Destruction undoes it.
#pragma once
#include "app/config.h"

#include <functional>
#include <memory>
#include <string>

namespace parley::app {

class Server {
public:
    // Opens the data folder and binds the port; throws std::runtime_error with a sentence for a person. `on_broken` is
    // called once, by any thread, with a sentence when the disk failed so that the server has to stop: nothing is
    // accepted any more. It must not throw or block.
    Server(const Config& config, std::function<void(const std::string&)> on_broken);
    ~Server();

    void start();
    // Answers what is under way, tells every connection to come back, commits what is queued.
    void drain();
    int port() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley::app
