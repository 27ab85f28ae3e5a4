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

}  // namespace parley
