#include "base/thread.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace parley {

namespace {

thread_local bool is_background = false;

}  // namespace

std::thread start_thread(std::string name, Priority priority, std::function<void()> work) {
    return std::thread([name = std::move(name), priority, work = std::move(work)] {
        pthread_setname_np(pthread_self(), name.c_str());
        // On Linux a nice value belongs to a thread. A sandbox may refuse it: then the thread is only less polite.
        is_background = priority == Priority::Background;
        if (is_background) setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBackgroundNice);
        work();
    });
}

void offer_processor() {
    if (!is_background) return;
    using Clock = std::chrono::steady_clock;
    static thread_local Clock::time_point last{};
    if (Clock::now() - last < kMostAtOnce) return;
    std::this_thread::yield();
    last = Clock::now();
}

}  // namespace parley
