// net/connection.h -- One connection of a worker, whatever it speaks.
#pragma once
#include "net/admission.h"
#include "net/deadlines.h"

#include <memory>

namespace parley::net {

class Worker;

// Everything here happens on the worker's loop.
class Connection : public Timed, public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<Worker> worker, Admission::Ticket ticket);
    virtual ~Connection();

    // The server stops: end what runs, begin nothing, go.
    virtual void drain() = 0;
    // Go now.
    virtual void abort() = 0;

protected:
    Worker& worker() { return *worker_; }
    std::shared_ptr<Worker> worker_;
    std::optional<Admission::Ticket> ticket_;

    // The connection counts no more. Later calls do nothing.
    void leave();

private:
    bool has_left_ = false;
};

}  // namespace parley::net
