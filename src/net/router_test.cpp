#include "net/router.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

Task<Response> nothing(Request&) { co_return Response{}; }

Router table() {
    Router router;
    auto add = [&](Method method, const char* pattern) { router.add({.method = method, .pattern = pattern, .handler = nothing}); };
    add(Method::Get, "/");
    add(Method::Get, "/sign-in");
    add(Method::Post, "/sign-in");
    add(Method::Get, "/api/messages/{other}");
    add(Method::Get, "/api/messages/mine");
    add(Method::Delete, "/api/sessions/{id}");
    add(Method::Post, "/api/chats/{username}/read");
    add(Method::Get, "/assets/{path...}");
    add(Method::Get, "/{page}");
    return router;
}

std::string found(const Router& router, Method method, std::string_view path) {
    const auto match = router.find(method, path, "");
    std::string text = match.route ? match.route->pattern : std::to_string(match.instead.status);
    for (const auto& param : match.params) text += " " + param;
    return text;
}

TEST(Router, FindsLiteralsBeforeNames) {
    const Router router = table();
    EXPECT_EQ(found(router, Method::Get, "/"), "/");
    EXPECT_EQ(found(router, Method::Get, "/sign-in"), "/sign-in");
    EXPECT_EQ(found(router, Method::Get, "/other"), "/{page} other");
    EXPECT_EQ(found(router, Method::Get, "/api/messages/mine"), "/api/messages/mine");
    EXPECT_EQ(found(router, Method::Get, "/api/messages/bob"), "/api/messages/{other} bob");
    EXPECT_EQ(found(router, Method::Post, "/api/chats/bob/read"), "/api/chats/{username}/read bob");
    EXPECT_EQ(found(router, Method::Get, "/assets/a/b.js"), "/assets/{path...} a/b.js");
}

TEST(Router, DecodesAfterTheSplit) {
    const Router router = table();
    EXPECT_EQ(found(router, Method::Get, "/api/messages/a%2Fb%20%D0%B6"), "/api/messages/{other} a/b \xd0\xb6");
    EXPECT_EQ(found(router, Method::Get, "/api/messages/a+b"), "/api/messages/{other} a+b");
    EXPECT_EQ(found(router, Method::Get, "/%61pi/messages/bob"), "/api/messages/{other} bob");
    for (const char* path : {"/api/messages/%ff", "/api/messages/%00", "/api/messages/%zz", "/api/messages/%", "/api//messages",
                             "", "api", "/api/messages//"}) {
        EXPECT_EQ(found(router, Method::Get, path), "404") << path;
    }
}

TEST(Router, AnswersForOtherMethods) {
    const Router router = table();
    EXPECT_EQ(found(router, Method::Head, "/sign-in"), "/sign-in");
    const auto wrong = router.find(Method::Put, "/sign-in", "");
    EXPECT_EQ(wrong.instead.status, 405);
    EXPECT_EQ(wrong.instead.body, R"({"detail":"Method Not Allowed"})");
    EXPECT_EQ(wrong.instead.headers.get("Allow"), "GET, HEAD, POST, OPTIONS");
    const auto options = router.find(Method::Options, "/api/sessions/7", "");
    EXPECT_EQ(options.instead.status, 204);
    EXPECT_EQ(options.instead.headers.get("Allow"), "DELETE, OPTIONS");
    EXPECT_EQ(router.find_unknown_method("/sign-in").instead.status, 405);
    EXPECT_EQ(router.find_unknown_method("/sign-in").instead.headers.get("Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(router.find_unknown_method("/no/where").instead.status, 404);
    EXPECT_EQ(router.find(Method::Get, "/no/where", "").instead.body, R"({"detail":"Not Found"})");
}

TEST(Router, TakesASlashTooManyBack) {
    const Router router = table();
    const auto match = router.find(Method::Get, "/sign-in/", "a=b");
    EXPECT_EQ(match.instead.status, 307);
    EXPECT_EQ(match.instead.headers.get("Location"), "/sign-in?a=b");
    EXPECT_EQ(router.find(Method::Get, "/api/messages/bob/", "").instead.headers.get("Location"), "/api/messages/bob");
    // Nothing that a browser would take for another host.
    for (const char* path : {"//evil.example/", "/\\evil.example/", "/sign-in//"}) {
        EXPECT_EQ(found(router, Method::Get, path), "404") << path;
    }
}

TEST(Router, RefusesTheSameRouteTwice) {
    Router router = table();
    EXPECT_THROW(router.add({.method = Method::Get, .pattern = "/sign-in", .handler = nothing}), std::logic_error);
    EXPECT_EQ(router.routes().size(), 9u);
}

}  // namespace
}  // namespace parley::net
