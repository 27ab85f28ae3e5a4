// base/blocking.h -- Takes blocking work (password hashing, database reads) off an event loop and back again.
#pragma once
#include "base/task.h"
#include "base/workers.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <concepts>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace parley {

// Runs `work` on a thread of the pool and resumes on the caller's loop with its result or its exception. The work may
// use the caller's locals by reference: the caller stays suspended until it ended, also when it is cancelled (there is
// nothing to cancel in between). One hop costs about 20 us, so one hop an action, not a statement. `co_spawn` onto a
// pool is not the same: with Boost 1.81 cancelling the waiter then throws out of the pool's thread.
template <std::invocable Work>
Task<std::invoke_result_t<Work&>> run_on(Workers& threads, Work work) {
    using Result = std::invoke_result_t<Work&>;
    using Kept = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;
    std::optional<Kept> result;
    std::exception_ptr failure;
    auto start = [&](auto resume) {
        auto loop = boost::asio::get_associated_executor(resume);
        boost::asio::post(threads.get_executor(), [&, loop, resume = std::move(resume),
                                    alive = boost::asio::make_work_guard(loop)]() mutable {
            try {
                if constexpr (std::is_void_v<Result>) {
                    work();
                    result.emplace();
                } else {
                    result.emplace(work());
                }
            } catch (...) {
                failure = std::current_exception();
            }
            boost::asio::post(loop, std::move(resume));
        });
    };
    co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(start, boost::asio::use_awaitable);
    if (failure) std::rethrow_exception(failure);
    if constexpr (!std::is_void_v<Result>) co_return std::move(*result);
}

}  // namespace parley
