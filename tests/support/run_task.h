// tests/support/run_task.h -- Runs tasks to their end on the test's own thread.
#pragma once
#include "base/task.h"
#include "model/refusal.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <optional>
#include <utility>

namespace parley::test {

// The task's result or its exception.
template <class T>
T run_task(boost::asio::io_context& loop, Task<T> task) {
    auto future = boost::asio::co_spawn(loop, std::move(task), boost::asio::use_future);
    loop.restart();
    loop.run();
    return future.get();
}

// The code it is refused with; nothing when it ends well.
template <class T>
std::optional<Code> refusal_of(boost::asio::io_context& loop, Task<T> task) {
    try {
        run_task(loop, std::move(task));
        return std::nullopt;
    } catch (const Refusal& refusal) {
        return refusal.code;
    }
}

}  // namespace parley::test
