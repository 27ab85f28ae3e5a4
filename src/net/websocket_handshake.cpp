#include "net/websocket_handshake.h"

#include "net/http_writer.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>

namespace parley::net {
namespace {

constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // section 1.3

bool asks_for_websocket(const Request& request) {
    return request.method == Method::Get && request.headers.has_token("Upgrade", "websocket") &&
           request.headers.has_token("Connection", "upgrade");
}

bool is_base64(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

// Sixteen bytes in base64: 22 characters and two signs of padding.
bool is_valid_key(const Request& request) {
    const std::string_view key = request.headers.get("Sec-WebSocket-Key");
    return request.headers.count("Sec-WebSocket-Key") == 1 && key.size() == 24 && key.ends_with("==") &&
           std::ranges::all_of(key.substr(0, 22), is_base64);
}

bool is_version_13(const Request& request) {
    return request.headers.count("Sec-WebSocket-Version") == 1 && request.headers.get("Sec-WebSocket-Version") == "13";
}

std::string accept_key(std::string_view key) {
    const std::string text = std::string(key).append(kGuid);
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    unsigned char encoded[4 * ((SHA_DIGEST_LENGTH + 2) / 3) + 1];
    const int length = EVP_EncodeBlock(encoded, digest, SHA_DIGEST_LENGTH);
    return {reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length)};
}

}  // namespace

bool is_websocket_handshake(const Request& request) {
    return asks_for_websocket(request) && is_version_13(request) && is_valid_key(request);
}

std::optional<Response> refuse_websocket_handshake(const Request& request) {
    if (!asks_for_websocket(request)) return std::nullopt;
    if (!is_version_13(request)) return error_response(426).with("Sec-WebSocket-Version", "13").with("Upgrade", "websocket");
    if (!is_valid_key(request)) return error_response(400);
    return std::nullopt;
}

std::string accept_websocket(const Request& request, const Response& response) {
    std::string head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
    head += accept_key(request.headers.get("Sec-WebSocket-Key"));
    head += "\r\n";
    if (!response.websocket_protocol.empty()) append_field(head, "Sec-WebSocket-Protocol", response.websocket_protocol);
    for (const auto& [name, value] : response.headers) append_field(head, name, value);
    head += "\r\n";
    return head;
}

}  // namespace parley::net
