#include "net/admission.h"

#include <algorithm>

namespace parley::net {
namespace {

constexpr std::size_t kShares = 4;  // so many addresses together can take all of the backlog

// Whoever has one IPv6 address has the whole /64 that it lies in.
IpAddress counted_as(const IpAddress& address) {
    IpAddress network = address;
    if (!address.is_v4()) std::fill(network.bytes.begin() + 8, network.bytes.end(), std::uint8_t{0});
    return network;
}

}  // namespace

std::optional<Admission::Ticket> Admission::admit(const IpAddress& address, bool is_trusted) {
    const std::lock_guard lock(mutex_);
    if (count_ >= limit_) return std::nullopt;
    const IpAddress network = counted_as(address);
    if (!is_trusted) {
        int& here = by_address_[network].connections;
        if (here >= limit_per_address_) return std::nullopt;
        ++here;
    }
    ++count_;
    return Ticket(*this, network, !is_trusted);
}

void Admission::leave(const Ticket& ticket) {
    const std::lock_guard lock(mutex_);
    if (ticket.is_counted_) {
        const auto here = by_address_.find(ticket.address_);
        here->second.backlog -= ticket.backlog_;
        if (--here->second.connections == 0) by_address_.erase(here);
    }
    backlog_ -= ticket.backlog_;
    if (--count_ == 0) emptied_.notify_all();
}

bool Admission::change_backlog(Ticket& ticket, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    Here* const here = ticket.is_counted_ ? &by_address_.at(ticket.address_) : nullptr;
    const bool is_more = bytes > ticket.backlog_;
    const auto after = [&](std::size_t before) { return before - ticket.backlog_ + bytes; };
    if (is_more && after(backlog_) > backlog_limit_) return false;
    if (is_more && here && after(here->backlog) > backlog_limit_ / kShares) return false;
    backlog_ = after(backlog_);
    if (here) here->backlog = after(here->backlog);
    ticket.backlog_ = bytes;
    return true;
}

std::size_t Admission::backlog() const {
    const std::lock_guard lock(mutex_);
    return backlog_;
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
