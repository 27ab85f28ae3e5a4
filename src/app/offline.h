// app/offline.h -- The database and the rules for a command, without a server around them.
#pragma once
#include "app/config.h"
#include "base/task.h"
#include "core/passwords.h"
#include "core/search.h"
#include "db/sqlite/driver.h"
#include "store/store.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <type_traits>

namespace parley::app {

struct Offline {
    // Throws when the folder holds no database, unless it may be made.
    enum class Missing { Fails, IsMade };
    Offline(const Config& config, Missing missing);

    // Runs a task to its end on this thread.
    template <class T>
    T run(Task<T> task) {
        auto future = boost::asio::co_spawn(loop, std::move(task), boost::asio::use_future);
        loop.restart();
        loop.run();
        return future.get();
    }

    boost::asio::io_context loop;
    Clock clock;
    db::sqlite::Driver database;
    store::Store store{database};
};

}  // namespace parley::app
