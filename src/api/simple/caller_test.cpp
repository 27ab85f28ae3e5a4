#include "api/simple/caller.h"

#include "support/world.h"

#include <gtest/gtest.h>

namespace parley::api::simple {
namespace {

using test::World;

// A request to chat.example with these headers.
net::Request request(std::vector<std::pair<std::string, std::string>> headers, net::Method method = net::Method::Post,
                     std::string host = "chat.example") {
    net::Request request;
    request.method = method;
    request.peer.host = std::move(host);
    request.peer.address = "192.0.2.1";
    for (auto& [name, value] : headers) request.headers.add(name, value);
    return request;
}

bool is_same(std::vector<std::pair<std::string, std::string>> headers, std::string host = "chat.example") {
    return is_same_site(request(std::move(headers), net::Method::Post, std::move(host)));
}

TEST(SameSite, IsAProgramThatSaysNothing) { EXPECT_TRUE(is_same({})); }

TEST(SameSite, IsOurOwnOrigin) {
    EXPECT_TRUE(is_same({{"Origin", "https://chat.example"}}));
    EXPECT_TRUE(is_same({{"Origin", "http://chat.example"}}));
    EXPECT_TRUE(is_same({{"Origin", "HTTPS://CHAT.example"}}));
    EXPECT_TRUE(is_same({{"Origin", "https://chat.example:443"}}));
    EXPECT_TRUE(is_same({{"Origin", "http://chat.example:8000"}}, "chat.example:8000"));
    EXPECT_TRUE(is_same({{"Origin", "https://chat.example"}}, "chat.example:443"));
    EXPECT_TRUE(is_same({{"Origin", "http://[::1]:8000"}}, "[::1]:8000"));
    EXPECT_TRUE(is_same({{"Origin", "https://chat.example"}, {"Sec-Fetch-Site", "same-origin"}}));
    EXPECT_TRUE(is_same({{"Sec-Fetch-Site", "none"}}));
}

TEST(SameSite, IsNoOtherOrigin) {
    for (const auto* origin : {"https://evil.example", "https://chat.example.evil", "https://evil-chat.example", "https://sub.chat.example",
                               "http://chat.example:8000", "null", "", "chat.example", "://", "https://"}) {
        EXPECT_FALSE(is_same({{"Origin", origin}})) << origin;
    }
    EXPECT_FALSE(is_same({{"Origin", "https://chat.example"}}, "chat.example:8000"));
}

TEST(SameSite, BelievesTheBrowser) {
    for (const auto* site : {"cross-site", "same-site", "odd"}) EXPECT_FALSE(is_same({{"Sec-Fetch-Site", site}})) << site;
    EXPECT_FALSE(is_same({{"Origin", "https://chat.example"}, {"Sec-Fetch-Site", "cross-site"}}));
}

struct Door {
    World world;
    core::AccountLimits limits{world.clock, {}};
    Services services{world.clock, world.directory, world.sessions, world.accounts, world.profiles, world.messages, world.presence, world.search, limits};
    Profile alice = world.person("alice");
    std::string token = world.run(world.sessions.open(alice, {"", ""}));

    bool knows(const net::Request& asked) { return world.run(find_caller(services, asked)).has_value(); }
    std::optional<Code> refusal(const net::Request& asked) { return world.refusal(require_caller(services, asked)); }
};

TEST(Caller, IsKnownByItsHeaderOrItsCookie) {
    Door door;
    EXPECT_TRUE(door.knows(request({{"Authorization", "Bearer " + door.token}})));
    EXPECT_TRUE(door.knows(request({{"Authorization", "bearer  " + door.token + " "}})));
    EXPECT_TRUE(door.knows(request({{"Cookie", "a=b; access_token=" + door.token}})));
    EXPECT_FALSE(door.knows(request({})));
    EXPECT_FALSE(door.knows(request({{"Authorization", "Basic " + door.token}})));
    EXPECT_FALSE(door.knows(request({{"Authorization", "Bearer"}})));
    EXPECT_FALSE(door.knows(request({{"Cookie", "access_token="}})));
    EXPECT_FALSE(door.knows(request({{"Cookie", "access_token=x" + door.token}})));
}

TEST(Caller, IsRefusedWithoutALogin) {
    Door door;
    EXPECT_EQ(door.refusal(request({})), Code::NotAuthenticated);
    EXPECT_EQ(door.refusal(request({{"Authorization", "Bearer x"}})), Code::NotAuthenticated);
}

TEST(Caller, ChangesNothingFromAnotherSiteByItsCookie) {
    Door door;
    const std::pair<std::string, std::string> cookie{"Cookie", "access_token=" + door.token};
    const std::pair<std::string, std::string> bearer{"Authorization", "Bearer " + door.token};
    const std::pair<std::string, std::string> foreign{"Origin", "https://evil.example"};
    EXPECT_EQ(door.refusal(request({cookie})), std::nullopt);
    EXPECT_EQ(door.refusal(request({cookie, foreign})), Code::ForeignOrigin);
    EXPECT_EQ(door.refusal(request({cookie, foreign}, net::Method::Delete)), Code::ForeignOrigin);
    EXPECT_EQ(door.refusal(request({cookie, foreign}, net::Method::Get)), std::nullopt);
    EXPECT_EQ(door.refusal(request({bearer, foreign})), std::nullopt);
}

TEST(Cookie, IsOutOfReachForScripts) {
    EXPECT_EQ(cookie_header("t", std::chrono::days(31), false), "access_token=t; Path=/; Max-Age=2678400; HttpOnly; SameSite=Lax");
    EXPECT_EQ(cookie_header("", std::chrono::seconds(0), true), "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
}

}  // namespace
}  // namespace parley::api::simple
