// net/deadlines.h -- The deadlines of one loop's connections: a wheel of one-second slots, so that a hundred thousand
// connections need neither a timer each nor a scan. Setting a later deadline than the one that is filed costs nothing:
// the entry is filed again when its old slot comes round.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>

namespace parley::net {

class Deadlines;

// What can be late. Leaves the wheel when it is destroyed.
class Timed {
public:
    Timed() = default;
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

protected:
    ~Timed() { unlink(); }
    virtual void on_deadline() = 0;

private:
    friend class Deadlines;
    void unlink();
    void link_before(Timed& head);

    Timed* previous_ = nullptr;
    Timed* next_ = nullptr;
    std::uint32_t due_ = 0;    // the tick at which it is late
    std::uint32_t filed_ = 0;  // the tick whose slot it lies in; 0: parked
};

class Deadlines {
public:
    Deadlines();

    // Makes `entry` late once, not before `after` has passed and about a second later at most, unless it is set or parked
    // again first.
    void set(Timed& entry, std::chrono::seconds after);
    // The entry stays in the table without a deadline.
    void park(Timed& entry);
    void remove(Timed& entry);

    // Sets aside what is late by now, for tell_late().
    void advance(std::chrono::steady_clock::time_point now);
    // Calls on_deadline() of so many late entries at most; true when there are more. Thousands of connections that were
    // opened together are late together, and the loop has others to serve meanwhile.
    bool tell_late(int most);
    // Seconds, counted since the table was made. Moves only in advance().
    std::uint32_t now() const { return now_; }

    // Every entry, parked or not; one that is set or parked meanwhile may be visited twice.
    void for_each(const std::function<void(Timed&)>& visit);

private:
    static constexpr std::uint32_t kSlots = 128;
    struct Head final : Timed {
        Head() { reset(); }
        void on_deadline() override {}
        void reset();
        bool is_empty() const;
        Timed& first();
        void take_all(Head& from);  // behind what is here
    };
    void file(Timed& entry);

    std::chrono::steady_clock::time_point start_;
    std::uint32_t now_ = 1;
    std::array<Head, kSlots> slots_;
    Head late_, parked_;
};

}  // namespace parley::net
