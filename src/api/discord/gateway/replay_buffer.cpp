#include "api/discord/gateway/replay_buffer.h"

namespace parley::api::discord::gateway {

std::uint64_t ReplayBuffer::add(DispatchPtr dispatch) {
    bytes_ += dispatch->size();
    kept_.push_back(std::move(dispatch));
    while (kept_.size() > 1 && (kept_.size() > limits_.count || bytes_ > limits_.bytes)) drop_oldest();
    return ++last_;
}

void ReplayBuffer::forget_through(std::uint64_t sequence) {
    if (sequence > last_) return;
    while (kept_.size() > last_ - sequence) drop_oldest();
}

void ReplayBuffer::drop_oldest() {
    bytes_ -= kept_.front()->size();
    kept_.pop_front();
}

}  // namespace parley::api::discord::gateway
