// base/thread.h -- Threads with a name (`top -H` and profilers show it) and a place behind the chat when they only work
// ahead of need or take long: feeding an index, hashing a password, folding a log back, reading pages of history.
#pragma once
#include <chrono>
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

// For work behind the chat, as often as is convenient: gives the processor to whoever waits for it, when the calling thread
// has had it for kMostAtOnce. Does nothing on a thread of Normal priority. Linux looks by itself only at a tick, every 1 to 4 ms, whether somebody more urgent is due.
void offer_processor();

// Shorter, and where all want the processor such a thread would hardly get it back.
inline constexpr std::chrono::microseconds kMostAtOnce{500};

}  // namespace parley
