#include "core/profiles.h"

#include "support/world.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using test::World;

struct Person {
    World world;
    Profile alice = world.person("alice");
    Profile now() { return *world.run(world.directory.find("alice")); }
    std::optional<Code> nickname(const std::string& text) { return world.refusal(world.profiles.set_nickname(alice.id, text)); }
    std::optional<Code> avatar(const std::string& text) { return world.refusal(world.profiles.set_avatar(alice.id, text)); }
};

TEST(Profiles, TakeNicknamesOfTheirRule) {
    Person person;
    for (const std::string& good : {std::string("A"), std::string("Ольга 😀"), std::string(32, 'x'), std::string("<b>")}) {
        EXPECT_EQ(person.nickname(good), std::nullopt) << good;
        EXPECT_EQ(person.now().nickname(), good);
    }
    for (const std::string& bad : {std::string(), std::string("   "), std::string(33, 'x'), std::string("a\nb"), std::string("a\0b", 3), std::string("\u200B")}) {
        EXPECT_EQ(person.nickname(bad), Code::InvalidForm);
    }
    EXPECT_EQ(person.nickname("  trimmed "), std::nullopt);
    EXPECT_EQ(person.now().nickname(), "trimmed");
}

TEST(Profiles, TakePicturesFromTheWebAndFromUs) {
    Person person;
    for (const auto* good : {"https://example.org/a.png", "http://example.org/?q=1", "/media/a.png"}) {
        EXPECT_EQ(person.avatar(good), std::nullopt) << good;
        EXPECT_EQ(person.now().avatar, good);
    }
    for (const std::string& bad : {std::string("javascript:alert(1)"), std::string("data:image/png,x"), std::string("//evil.example/a"),
                                   std::string("ftp://x/y"), std::string("https://"), std::string("/a b"), std::string("/a\"b"), std::string("/<x>"),
                                   std::string("/\\evil.example"), "https://x/" + std::string(2'048, 'a'), std::string("a.png")}) {
        EXPECT_EQ(person.avatar(bad), Code::InvalidForm) << bad;
    }
    EXPECT_EQ(person.avatar(""), std::nullopt);
    EXPECT_EQ(person.now().avatar, std::nullopt);
}

TEST(Profiles, AreToldToThePersonAndWhoSharesAChat) {
    Person person;
    const Profile bob = person.world.person("bob");
    const Profile carol = person.world.person("carol");
    person.world.say(bob, person.alice, "hi");
    person.nickname("Al");
    const auto changes = person.world.told<ProfileChanged>();
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().profile.nickname(), "Al");
    EXPECT_EQ(changes.front().audience, (std::vector<UserId>{person.alice.id, bob.id}));
}

TEST(Profiles, KeepNothingOfAFormThatIsHalfWrong) {
    Person person;
    EXPECT_EQ(person.world.refusal(person.world.profiles.set_both(person.alice.id, "Al", "javascript:x")), Code::InvalidForm);
    EXPECT_EQ(person.now(), person.alice);
    EXPECT_EQ(person.world.refusal(person.world.profiles.set_both(person.alice.id, "Al", "/a.png")), std::nullopt);
    EXPECT_EQ(person.now().nickname(), "Al");
    EXPECT_EQ(person.now().avatar, "/a.png");
}

TEST(Profiles, DoNotUndoEachOther) {
    Person person;
    boost::asio::co_spawn(person.world.loop, person.world.profiles.set_nickname(person.alice.id, "Al"), boost::asio::use_future);
    boost::asio::co_spawn(person.world.loop, person.world.profiles.set_avatar(person.alice.id, "/a.png"), boost::asio::use_future);
    person.world.loop.run();
    EXPECT_EQ(person.now().nickname(), "Al");
    EXPECT_EQ(person.now().avatar, "/a.png");
}

TEST(Directory, FindsByExactNameAndByAnyCaseWhenItIsClear) {
    World world;
    const Profile alice = world.person("Alice");
    EXPECT_EQ(world.run(world.directory.find("alice")), nullptr);
    EXPECT_EQ(*world.run(world.directory.find("Alice")), alice);
    EXPECT_EQ(*world.run(world.directory.find_any_case("aLICE")), alice);
    EXPECT_EQ(*world.run(world.directory.find(alice.id)), alice);
    world.person("ALICE");
    EXPECT_EQ(world.run(world.directory.find_any_case("alice")), nullptr);
    EXPECT_EQ(*world.run(world.directory.find_any_case("Alice")), alice);
    for (const auto* pattern : {"%", "Alic_", "A*", "", "Alice "}) EXPECT_EQ(world.run(world.directory.find(pattern)), nullptr);
}

TEST(Directory, RemembersUntilSomethingChanges) {
    World world;
    const Profile alice = world.person("alice");
    EXPECT_EQ(world.directory.find_cached("alice"), nullptr);
    world.run(world.directory.find("alice"));
    EXPECT_NE(world.directory.find_cached("alice"), nullptr);
    EXPECT_NE(world.directory.find_cached(alice.id), nullptr);
    world.change_from_outside("UPDATE users SET global_name = 'New'");
    EXPECT_EQ(world.directory.find_cached("alice"), nullptr);
    EXPECT_EQ(world.run(world.directory.find("alice"))->nickname(), "New");
}

}  // namespace
}  // namespace parley
