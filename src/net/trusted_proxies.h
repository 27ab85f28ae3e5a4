// net/trusted_proxies.h -- Who is really at the other end, when proxies named by --trust stand in between.
#pragma once
#include "net/ip_address.h"
#include "net/request.h"

#include <string>
#include <vector>

namespace parley::net {

class TrustedProxies {
public:
    TrustedProxies() = default;
    // Throws std::runtime_error that names the range which can't be read.
    explicit TrustedProxies(const std::vector<std::string>& ranges);

    bool contains(const IpAddress& address) const;

    // Forwarded headers count only when `socket`, the address of the connection, is trusted. Of X-Forwarded-For the
    // right-most address that is not trusted counts, since everything left of it may be made up by the client; of the
    // others the right-most value, which the nearest proxy wrote.
    Peer peer(const IpAddress& socket, bool is_tls, const Headers& headers) const;

private:
    IpAddress client_of(const IpAddress& socket, const Headers& headers) const;
    std::vector<IpRange> ranges_;
};

// host or host:port, as a Host header may hold it: a name, an IPv4 address or a bracketed IPv6 address.
bool is_valid_host(std::string_view host);

}  // namespace parley::net
