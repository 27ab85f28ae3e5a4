#include "net/task_group.h"

#include "base/log.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <list>
#include <utility>

namespace parley::net {
namespace asio = boost::asio;

namespace {

// A task that ends without ever waiting must not be the one that co_spawn runs: cancelled at that moment, its entry
// point would throw out of the loop. So every task waits once before it starts.
Task<> start_later(Task<> task) {
    co_await asio::post(asio::use_awaitable);
    co_await std::move(task);
}

void log_failure(const char* name, std::exception_ptr failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const boost::system::system_error& error) {
        if (error.code() != asio::error::operation_aborted) log::error("task.failed name={} error=\"{}\"", name, error.what());
    } catch (const std::exception& error) {
        log::error("task.failed name={} error=\"{}\"", name, error.what());
    } catch (...) {
        log::error("task.failed name={} error=unknown", name);
    }
}

}  // namespace

struct TaskGroup::State {
    explicit State(asio::io_context& owner) : context(owner) {}

    asio::io_context& context;
    std::list<asio::cancellation_signal> signals;
    bool is_cancelled = false;
    std::function<void()> done;
};

TaskGroup::TaskGroup(asio::io_context& context) : state_(std::make_shared<State>(context)) {}

TaskGroup::~TaskGroup() { cancel(); }

void TaskGroup::spawn(const char* name, Task<> task) {
    if (state_->is_cancelled) return;
    const auto signal = state_->signals.emplace(state_->signals.end());
    auto ended = [state = state_, signal, name](std::exception_ptr failure) {
        state->signals.erase(signal);
        if (failure) log_failure(name, failure);
        if (state->signals.empty() && state->done) std::exchange(state->done, nullptr)();
    };
    asio::co_spawn(state_->context, start_later(std::move(task)),
                   asio::bind_cancellation_slot(signal->slot(), std::move(ended)));
}

void TaskGroup::cancel() {
    const auto state = state_;
    state->is_cancelled = true;
    for (auto it = state->signals.begin(); it != state->signals.end();) {
        const auto current = it++;  // emitting may end the task, which erases its entry
        current->emit(asio::cancellation_type::terminal);
    }
}

bool TaskGroup::is_empty() const { return state_->signals.empty(); }

void TaskGroup::when_empty(std::function<void()> done) {
    if (is_empty()) return done();
    state_->done = std::move(done);
}

}  // namespace parley::net
