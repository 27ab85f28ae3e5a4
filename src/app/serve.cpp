// Runs the server until SIGTERM or SIGINT.
#include "app/commands.h"
#include "app/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <pthread.h>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

// jemalloc's, where it is the allocator (src/allocator.cpp): the sanitizers bring their own.
extern "C" int mallctl(const char* name, void* old_value, size_t* old_size, void* value, size_t size) __attribute__((weak));

namespace parley::app {
namespace {

constexpr rlim_t kOwnDescriptors = 256;  // files of the database, epoll sets; more than there are

// Every connection is a file descriptor; the usual soft limit of 1,024 is for programs that still use select().
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// The kernel's table of descriptors doubles as it fills, and in a process with several threads each doubling waits for
// every core to pass by (synchronize_rcu in fs/file.c): 8 to 16 ms, in which whoever opens the descriptor stands still, five
// times on the way to 5,000. While there is one thread the table grows at no such cost, to its final size.
void reserve_descriptors(int connections) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = static_cast<rlim_t>(connections) + kOwnDescriptors;
    const int highest = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, static_cast<int>(std::min(wanted, limit.rlim_cur - 1)));
    if (highest >= 0) close(highest);
}

// After the above, for it is a thread.
void start_giving_memory_back() {
    bool is_on = true;
    if (mallctl != nullptr) mallctl("background_thread", nullptr, nullptr, &is_on, sizeof is_on);
}

// Blocked before any thread is made, so that all inherit it and sigwait below is the one place that they reach.
sigset_t block_stop_signals() {
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error like a full disk
    return stop;
}

// Why the server had to stop by itself.
struct Breakdown {
    std::mutex mutex;
    std::string reason;

    void stop_because(const std::string& why) {
        const std::lock_guard lock(mutex);
        reason = why;
        kill(getpid(), SIGTERM);
    }
};

}  // namespace

void serve(const Config& config) {
    const sigset_t stop = block_stop_signals();
    raise_file_limit();
    reserve_descriptors(config.server.connection_limit);
    start_giving_memory_back();
    Breakdown breakdown;
    Server server(config, [&](const std::string& why) { breakdown.stop_because(why); });
    server.start();
    const char* scheme = config.server.tls_cert.empty() ? "http" : "https";
    fmt::print("Parley is ready: {}://{}:{}\n", scheme, config.server.address, server.port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&stop, &signal);
    server.drain();
    const std::lock_guard lock(breakdown.mutex);
    if (!breakdown.reason.empty()) throw std::runtime_error(breakdown.reason);
}

}  // namespace parley::app
