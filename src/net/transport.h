// net/transport.h -- A channel and the coroutine's way to wait for it, through Asio.
#pragma once
#include "base/task.h"
#include "net/channel.h"

#include <memory>

namespace boost::asio { class io_context; }

namespace parley::net {

class Transport {
public:
    Transport(boost::asio::io_context& context, Channel channel);
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    Channel& channel() { return channel_; }

    // Waits for what `want` says (WantRead or WantWrite). False: cancelled or closed.
    Task<bool> wait(IoStatus want);

    void cancel();      // ends the waits; the connection stays open
    Channel release();  // ends the waits and gives the channel away
    void close();
    void reset();       // see Channel

private:
    struct Watch;
    void stop_watching();

    Channel channel_;
    std::unique_ptr<Watch> watch_;
};

}  // namespace parley::net
