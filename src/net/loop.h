// net/loop.h -- An event loop on a thread of its own. A connection is born on a loop and never leaves it, so what
// belongs to a connection needs no lock. To reach another loop, post a value to it.
#pragma once
#include "base/task.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace boost::asio { class io_context; }

namespace parley::net {

class TaskGroup;

class Loop {
public:
    explicit Loop(int index);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    int index() const;  // 0 .. count-1
    boost::asio::io_context& context();

    // Any thread. Runs in the order posted.
    void post(std::function<void()> work);

    // This loop's thread only. Runs once, after the handlers that are ready now: where a turn's writes are gathered.
    void at_end_of_turn(std::function<void()> work);

    // This loop's thread only. Owns the task: a failure is logged under `name`, stop() cancels and waits for it.
    void spawn(const char* name, Task<> task);

    // This loop's thread only. stop() cancels and waits for this group's tasks too, until it is released.
    void adopt(TaskGroup& group);
    void release(TaskGroup& group);

    // This loop's thread only. Calls `tick` about once a second while the loop runs; costs nothing while none is set.
    // The returned number is for remove_tick.
    int add_tick(std::function<void(std::chrono::steady_clock::time_point)> tick);
    void remove_tick(int number);

    // Any thread but this loop's. Runs `work` on the loop and returns when it ran; when the loop does not run, it
    // runs on the caller's thread.
    void call(std::function<void()> work);

    void start();  // spawns the thread
    void stop();   // cancels the tasks, ends the thread and waits for it; any thread but its own

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The loops of the program, one a thread.
class Loops {
public:
    explicit Loops(int count);
    int count() const { return static_cast<int>(loops_.size()); }
    Loop& operator[](int index) { return *loops_[static_cast<std::size_t>(index)]; }
    void start();
    void stop();

private:
    std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace parley::net
