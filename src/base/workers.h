// base/workers.h -- A pool of threads for work that blocks. Give it to `run_on` (base/blocking.h).
#pragma once
#include "base/thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <string>
#include <vector>

namespace parley {

class Workers {
public:
    using executor_type = boost::asio::io_context::executor_type;

    // `name` goes to every thread: at most 15 characters.
    Workers(const std::string& name, int threads, Priority priority = Priority::Normal)
        : context_(threads), work_(context_.get_executor()) {
        for (int i = 0; i < threads; ++i) threads_.push_back(start_thread(name, priority, [this] { context_.run(); }));
    }
    ~Workers() { join(); }

    executor_type get_executor() { return context_.get_executor(); }

    // Returns when everything that was given to the pool is done.
    void join() {
        work_.reset();
        for (std::thread& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
    }

private:
    boost::asio::io_context context_;
    boost::asio::executor_work_guard<executor_type> work_;
    std::vector<std::thread> threads_;
};

}  // namespace parley
