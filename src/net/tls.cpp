#include "net/tls.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <stdexcept>
#include <string_view>

namespace parley::net {
namespace {

// Forward secrecy and authenticated encryption only. TLS 1.3 has no others.
constexpr char kCiphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

std::string last_error() {
    char text[256] = "unknown error";
    if (const unsigned long code = ERR_peek_last_error(); code != 0) ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return text;
}

void require(bool is_fine, std::string_view what) {
    if (!is_fine) throw std::runtime_error(fmt::format("{}: {}.", what, last_error()));
}

// HTTP/1.1 is all that is spoken here; a client that offers only other protocols may still try it.
int select_protocol(SSL*, const unsigned char** out, unsigned char* out_length, const unsigned char* in, unsigned int in_length,
                    void*) {
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char* chosen = nullptr;
    const int found = SSL_select_next_proto(&chosen, out_length, ours, sizeof ours - 1, in, in_length);
    if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

}  // namespace

void TlsContext::Free::operator()(SSL_CTX* context) const { SSL_CTX_free(context); }

TlsContext::TlsContext(const std::string& certificate, const std::string& key) : context_(SSL_CTX_new(TLS_server_method())) {
    SSL_CTX* const context = context_.get();
    require(context != nullptr, "TLS can't be set up");
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA | SSL_OP_IGNORE_UNEXPECTED_EOF);
    require(SSL_CTX_set_cipher_list(context, kCiphers) == 1, "The TLS ciphers can't be set");
    // Buffers are given back between records: most connections wait. A retried write may come from another address,
    // since outbound buffers grow.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);  // tickets resume sessions without memory here
    SSL_CTX_set_alpn_select_cb(context, select_protocol, nullptr);
    require(SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) == 1,
            fmt::format("The TLS certificate {} can't be used", certificate));
    require(SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) == 1,
            fmt::format("The TLS key {} can't be used", key));
    require(SSL_CTX_check_private_key(context) == 1, fmt::format("The TLS key {} does not belong to {}", key, certificate));
}

SSL* TlsContext::open(int socket) const {
    SSL* const session = SSL_new(context_.get());
    if (!session) return nullptr;
    if (SSL_set_fd(session, socket) != 1) {
        SSL_free(session);
        return nullptr;
    }
    SSL_set_accept_state(session);
    return session;
}

}  // namespace parley::net
