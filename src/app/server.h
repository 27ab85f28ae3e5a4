// app/server.h -- The running program: everything that it is made of, in building order. Destruction undoes it.
#pragma once
#include "app/config.h"

#include <memory>

namespace parley::app {

class Server {
public:
    // Opens the data folder and binds the port; throws std::runtime_error with a sentence for a person.
    explicit Server(const Config& config);
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
