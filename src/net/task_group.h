// net/task_group.h -- The owner of coroutines: it logs their failures, cancels them and says when the last has ended.
#pragma once
#include "base/task.h"

#include <functional>
#include <memory>

namespace boost::asio { class io_context; }

namespace parley::net {

// Everything here happens on the thread that runs `context`, which outlives the group.
class TaskGroup {
public:
    explicit TaskGroup(boost::asio::io_context& context);
    ~TaskGroup();  // cancels; the tasks end by themselves later
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    // Starts the task soon, never from inside this call. A failure is logged as `name`. After cancel() the task is
    // dropped instead.
    void spawn(const char* name, Task<> task);

    // The next co_await of every task throws. No task starts from now on.
    void cancel();

    bool is_empty() const;
    // Calls `done` once no task is left, at once when none is. One caller at a time.
    void when_empty(std::function<void()> done);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace parley::net
