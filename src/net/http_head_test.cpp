#include "net/http_head.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace parley::net {
namespace {

using namespace std::string_literals;

constexpr int kFine = 0;
constexpr int kMore = -1;

// Scans the bytes one at a time, as the slowest client sends them, and parses what is complete. The status that refuses
// it, kFine or kMore.
int judge(const std::string& bytes, const HttpLimits& limits = {}) {
    HttpScanner scanner(limits);
    for (std::size_t n = 1; n <= bytes.size(); ++n) {
        const auto state = scanner.scan(std::string_view(bytes).substr(0, n));
        if (state == HttpScanner::State::NeedMore) continue;
        HttpScanner at_once(limits);
        EXPECT_EQ(at_once.scan(bytes), state) << bytes;
        EXPECT_EQ(at_once.status(), scanner.status()) << bytes;
        if (state == HttpScanner::State::Refused) return scanner.status();
        const auto block = std::string_view(bytes).substr(scanner.begin(), scanner.size() - scanner.begin());
        const auto head = parse_http_head(block, limits);
        return head ? kFine : head.error().status;
    }
    return kMore;
}

int judge_fields(const std::string& fields) { return judge("POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"); }

HttpHead parse(const std::string& bytes) {
    auto head = parse_http_head(bytes, {});
    EXPECT_TRUE(head) << bytes;
    return head ? *head : HttpHead{};
}

TEST(HttpHead, TakesRequestsAsClientsSendThem) {
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), kFine);
    EXPECT_EQ(judge("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), kFine);
    EXPECT_EQ(judge("GET / HTTP/1.0\r\n\r\n"), kFine);
    EXPECT_EQ(judge("GET /a%20b?q=|x|{}^`\\\"<> HTTP/1.1\r\nHost: [::1]:8000\r\nX:\r\nY: \t v\t\xc3\xa9 \r\n\r\n"), kFine);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\n"), kMore);
    EXPECT_EQ(judge("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), kFine);
}

TEST(HttpHead, ReadsWhatTheRequestSays) {
    const auto head = parse("PATCH /a/b?x=1&y=%20 HTTP/1.1\r\nHost: Example.org:81\r\nContent-Length: 12\r\n"
                            "Expect: 100-Continue\r\nCookie: a=b\r\ncookie: c=d\r\n\r\n");
    EXPECT_EQ(head.request.method, Method::Patch);
    EXPECT_EQ(head.request.target, "/a/b?x=1&y=%20");
    EXPECT_EQ(head.request.path, "/a/b");
    EXPECT_EQ(head.request.query, "x=1&y=%20");
    EXPECT_EQ(head.request.headers.count("COOKIE"), 2);
    EXPECT_EQ(head.request.cookie("c"), "d");
    EXPECT_EQ(head.request.query_value("y"), " ");
    EXPECT_EQ(head.length, 12u);
    EXPECT_TRUE(head.expects_continue);
    EXPECT_TRUE(head.keeps_alive);
    EXPECT_FALSE(head.request.wants_upgrade);
}

TEST(HttpHead, RefusesLinesThatEndInAnythingButCrLf) {
    EXPECT_EQ(judge("GET / HTTP/1.1\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\n\r\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\n\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.1\rHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n"), 400);
    EXPECT_EQ(judge("\n\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge_fields("X: a\rb\r\n"), 400);
}

TEST(HttpHead, RefusesMalformedFields) {
    for (const std::string& field : {"X : a"s, "X\t: a"s, " X: a"s, "X: a\r\n folded"s, "X: a\r\n\tfolded"s, "X"s, ": a"s, "X(: a"s,
                                     "X@y: a"s, "\xc3\xa9: a"s, "X: a\0b"s, "X\0: a"s, "X: a\x01"s, "X: a\x7f"s, "X: \x1b[31m"s}) {
        EXPECT_EQ(judge_fields(field + "\r\n"), 400) << field;
    }
}

TEST(HttpHead, RefusesMalformedRequestLines) {
    for (const std::string& line : {"GET /"s, "GET  / HTTP/1.1"s, "GET /a b HTTP/1.1"s, " GET / HTTP/1.1"s, "GET / HTTP/1.1 "s,
                                    "GET / http/1.1"s, "GET / HTTP/11"s, "GET / HTTP/1.10"s, "GET / HTTP/1"s, "GET / FTP/1.1"s,
                                    "G[T / HTTP/1.1"s, "GET /\x80 HTTP/1.1"s, "GET /a#b HTTP/1.1"s, "GET /\tb HTTP/1.1"s,
                                    "GET a/b HTTP/1.1"s, "GET * HTTP/1.1"s, "GET ftp://a/ HTTP/1.1"s, "GET //\0 HTTP/1.1"s,
                                    "\x16\x03\x01\x02\x01"s}) {
        EXPECT_EQ(judge(line + "\r\nHost: a\r\n\r\n"), 400) << line;
    }
    EXPECT_EQ(judge(std::string(100, 'A')), 400);
    EXPECT_EQ(judge("\x16\x03\x01"s), 400);  // a TLS client at the plain port learns at once
}

TEST(HttpHead, RefusesOtherVersionsWith505) {
    EXPECT_EQ(judge("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(judge("GET / HTTP/1.2\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(judge("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
}

TEST(HttpHead, RefusesAmbiguousFraming) {
    for (const std::string& fields : {
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s, "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"s,
             "Content-Length: 5\r\nContent-Length: 5\r\n"s, "Content-Length: 5\r\nContent-Length: 6\r\n"s,
             "Content-Length: +5\r\n"s, "Content-Length: -5\r\n"s, "Content-Length: 5 5\r\n"s, "Content-Length: 0x5\r\n"s,
             "Content-Length: 5,5\r\n"s, "Content-Length: 5, 5\r\n"s, "Content-Length: \r\n"s, "Content-Length: 5a\r\n"s,
             "Content-Length: 18446744073709551616\r\n"s, "Transfer-Encoding: xchunked\r\n"s, "Transfer-Encoding: identity\r\n"s,
             "Transfer-Encoding: gzip, chunked\r\n"s, "Transfer-Encoding: chunked, chunked\r\n"s, "Transfer-Encoding: chunked,\r\n"s,
             "Transfer-Encoding: \r\n"s, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"s,
             "Transfer-Encoding: \x0b" "chunked\r\n"s, "Transfer-Encoding: \"chunked\"\r\n"s, "Transfer-Encoding: chunked;q=1\r\n"s}) {
        EXPECT_EQ(judge_fields(fields), 400) << fields;
    }
    EXPECT_EQ(judge_fields("Content-Length: 5\r\n"), kFine);
    EXPECT_EQ(judge_fields("Transfer-Encoding: chunked\r\n"), kFine);
    EXPECT_EQ(judge("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(HttpHead, WantsExactlyOneValidHost) {
    EXPECT_EQ(judge("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    for (const char* host : {"", "a b", "a,b", "a/b", "user@a", "a:", "a:b", "a:123456", "[::1", "[a]", "[::1]x", "a:80:80", "a?b"}) {
        const int expected = std::string(host) == "a:" ? kFine : 400;  // RFC 3986 allows an empty port
        EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: "s + host + "\r\n\r\n"), expected) << host;
    }
}

TEST(HttpHead, HoldsAbsoluteFormToTheHost) {
    const auto head = parse("GET http://A.example:80/x?y HTTP/1.1\r\nHost: a.example:80\r\n\r\n");
    EXPECT_EQ(head.request.target, "/x?y");
    EXPECT_EQ(parse("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").request.path, "/");
    EXPECT_EQ(judge("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET http://a@b/ HTTP/1.1\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(judge("GET gopher://a/ HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(HttpHead, KeepsTheLimits) {
    const HttpLimits limits{.header = 400, .target = 100, .fields = 5};
    const std::string tail = " HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(judge("GET /" + std::string(99, 'x') + tail, limits), kFine);
    EXPECT_EQ(judge("GET /" + std::string(100, 'x') + tail, limits), 414);
    EXPECT_EQ(judge("GET /" + std::string(1000, 'x'), limits), 414);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(500, 'x'), limits), 431);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", limits), kFine);
    EXPECT_EQ(judge("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", limits), 431);
    EXPECT_EQ(judge(std::string(64, 'A') + " /" + tail), 501);  // read, and not known
    EXPECT_EQ(judge(std::string(65, 'A') + " /" + tail), 400);
    std::string largest = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    largest += std::string(16 * 1024 - largest.size() - 4, 'x') + "\r\n\r\n";
    EXPECT_EQ(judge(largest), kFine);
}

TEST(HttpHead, TellsMethodsApart) {
    EXPECT_TRUE(parse("PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n").is_foreign_method);
    EXPECT_TRUE(parse("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n").is_foreign_method);
    EXPECT_EQ(judge("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(judge("get / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(judge("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"), 501);
}

TEST(HttpHead, KnowsWhenTheConnectionGoesOn) {
    EXPECT_FALSE(parse("GET / HTTP/1.0\r\n\r\n").keeps_alive);
    EXPECT_TRUE(parse("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keeps_alive);
    EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n").keeps_alive);
    EXPECT_EQ(judge_fields("Expect: a miracle\r\nContent-Length: 1\r\n"), 417);
    EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").expects_continue);
}

TEST(HttpHead, KnowsACompleteWebSocketHandshake) {
    auto wants = [](const std::string& key, const std::string& version, const std::string& connection) {
        return parse("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\nConnection: " + connection + "\r\nSec-WebSocket-Key: " + key +
                     "\r\nSec-WebSocket-Version: " + version + "\r\n\r\n")
            .request.wants_upgrade;
    };
    EXPECT_TRUE(wants("dGhlIHNhbXBsZSBub25jZQ==", "13", "Upgrade"));
    EXPECT_TRUE(wants("dGhlIHNhbXBsZSBub25jZQ==", "13", "keep-alive, upgrade"));
    EXPECT_FALSE(wants("dGhlIHNhbXBsZSBub25jZQ==", "8", "Upgrade"));
    EXPECT_FALSE(wants("dGhlIHNhbXBsZSBub25j", "13", "Upgrade"));
    EXPECT_FALSE(wants("dGhlIHNhbXBsZSBub25jZ!==", "13", "Upgrade"));
    EXPECT_FALSE(wants("dGhlIHNhbXBsZSBub25jZQ==", "13", "keep-alive"));
}

}  // namespace
}  // namespace parley::net
