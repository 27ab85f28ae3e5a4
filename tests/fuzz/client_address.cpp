// Who is at the other end behind trusted proxies: the socket's address, then X-Forwarded-For, -Proto and -Host, a line
// each.
#include "check.h"
#include "input.h"
#include "net/trusted_proxies.h"

#include <string>

using namespace parley::net;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TrustedProxies proxies({"127.0.0.0/8", "10.0.0.0/8", "fd00::/8"});
    static const IpAddress inside = *IpAddress::parse("127.0.0.1"), outside = *IpAddress::parse("192.0.2.1");
    Input input(data, size);
    const std::string_view text = input.line();
    const IpAddress socket = IpAddress::parse(text).value_or(input.byte() % 2 ? inside : outside);
    IpRange::parse(text);
    CHECK(IpAddress::parse(socket.text()) == socket);

    Headers headers;
    headers.add("Host", "chat.example.org");
    for (const char* name : {"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For"}) {
        headers.add(name, std::string(input.line()));
    }
    const Peer peer = proxies.peer(socket, false, headers);
    const auto client = IpAddress::parse(peer.address);
    CHECK(client.has_value());
    CHECK(is_valid_host(peer.host));
    CHECK(peer.is_trusted == proxies.contains(*client));
    if (proxies.contains(socket)) return 0;
    // What a stranger says counts for nothing.
    CHECK(*client == socket && !peer.is_secure && !peer.is_trusted && peer.host == "chat.example.org");
    return 0;
}
