// core/turns.h -- One at a time for each key, first come first served, across event loops: who reads, decides and writes
// must not be overtaken between reading and writing. Whoever waits keeps no thread.
#pragma once
#include "base/task.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace parley::core {

class Turns {
    struct State {
        std::mutex mutex;  // guards waiting
        // A key is there while somebody has its turn.
        std::unordered_map<std::uint64_t, std::deque<std::move_only_function<void()>>> waiting;

        // Calls `resume` when the turn has come.
        void enter(std::uint64_t key, std::move_only_function<void()> resume) {
            std::unique_lock lock(mutex);
            const auto [at, is_free] = waiting.try_emplace(key);
            if (!is_free) return at->second.push_back(std::move(resume));
            lock.unlock();
            resume();
        }
        void leave(std::uint64_t key) {
            std::move_only_function<void()> next;
            {
                const std::lock_guard lock(mutex);
                const auto at = waiting.find(key);
                if (at->second.empty()) return void(waiting.erase(at));
                next = std::move(at->second.front());
                at->second.pop_front();
            }
            next();
        }
    };

public:
    // The turn lasts as long as this does.
    class Turn {
    public:
        Turn(std::shared_ptr<State> state, std::uint64_t key) : state_(std::move(state)), key_(key) {}
        Turn(Turn&& other) noexcept = default;
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (state_) state_->leave(key_);
        }

    private:
        std::shared_ptr<State> state_;
        std::uint64_t key_;
    };

    // Waits for it. Never take a second one while holding one: two of those could wait for each other.
    Task<Turn> take(std::uint64_t key) {
        auto start = [&](auto resume) {
            auto loop = boost::asio::get_associated_executor(resume);
            state_->enter(key, [loop, resume = std::move(resume), alive = boost::asio::make_work_guard(loop)]() mutable {
                boost::asio::post(loop, std::move(resume));
            });
        };
        co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(start, boost::asio::use_awaitable);
        co_return Turn(state_, key);
    }

private:
    std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace parley::core
