// base/thread.h -- Threads with a name (`top -H` and profilers show it) and a place behind the chat when they only work
// ahead of need: feeding an index, hashing a password, folding a log back.
#pragma once
#include <functional>
#include <string>
#include <thread>

namespace parley {

enum class Priority {
    Normal,
    Background,  // gets the processor when nobody else wants it, and a small share when somebody does
};

// The nice value of Background: some 9% of a core beside a busy thread of ours.
inline constexpr int kBackgroundNice = 10;

// `name` has at most 15 characters: the kernel keeps no more.
std::thread start_thread(std::string name, Priority priority, std::function<void()> work);

}  // namespace parley
