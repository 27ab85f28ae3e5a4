#include "core/tokens.h"

#include "support/hand_clock.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <jwt.h>
#include <sys/stat.h>

#include <fstream>

namespace parley {
namespace {

using core::Tokens;
using test::kMorning;

const std::string kKey(40, 'k');

Session session() {
    return {.id = SessionId{5 * kStep}, .user_id = UserId{1}, .created_at = kMorning, .last_seen = kMorning,
            .expires_at = kMorning + std::chrono::days(31), .agent = "", .address = ""};
}

std::string good() { return Tokens(kKey).sign(session(), "alice"); }

// A token of our claims under any algorithm and key.
std::string forged(jwt_alg_t algorithm, const std::string& key, const char* without = "", long expiry = 4'000'000'000) {
    jwt_t* jwt = nullptr;
    jwt_new(&jwt);
    jwt_set_alg(jwt, algorithm, algorithm == JWT_ALG_NONE ? nullptr : reinterpret_cast<const unsigned char*>(key.data()),
                algorithm == JWT_ALG_NONE ? 0 : static_cast<int>(key.size()));
    jwt_add_grant(jwt, "sub", "alice");
    jwt_add_grant(jwt, "jti", "2560");
    jwt_add_grant_int(jwt, "exp", expiry);
    jwt_del_grants(jwt, *without ? without : "none of ours");
    char* text = jwt_encode_str(jwt);
    std::string token = text;
    free(text);
    jwt_free(jwt);
    return token;
}

TEST(Tokens, NameTheSessionThatTheyWereSignedFor) {
    const auto claims = Tokens(kKey).verify(good(), kMorning);
    ASSERT_TRUE(claims);
    EXPECT_EQ(claims->username, "alice");
    EXPECT_EQ(claims->session_id, SessionId{5 * kStep});
    EXPECT_EQ(claims->expires_at, kMorning + std::chrono::days(31));
}

TEST(Tokens, EndWhenTheyExpire) {
    const Tokens tokens(kKey);
    EXPECT_TRUE(tokens.verify(good(), kMorning + std::chrono::days(31) - std::chrono::seconds(1)));
    EXPECT_FALSE(tokens.verify(good(), kMorning + std::chrono::days(31)));
}

TEST(Tokens, OfAnotherKeyAreWorthless) { EXPECT_FALSE(Tokens(std::string(40, 'x')).verify(good(), kMorning)); }

TEST(Tokens, OfAnotherAlgorithmAreWorthless) {
    const Tokens tokens(kKey);
    EXPECT_TRUE(tokens.verify(forged(JWT_ALG_HS256, kKey), kMorning));
    EXPECT_FALSE(tokens.verify(forged(JWT_ALG_NONE, ""), kMorning));
    EXPECT_FALSE(tokens.verify(forged(JWT_ALG_HS512, kKey), kMorning));
    EXPECT_FALSE(tokens.verify("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImp0aSI6IjI1NjAiLCJleHAiOjQwMDAwMDAwMDB9.", kMorning));
}

TEST(Tokens, WithoutOurClaimsAreWorthless) {
    for (const char* claim : {"sub", "jti", "exp"}) EXPECT_FALSE(Tokens(kKey).verify(forged(JWT_ALG_HS256, kKey, claim), kMorning)) << claim;
}

TEST(Tokens, ThatExpireInNoYearOfOursAreWorthless) {
    for (const long expiry : {3'800'000'080'000'000'000L, -3'800'000'080'000'000'000L, 253'402'300'800L, 0L}) {
        EXPECT_FALSE(Tokens(kKey).verify(forged(JWT_ALG_HS256, kKey, "", expiry), kMorning)) << expiry;
    }
}

TEST(Tokens, ThatAreLongerThanAnyOfOursAreWorthless) {
    const Tokens tokens(kKey);
    const auto with_name_of = [&](std::size_t size) {
        const Session session{.id = {5 * kStep}, .user_id = {1}, .created_at = kMorning, .last_seen = kMorning,
                              .expires_at = kMorning + std::chrono::days(31), .agent = {}, .address = {}};
        return tokens.sign(session, std::string(size, 'a'));
    };
    EXPECT_TRUE(tokens.verify(with_name_of(1'000), kMorning));
    EXPECT_FALSE(tokens.verify(with_name_of(2'000), kMorning));
}

TEST(Tokens, ThatWereTouchedAreWorthless) {
    const Tokens tokens(kKey);
    const std::string token = good();
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string touched = token;
        touched[i] = touched[i] == 'A' ? 'Q' : 'A';
        // The last character holds two bits that stand for nothing.
        if (i + 1 < token.size()) {
            EXPECT_FALSE(tokens.verify(touched, kMorning)) << i;
        }
    }
    for (const std::string& odd : {std::string(), std::string("."), std::string(".."), std::string("a.b.c"), token + ".x", token.substr(1),
                                   std::string(100'000, 'a'), std::string("a\0b", 3), token + std::string(1, '\0')}) {
        EXPECT_FALSE(tokens.verify(odd, kMorning));
    }
}

TEST(LoadKey, MakesAKeyOnceThatOthersCannotRead) {
    test::TempFolder folder;
    const std::string key = core::load_key(folder.file("secret.key"));
    EXPECT_EQ(key.size(), 64U);
    EXPECT_EQ(core::load_key(folder.file("secret.key")), key);
    EXPECT_NE(core::load_key(folder.file("other.key")), key);
    struct stat status{};
    ASSERT_EQ(stat(folder.file("secret.key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(LoadKey, RefusesAFileThatHoldsNone) {
    test::TempFolder folder;
    std::ofstream(folder.file("secret.key")) << "short";
    EXPECT_THROW(core::load_key(folder.file("secret.key")), std::runtime_error);
    EXPECT_THROW(core::load_key(folder.file("no/such/folder.key")), std::runtime_error);
}

}  // namespace
}  // namespace parley
