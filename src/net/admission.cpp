#include "net/admission.h"

#include "base/metrics.h"

namespace parley::net {
namespace {

constexpr std::size_t kAssured = 8192;  // this part of what may be kept is every address's, whatever the others do
constexpr std::size_t kShares = 4;  // so many addresses together can take all that may be kept

}  // namespace

Admission::Admission(int limit, int limit_per_address, std::size_t kept_limit)
    : limit_(limit), limit_per_address_(limit_per_address), kept_limit_(kept_limit),
      kept_gauge_(metrics::gauge("parley_kept_bytes", "What peers do not take, or have not sent to its end.")) {}

std::optional<Admission::Ticket> Admission::admit(const IpAddress& address, bool is_trusted) {
    const std::lock_guard lock(mutex_);
    if (count_ >= limit_) return std::nullopt;
    const IpAddress subscriber = address.subscriber();
    if (!is_trusted) {
        int& here = by_address_[subscriber].connections;
        if (here >= limit_per_address_) return std::nullopt;
        ++here;
    }
    ++count_;
    return Ticket(*this, subscriber, !is_trusted);
}

void Admission::leave(const Ticket& ticket) {
    const std::lock_guard lock(mutex_);
    if (ticket.is_counted_) {
        const auto here = by_address_.find(ticket.address_);
        here->second.kept -= ticket.kept();
        if (--here->second.connections == 0) by_address_.erase(here);
    }
    kept_ -= ticket.kept();
    if (ticket.kept() > 0) kept_gauge_.Set(static_cast<double>(kept_));
    if (--count_ == 0) emptied_.notify_all();
}

bool Admission::change(Ticket& ticket, std::size_t Ticket::*part, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    Here* const here = ticket.is_counted_ ? &by_address_.at(ticket.address_) : nullptr;
    const std::size_t now = ticket.*part;
    const auto after = [&](std::size_t before) { return before - now + bytes; };
    const bool is_assured = here && after(here->kept) <= kept_limit_ / kAssured;
    if (bytes > now && after(kept_) > kept_limit_ && !is_assured) return false;
    if (bytes > now && here && after(here->kept) > kept_limit_ / kShares) return false;
    kept_ = after(kept_);
    kept_gauge_.Set(static_cast<double>(kept_));
    if (here) here->kept = after(here->kept);
    ticket.*part = bytes;
    return true;
}

std::size_t Admission::kept() const {
    const std::lock_guard lock(mutex_);
    return kept_;
}

int Admission::count() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

bool Admission::wait_until_empty(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return emptied_.wait_for(lock, most, [&] { return count_ == 0; });
}

}  // namespace parley::net
