// base/task.h -- A coroutine that runs on one event loop.
#pragma once
#include <boost/asio/awaitable.hpp>

namespace parley {

template <class T = void>
using Task = boost::asio::awaitable<T>;

}  // namespace parley
