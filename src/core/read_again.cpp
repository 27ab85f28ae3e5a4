#include "core/read_again.h"

#include "base/thread.h"

#include <utility>

namespace parley::core {

bool ReadAgain::ask() {
    is_asked_ = true;
    return !std::exchange(is_reading_, true);
}

void ReadAgain::note(const EventPtr& event) {
    if (is_reading_) told_.push_back(event);
}

void ReadAgain::begin() {
    is_asked_ = false;
    told_.clear();
}

std::vector<EventPtr> ReadAgain::end() {
    is_reading_ = false;
    return std::exchange(told_, {});
}

void ReadAgain::start() {
    const std::lock_guard lock(thread_mutex_);
    if (thread_.joinable()) thread_.join();  // it has read, and is about to end
    thread_ = start_thread(name_, Priority::Background, read_);
}

void ReadAgain::wait() {
    const std::lock_guard lock(thread_mutex_);
    if (thread_.joinable()) thread_.join();
}

}  // namespace parley::core
