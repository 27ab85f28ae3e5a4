// base/thread.h -- Threads with a name (`top -H` and profilers show it) and a place behind the chat when they only work
// ahead of need: feeding an index, hashing a password, folding a log back.
#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace parley {

enum class Priority {
    Prompt,  // somebody waits for every turn of it: takes the processor from the others when it has something to do
    Normal,
    Background,  // gets the processor when nobody else wants it, and a small share when somebody does
};

// The nice value of Background: some 9% of a core beside a busy thread of ours.
inline constexpr int kBackgroundNice = 10;

// The slice of Prompt. The scheduler of Linux 6.6 and later lets a thread run to the end of its slice, 3 ms, although a more
// important one has woken up; since 6.12 one that asks for a shorter slice need not wait for that. Before, it never had to.
inline constexpr std::chrono::microseconds kPromptSlice{500};

// `name` has at most 15 characters: the kernel keeps no more.
std::thread start_thread(std::string name, Priority priority, std::function<void()> work);

}  // namespace parley
