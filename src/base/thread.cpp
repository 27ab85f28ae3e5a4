#include "base/thread.h"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <utility>

namespace parley {
namespace {

// struct sched_attr of sched_setattr(2), which glibc 2.36 does not declare. Runtime is the slice, in nanoseconds.
struct SchedulingAttributes {
    std::uint32_t size, policy;
    std::uint64_t flags;
    std::int32_t nice;
    std::uint32_t priority;
    std::uint64_t runtime, deadline, period;
};

// Kernels that know no slices ignore it, and a sandbox may refuse it: then the thread waits for its turn like the others.
void ask_for_short_slices() {
    SchedulingAttributes asked{};
    asked.size = sizeof(asked);
    asked.policy = SCHED_OTHER;
    asked.nice = getpriority(PRIO_PROCESS, 0);
    asked.runtime = static_cast<std::uint64_t>(std::chrono::nanoseconds(kPromptSlice).count());
    syscall(SYS_sched_setattr, 0, &asked, 0);
}

}  // namespace

std::thread start_thread(std::string name, Priority priority, std::function<void()> work) {
    return std::thread([name = std::move(name), priority, work = std::move(work)] {
        pthread_setname_np(pthread_self(), name.c_str());
        if (priority == Priority::Prompt) ask_for_short_slices();
        // On Linux a nice value belongs to a thread. A sandbox may refuse it: then the thread is only less polite.
        if (priority == Priority::Background) setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBackgroundNice);
        work();
    });
}

}  // namespace parley
