#include "net/deadlines.h"

#include <algorithm>

namespace parley::net {

void Timed::unlink() {
    if (!next_) return;
    previous_->next_ = next_;
    next_->previous_ = previous_;
    previous_ = next_ = nullptr;
}

void Timed::link_before(Timed& head) {
    previous_ = head.previous_;
    next_ = &head;
    previous_->next_ = this;
    head.previous_ = this;
}

void Deadlines::Head::reset() { previous_ = next_ = this; }
bool Deadlines::Head::is_empty() const { return next_ == this; }
Timed& Deadlines::Head::first() { return *next_; }

void Deadlines::Head::take_all(Head& from) {
    if (from.is_empty()) return;
    previous_->next_ = from.next_;
    from.next_->previous_ = previous_;
    previous_ = from.previous_;
    previous_->next_ = this;
    from.reset();
}

Deadlines::Deadlines() : start_(std::chrono::steady_clock::now() - std::chrono::seconds(1)) {}

void Deadlines::set(Timed& entry, std::chrono::seconds after) {
    // One more: the current second has partly passed.
    entry.due_ = now_ + static_cast<std::uint32_t>(after.count()) + 1;
    if (entry.next_ && entry.filed_ != 0 && entry.filed_ <= entry.due_) return;
    entry.unlink();
    file(entry);
}

void Deadlines::park(Timed& entry) {
    entry.unlink();
    entry.filed_ = 0;
    entry.link_before(parked_);
}

void Deadlines::remove(Timed& entry) { entry.unlink(); }

void Deadlines::file(Timed& entry) {
    entry.filed_ = std::clamp(entry.due_, now_ + 1, now_ + kSlots - 1);
    entry.link_before(slots_[entry.filed_ % kSlots]);
}

void Deadlines::advance(std::chrono::steady_clock::time_point now) {
    const auto target = static_cast<std::uint32_t>(std::chrono::floor<std::chrono::seconds>(now - start_).count());
    if (target > now_ + kSlots) now_ = target - kSlots;  // after a long sleep every slot comes once
    while (now_ < target) {
        ++now_;
        late_.take_all(slots_[now_ % kSlots]);
    }
}

bool Deadlines::tell_late(int most) {
    while (!late_.is_empty()) {
        Timed& entry = late_.first();
        if (entry.due_ <= now_ && most-- == 0) return true;
        entry.unlink();
        if (entry.due_ > now_) {  // set again since it was filed
            file(entry);
        } else {
            entry.filed_ = 0;
            entry.link_before(parked_);
            entry.on_deadline();
        }
    }
    return false;
}

void Deadlines::for_each(const std::function<void(Timed&)>& visit) {
    auto visit_all = [&](Head& head) {
        Head seen;
        while (!head.is_empty()) {
            Timed& entry = head.first();
            entry.unlink();
            entry.link_before(seen);  // stays reachable for the rest of the visit
            visit(entry);
        }
        head.take_all(seen);
    };
    for (Head& slot : slots_) visit_all(slot);
    visit_all(late_);
    visit_all(parked_);
}

}  // namespace parley::net
