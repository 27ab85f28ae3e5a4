// Runs the server until SIGTERM or SIGINT.
#include "app/commands.h"
#include "app/server.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <pthread.h>
#include <sys/resource.h>

namespace parley::app {
namespace {

// Every connection is a file descriptor; the usual soft limit of 1,024 is for programs that still use select().
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// Blocked before any thread is made, so that all inherit it and sigwait below is the one place that they reach.
sigset_t block_stop_signals() {
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return stop;
}

}  // namespace

void serve(const Config& config) {
    const sigset_t stop = block_stop_signals();
    raise_file_limit();
    Server server(config);
    server.start();
    const char* scheme = config.server.tls_cert.empty() ? "http" : "https";
    fmt::print("Parley is ready: {}://{}:{}\n", scheme, config.server.address, server.port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&stop, &signal);
    server.drain();
}

}  // namespace parley::app
