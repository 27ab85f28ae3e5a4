// net/tls.h -- The server's side of TLS 1.2 and 1.3: certificate, key, ciphers.
#pragma once
#include <memory>
#include <string>

using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;

namespace parley::net {

class TlsContext {
public:
    // Two PEM files: the certificate with its chain, and its key. Throws std::runtime_error with a sentence for a
    // person.
    TlsContext(const std::string& certificate, const std::string& key);

    // A session on the non-blocking socket, waiting for the client's hello; the caller frees it. Null when memory is short.
    SSL* open(int socket) const;

private:
    struct Free {
        void operator()(SSL_CTX* context) const;
    };
    std::unique_ptr<SSL_CTX, Free> context_;
};

}  // namespace parley::net
