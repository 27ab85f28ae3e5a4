#include "net/loop.h"

#include "base/log.h"
#include "base/thread.h"
#include "net/task_group.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace parley::net {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

struct Tick {
    int number = 0;
    std::function<void(std::chrono::steady_clock::time_point)> call;  // empty: removed while ticks were being called
};

}  // namespace

struct Loop::State {
    explicit State(int number) : index(number) {}

    void run();
    void run_endings();
    void arm_timer();
    void run_ticks();
    void end_tasks(std::promise<void>& ended);

    const int index;
    asio::io_context context{1};
    TaskGroup tasks{context};
    std::vector<TaskGroup*> groups{&tasks};
    std::vector<std::function<void()>> endings, endings_now;
    std::vector<Tick> ticks;
    int last_tick = 0;
    bool is_armed = false;
    asio::steady_timer timer{context};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
    std::thread thread;
    std::mutex starting;  // guards is_running against a call() that comes while stop() runs
    bool is_running = false;
};

// What a handler lets escape must not end the program: the loop logs it and goes on.
void Loop::State::run() {
    for (;;) {
        try {
            context.run();
            return;
        } catch (const std::exception& error) {
            log::error("loop.failed index={} error=\"{}\"", index, error.what());
        }
    }
}

void Loop::State::run_endings() {
    std::swap(endings, endings_now);  // what these add belongs to the next turn
    for (auto& work_item : endings_now) work_item();
    endings_now.clear();
}

void Loop::State::arm_timer() {
    is_armed = true;
    timer.expires_after(1s);
    timer.async_wait([this](boost::system::error_code error) {
        is_armed = false;
        if (!error) run_ticks();
        std::erase_if(ticks, [](const Tick& tick) { return !tick.call; });
        if (!ticks.empty() && !is_armed) arm_timer();
    });
}

void Loop::State::run_ticks() {
    const auto now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const auto call = ticks[i].call;  // a copy: the call may add ticks, which moves the vector
        if (call) call(now);
    }
}

void Loop::State::end_tasks(std::promise<void>& ended) {
    const auto left = std::make_shared<std::size_t>(groups.size());
    for (TaskGroup* group : std::vector(groups)) {
        group->cancel();
        group->when_empty([left, &ended] {
            if (--*left == 0) ended.set_value();
        });
    }
}

Loop::Loop(int index) : state_(std::make_unique<State>(index)) {}

Loop::~Loop() { stop(); }

int Loop::index() const { return state_->index; }
asio::io_context& Loop::context() { return state_->context; }

void Loop::post(std::function<void()> work) { asio::post(state_->context, std::move(work)); }

void Loop::at_end_of_turn(std::function<void()> work) {
    // Asio queues the posted call behind the handlers that are ready, and polls the sockets once more before it.
    if (state_->endings.empty()) asio::post(state_->context, [state = state_.get()] { state->run_endings(); });
    state_->endings.push_back(std::move(work));
}

void Loop::spawn(const char* name, Task<> task) { state_->tasks.spawn(name, std::move(task)); }

void Loop::adopt(TaskGroup& group) { state_->groups.push_back(&group); }
void Loop::release(TaskGroup& group) { std::erase(state_->groups, &group); }

int Loop::add_tick(std::function<void(std::chrono::steady_clock::time_point)> tick) {
    state_->ticks.push_back({++state_->last_tick, std::move(tick)});
    if (!state_->is_armed) state_->arm_timer();
    return state_->last_tick;
}

void Loop::remove_tick(int number) {
    for (Tick& tick : state_->ticks) {
        if (tick.number == number) tick.call = nullptr;
    }
    const bool is_any_left = std::ranges::any_of(state_->ticks, [](const Tick& tick) { return bool(tick.call); });
    if (!is_any_left) state_->timer.cancel();  // its handler sweeps the vector
}

void Loop::call(std::function<void()> work) {
    std::packaged_task<void()> task(std::move(work));
    auto ran = task.get_future();
    std::unique_lock lock(state_->starting);
    if (state_->is_running) {
        post([&] { task(); });
        lock.unlock();
    } else {
        lock.unlock();
        task();
    }
    ran.get();
}

void Loop::start() {
    std::lock_guard lock(state_->starting);
    if (state_->is_running) return;
    state_->is_running = true;
    state_->work.emplace(state_->context.get_executor());
    state_->thread = start_thread("loop", Priority::Normal, [state = state_.get()] { state->run(); });
}

void Loop::stop() {
    if (!state_->thread.joinable()) return;
    std::promise<void> ended;
    auto all_ended = ended.get_future();
    post([&] { state_->end_tasks(ended); });
    if (all_ended.wait_for(5s) == std::future_status::timeout) {
        log::warn("loop.waits index={} for=\"tasks that do not end\"", state_->index);
        all_ended.wait();
    }
    std::unique_lock lock(state_->starting);
    state_->is_running = false;
    lock.unlock();
    post([this] { state_->context.stop(); });  // behind every call() that found the loop running
    state_->thread.join();
}

Loops::Loops(int count) {
    for (int i = 0; i < count; ++i) loops_.push_back(std::make_unique<Loop>(i));
}

void Loops::start() {
    for (auto& loop : loops_) loop->start();
}

void Loops::stop() {
    for (auto& loop : loops_) loop->stop();
}

}  // namespace parley::net
