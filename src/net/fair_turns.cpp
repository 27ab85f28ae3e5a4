#include "net/fair_turns.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parley::net {
namespace asio = boost::asio;

Task<FairTurns::Turn> FairTurns::take(IpAddress who) {
    if (free_ > 0) {
        --free_;
        co_return Turn(*this);
    }
    auto start = [&](auto resume) {
        auto loop = asio::get_associated_executor(resume);
        enter(who.subscriber(), [loop, resume = std::move(resume), alive = asio::make_work_guard(loop)]() mutable {
            asio::post(loop, std::move(resume));
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(start, asio::use_awaitable);
    co_return Turn(*this);
}

void FairTurns::enter(const IpAddress& who, Resume resume) {
    const auto [at, is_first] = waiting_.try_emplace(who);
    if (is_first) order_.push_back(who);
    at->second.push_back(std::move(resume));
}

// The turn goes to whoever waits; nobody who comes meanwhile can take it.
void FairTurns::leave() {
    if (order_.empty()) return void(++free_);
    const auto at = waiting_.find(order_.front());
    order_.pop_front();
    Resume resume = std::move(at->second.front());
    at->second.pop_front();
    if (at->second.empty()) {
        waiting_.erase(at);
    } else {
        order_.push_back(at->first);
    }
    resume();
}

}  // namespace parley::net
