#include "net/tls.h"

#include "net/client_test.h"
#include "net/world_test.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

namespace parley::net {
namespace {

// A fresh key and a certificate for it, signed by itself, in a folder that goes with the object.
struct Certificate {
    Certificate() : folder(std::filesystem::temp_directory_path() / fmt::format("parley-tls-{}", ::getpid())) {
        std::filesystem::create_directories(folder);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* x509 = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
        X509_gmtime_adj(X509_getm_notBefore(x509), 0);
        X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
        X509_set_pubkey(x509, key);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1,
                                   -1, 0);
        X509_set_issuer_name(x509, X509_get_subject_name(x509));
        X509_sign(x509, key, EVP_sha256());
        FILE* file = std::fopen(cert().c_str(), "w");
        PEM_write_X509(file, x509);
        std::fclose(file);
        file = std::fopen(this->key().c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        X509_free(x509);
        EVP_PKEY_free(key);
    }
    ~Certificate() { std::filesystem::remove_all(folder); }

    std::string cert() const { return folder / "cert.pem"; }
    std::string key() const { return folder / "key.pem"; }
    ServerConfig config() const {
        ServerConfig made;
        made.tls_cert = cert();
        made.tls_key = key();
        return made;
    }
    std::filesystem::path folder;
};

// A blocking TLS client on OpenSSL's own socket functions.
struct TlsClient {
    TlsClient(int port, int highest_version) : context(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context, highest_version);
        bio = BIO_new_ssl_connect(context);
        BIO_set_conn_hostname(bio, fmt::format("127.0.0.1:{}", port).c_str());
        is_open = BIO_do_connect(bio) == 1 && BIO_do_handshake(bio) == 1;
    }
    ~TlsClient() {
        BIO_free_all(bio);
        SSL_CTX_free(context);
    }
    void send(std::string_view bytes) { EXPECT_EQ(BIO_write(bio, bytes.data(), static_cast<int>(bytes.size())), int(bytes.size())); }
    std::string read_until(std::string_view end) {
        std::string seen;
        char buffer[16384];
        while (!seen.ends_with(end)) {
            const int got = BIO_read(bio, buffer, sizeof buffer);
            if (got <= 0) break;
            seen.append(buffer, static_cast<std::size_t>(got));
        }
        return seen;
    }

    SSL_CTX* context;
    BIO* bio = nullptr;
    bool is_open = false;
};

TEST(Tls, ServesRequestsOfBothVersions) {
    const Certificate certificate;
    World world(certificate.config());
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(world.port(), version);
        ASSERT_TRUE(client.is_open);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_TRUE(client.read_until("}").starts_with("HTTP/1.1 200 OK"));
        const std::string body = std::string(300'000, 'b') + "!";
        client.send(fmt::format("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{}", body.size(), body));
        EXPECT_TRUE(client.read_until("!").ends_with(body));
    }
}

TEST(Tls, CarriesWebSockets) {
    const Certificate certificate;
    World world(certificate.config());
    TlsClient client(world.port(), TLS1_3_VERSION);
    ASSERT_TRUE(client.is_open);
    // More than one record and more than one read in a single flight.
    std::string all;
    for (int i = 0; i < 10; ++i) all += client_frame(1, std::string(50'000, static_cast<char>('a' + i)));
    client.send("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" + all + client_frame(1, "last"));
    const std::string seen = client.read_until("last");
    EXPECT_GT(seen.size(), 500'000u);
    EXPECT_TRUE(seen.ends_with("last"));
    client.send(client_frame(8, "\x03\xe8"));
    EXPECT_EQ(client.read_until("never"), "\x88\x02\x03\xe8");
    world.journal.await("close 1000");
}

TEST(Tls, RefusesOldVersionsAndPlainText) {
    const Certificate certificate;
    World world(certificate.config());
    EXPECT_FALSE(TlsClient(world.port(), TLS1_1_VERSION).is_open);
    TestClient plain(world.port());
    plain.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(plain.read_to_end().find("HTTP"), std::string::npos);
    TestClient gone(world.port());
    gone.send("\x16\x03\x01\x02");  // leaves in the middle of its hello
    gone.shutdown_write();
    EXPECT_TRUE(gone.is_at_end());
}

TEST(Tls, SaysWhatIsWrongWithItsFiles) {
    const Certificate certificate;
    EXPECT_THROW(TlsContext(certificate.key(), certificate.key()), std::runtime_error);
    EXPECT_THROW(TlsContext(certificate.cert(), certificate.cert()), std::runtime_error);
}

}  // namespace
}  // namespace parley::net
