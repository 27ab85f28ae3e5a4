// api/discord/gateway/replay_buffer.h -- A session's dispatches, numbered from 1, of which the newest are kept so that a
// client that comes back gets what it missed.
#pragma once
#include "api/discord/gateway/dispatch.h"

#include <cstddef>
#include <cstdint>
#include <deque>

namespace parley::api::discord::gateway {

class ReplayBuffer {
public:
    struct Limits {
        std::size_t count = 2'000;
        std::size_t bytes = 1 << 20;  // the newest is kept even when it alone is more
    };
    ReplayBuffer() : ReplayBuffer(Limits{}) {}
    explicit ReplayBuffer(Limits limits) : limits_(limits) {}

    // Returns its sequence number.
    std::uint64_t add(DispatchPtr dispatch);
    std::uint64_t last() const { return last_; }  // 0: none yet
    std::size_t size() const { return kept_.size(); }

    // The client has everything up to there.
    void forget_through(std::uint64_t sequence);

    // Whether everything behind `sequence` is kept. False for numbers that were never given out.
    bool has_all_after(std::uint64_t sequence) const { return sequence <= last_ && last_ - sequence <= kept_.size(); }
    // Calls `visit(sequence, dispatch)` in order.
    template <class Visit>
    void for_each_after(std::uint64_t sequence, Visit visit) const {
        for (std::size_t i = kept_.size() - static_cast<std::size_t>(last_ - sequence); i < kept_.size(); ++i) {
            visit(last_ - (kept_.size() - 1 - i), kept_[i]);
        }
    }

private:
    void drop_oldest();

    Limits limits_;
    std::deque<DispatchPtr> kept_;  // the last of them is number last_
    std::size_t bytes_ = 0;
    std::uint64_t last_ = 0;
};

}  // namespace parley::api::discord::gateway
