#include "base/thread.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace parley {

std::thread start_thread(std::string name, Priority priority, std::function<void()> work) {
    return std::thread([name = std::move(name), priority, work = std::move(work)] {
        pthread_setname_np(pthread_self(), name.c_str());
        // On Linux a nice value belongs to a thread. A sandbox may refuse it: then the thread is only less polite.
        if (priority == Priority::Background) setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBackgroundNice);
        work();
    });
}

void offer_processor() {
    using Clock = std::chrono::steady_clock;
    static thread_local Clock::time_point last{};
    if (Clock::now() - last < kMostAtOnce) return;
    std::this_thread::yield();
    last = Clock::now();
}

}  // namespace parley
