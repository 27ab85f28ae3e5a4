#include "core/passwords.h"

#include "core/hash_memory.h"
#include "support/original_file.h"

#include <gtest/gtest.h>

#include <sodium.h>

namespace parley {
namespace {

using core::hash_password;
using core::Verdict;
using core::verify_password;

TEST(Passwords, AreHashedWithArgon2AndASaltOfTheirOwn) {
    const std::string hash = hash_password("secret words");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_NE(hash, hash_password("secret words"));
    EXPECT_EQ(verify_password("secret words", hash), Verdict::Right);
    EXPECT_EQ(verify_password("secret word", hash), Verdict::Wrong);
    EXPECT_EQ(verify_password("", hash), Verdict::Wrong);
}

// Otherwise each hash has its memory cleared by the system, page by page.
TEST(Passwords, AreHashedInMemoryThatTheThreadKeepsUntilItGivesItBack) {
    core::give_back_hash_memory();
    const std::string hash = hash_password("secret words");
    EXPECT_GE(core::kept_hash_memory(), core::kArgonBytes);
    EXPECT_EQ(verify_password("secret words", hash), Verdict::Right);  // in what the first one left
    EXPECT_EQ(verify_password("secret word", hash), Verdict::Wrong);
    core::give_back_hash_memory();
    EXPECT_EQ(core::kept_hash_memory(), 0U);
    EXPECT_EQ(verify_password("secret words", hash), Verdict::Right);
}

TEST(Passwords, OfWeakerSettingsAreOld) {
    char weak[crypto_pwhash_STRBYTES];
    ASSERT_EQ(crypto_pwhash_str(weak, "secret", 6, 1, 8 * 1024 * 1024), 0);
    EXPECT_EQ(verify_password("secret", weak), Verdict::RightButOld);
    EXPECT_EQ(verify_password("wrong", weak), Verdict::Wrong);
}

TEST(Passwords, OfTheOriginalAreRightButOld) {
    EXPECT_EQ(verify_password("the old password", test::OriginalFile::password()), Verdict::RightButOld);
    EXPECT_EQ(verify_password("another password", test::OriginalFile::password()), Verdict::Wrong);
    std::string upper = test::OriginalFile::password();
    for (std::size_t i = 64; i < upper.size(); ++i) upper[i] = static_cast<char>(std::toupper(upper[i]));
    EXPECT_EQ(verify_password("the old password", upper), Verdict::RightButOld);
}

TEST(Passwords, NeverMatchWhatIsNoHash) {
    for (const std::string& hash : {std::string(), std::string("none"), std::string("$argon2id$"), std::string(127, 'a'), std::string(128, 'g'),
                                    std::string(500, 'a'), std::string(128, '\0')}) {
        EXPECT_EQ(verify_password("", hash), Verdict::Wrong);
        EXPECT_EQ(verify_password("none", hash), Verdict::Wrong);
    }
}

}  // namespace
}  // namespace parley
