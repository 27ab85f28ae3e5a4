#include "net/static_files.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

constexpr EmbeddedFile kFiles[] = {
    {"assets/app-1.js", "d1", "plain"}, {"assets/app-1.js.br", "d2", "brotli"}, {"assets/app-1.js.gz", "d3", "gzip"},
    {"favicon.svg", "d4", "<svg/>"},
};

Response serve(std::string_view name, std::string accepted, std::string known = {}) {
    Request request;
    if (!accepted.empty()) request.headers.add("Accept-Encoding", std::move(accepted));
    if (!known.empty()) request.headers.add("If-None-Match", std::move(known));
    return StaticFiles(kFiles).serve(request, name);
}

TEST(StaticFiles, ServesTheBestEncoding) {
    EXPECT_EQ(serve("assets/app-1.js", "").fixed_body, "plain");
    EXPECT_EQ(serve("assets/app-1.js", "gzip").fixed_body, "gzip");
    EXPECT_EQ(serve("assets/app-1.js", "gzip, deflate, br").fixed_body, "brotli");
    EXPECT_EQ(serve("assets/app-1.js", "br;q=0.5, gzip;q=0.9").fixed_body, "gzip");
    EXPECT_EQ(serve("assets/app-1.js", "br;q=0, *").fixed_body, "gzip");
    EXPECT_EQ(serve("assets/app-1.js", "br;q=0, gzip;q=0.0").fixed_body, "plain");
    EXPECT_EQ(serve("assets/app-1.js", "br;q=nan, gzip;q=0.1").fixed_body, "gzip");
    EXPECT_EQ(serve("assets/app-1.js", "br;q=-inf, gzip;q=inf").fixed_body, "gzip");
    const auto response = serve("assets/app-1.js", "br");
    EXPECT_EQ(response.headers.get("Content-Encoding"), "br");
    EXPECT_EQ(response.headers.get("Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(response.headers.get("Vary"), "Accept-Encoding");
    EXPECT_EQ(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(serve("favicon.svg", "br").headers.get("Cache-Control"), "no-cache");
}

TEST(StaticFiles, KnowsWhatTheClientHas) {
    const std::string etag(serve("assets/app-1.js", "br").headers.get("ETag"));
    EXPECT_EQ(etag, "\"d2\"");
    const auto response = serve("assets/app-1.js", "br", "\"x\", W/" + etag);
    EXPECT_EQ(response.status, 304);
    EXPECT_TRUE(response.fixed_body.empty());
    EXPECT_EQ(response.headers.get("ETag"), etag);
    EXPECT_EQ(serve("assets/app-1.js", "gzip", etag).status, 200);
    EXPECT_EQ(serve("favicon.svg", "", "*").status, 304);
}

TEST(StaticFiles, HasNothingElse) {
    for (const char* name : {"", "assets/", "assets/app-1.js.br", "../favicon.svg", "/favicon.svg", "favicon.svg\0"}) {
        EXPECT_EQ(serve(name, "").status == 404, std::string_view(name) != "favicon.svg") << name;
    }
    EXPECT_FALSE(StaticFiles(kFiles).has("assets/app-1.js.gz"));
}

}  // namespace
}  // namespace parley::net
