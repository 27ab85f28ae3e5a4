#include "net/server.h"

#include "base/log.h"
#include "net/listener.h"
#include "net/loop.h"
#include "net/worker.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <utility>

namespace parley::net {
using namespace std::chrono_literals;

Site::Site(const Router& table, ServerConfig settings)
    : router(table),
      config(std::move(settings)),
      limits{.header = config.header_limit, .target = config.target_limit, .fields = config.header_count_limit},
      trusted(config.trusted),
      admission(config.connection_limit, config.connections_per_address, static_cast<std::size_t>(config.backlog_mib) << 20),
      spool(config.spool_folder, static_cast<std::uint64_t>(config.spool_mib) << 20) {
    if (config.tls_cert.empty() != config.tls_key.empty()) throw std::runtime_error("TLS needs both a certificate and a key.");
    if (!config.tls_cert.empty()) tls.emplace(config.tls_cert, config.tls_key);
}

struct Server::State {
    State(Loops& all, const Router& router, ServerConfig config)
        : loops(all),
          site(std::make_shared<Site>(router, std::move(config))),
          listener(std::make_shared<Listener>(all[0], site->config.address, site->config.port)),
          port(listener->port()) {
        for (int i = 0; i < loops.count(); ++i) workers.push_back(std::make_shared<Worker>(loops[i], site));
    }

    void accept(int socket, const IpAddress& address);
    void stop_accepting();
    template <class Action>
    void on_every_loop(Action action);

    Loops& loops;
    std::shared_ptr<Site> site;
    std::shared_ptr<Listener> listener;
    int port;
    std::vector<std::shared_ptr<Worker>> workers;
    std::size_t next_worker = 0;  // on the first loop
};

void Server::State::accept(int socket, const IpAddress& address) {
    auto ticket = site->admission.admit(address, site->trusted.contains(address));
    if (!ticket) {
        ::close(socket);
        return;
    }
    const auto worker = workers[next_worker++ % workers.size()];
    if (&worker->loop() == &loops[0]) return worker->accept(socket, address, std::move(*ticket));
    // std::function wants a copy; the ticket has none.
    auto shared = std::make_shared<Admission::Ticket>(std::move(*ticket));
    worker->loop().post([worker, socket, address, shared] { worker->accept(socket, address, std::move(*shared)); });
}

void Server::State::stop_accepting() {
    loops[0].call([this] { listener->close(); });
}

template <class Action>
void Server::State::on_every_loop(Action action) {
    for (const auto& worker : workers) worker->loop().call([&] { action(*worker); });
}

Server::Server(Loops& loops, const Router& router, ServerConfig config) {
    // OpenSSL writes with write(2), which can't be told to leave the signal away as send(2) can.
    std::signal(SIGPIPE, SIG_IGN);
    state_ = std::make_unique<State>(loops, router, std::move(config));
}

Server::~Server() {
    state_->stop_accepting();
    state_->on_every_loop([](Worker& worker) { worker.abort(); });
    while (!state_->site->admission.wait_until_empty(5s)) {
        log::warn("server.waits connections={} for=\"handlers that do not end\"", state_->site->admission.count());
    }
    state_->on_every_loop([](Worker& worker) { worker.detach(); });
}

int Server::port() const { return state_->port; }

void Server::start() {
    state_->loops[0].call([state = state_.get()] {
        state->listener->start([state](int socket, const IpAddress& address) { state->accept(socket, address); });
    });
}

void Server::drain(std::chrono::milliseconds grace) {
    state_->stop_accepting();
    state_->on_every_loop([](Worker& worker) { worker.drain(); });
    state_->site->admission.wait_until_empty(grace);
}

}  // namespace parley::net
