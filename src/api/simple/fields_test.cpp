#include "api/simple/answers.h"
#include "api/simple/fields.h"

#include <gtest/gtest.h>

namespace parley::api::simple {
namespace {

net::Request request(std::string body, std::string type) {
    net::Request request;
    request.method = net::Method::Post;
    request.body = std::move(body);
    if (!type.empty()) request.headers.add("Content-Type", std::move(type));
    return request;
}

Fields json(std::string body) { return Fields::of_json(request(std::move(body), "application/json")); }
Fields form(std::string body) { return Fields::of_form(request(std::move(body), "application/x-www-form-urlencoded")); }

// What the client is answered when the work is refused; empty when it is not.
template <class Work>
std::string answer_of(Work work) {
    try {
        work();
        return "";
    } catch (const Refusal& refusal) {
        const net::Response response = refused(refusal);
        return std::to_string(response.status) + " " + response.body;
    }
}

TEST(Fields, OfJsonAreItsTexts) {
    Fields fields = json(R"({"username":"Оля","email":"a@b","n":5,"none":null})");
    EXPECT_EQ(fields.require("username"), "Оля");
    EXPECT_EQ(fields.find("email"), "a@b");
    EXPECT_EQ(fields.find("none"), std::nullopt);
    EXPECT_EQ(fields.find("absent"), std::nullopt);
    EXPECT_EQ(fields.require_number("n"), 5U);
    EXPECT_NO_THROW(fields.refuse_faults());
}

TEST(Fields, NameEveryFaultInOneAnswer) {
    EXPECT_EQ(answer_of([] {
                  Fields fields = json(R"({"email":5,"password":null,"id":"5"})");
                  fields.require("username");
                  fields.require("email");
                  fields.require("password");
                  fields.require_number("id");
                  fields.require_number("n");
                  fields.refuse_faults();
              }),
              R"(422 {"detail":[{"loc":["body","username"],"msg":"Field required","type":"missing"},)"
              R"({"loc":["body","email"],"msg":"Input should be a valid string","type":"string_type"},)"
              R"({"loc":["body","password"],"msg":"Input should be a valid string","type":"string_type"},)"
              R"({"loc":["body","id"],"msg":"Input should be a valid integer","type":"int_type"},)"
              R"({"loc":["body","n"],"msg":"Field required","type":"missing"}]})");
}

TEST(Fields, RefuseWhatIsNoJsonObject) {
    EXPECT_EQ(answer_of([] { json("{"); }), R"(422 {"detail":[{"loc":["body"],"msg":"The body is not valid JSON","type":"json_invalid"}]})");
    EXPECT_EQ(answer_of([] { json("[1]"); }), R"(422 {"detail":[{"loc":["body"],"msg":"The body must be a JSON object","type":"dict_type"}]})");
    EXPECT_EQ(answer_of([] { Fields::of_json(request("{}", "text/html")); }),
              R"(422 {"detail":[{"loc":["body"],"msg":"The body must be application/json","type":"content_type"}]})");
    const auto nested = [](std::size_t depth) { return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}"; };
    EXPECT_EQ(answer_of([&] { json(nested(10)); }), "");
    EXPECT_NE(answer_of([&] { json(nested(20)); }), "");
    EXPECT_NE(answer_of([&] { json(nested(100'000)); }), "");
    for (const auto* type : {"", "application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json"}) {
        EXPECT_EQ(answer_of([&] { Fields::of_json(request("{}", type)); }), "") << type;
    }
}

TEST(Fields, OfAFormAreDecoded) {
    Fields fields = form("username=two+words&password=%D0%9E%D0%BB%D1%8F&empty=&a%20b=c");
    EXPECT_EQ(fields.require_filled("username"), "two words");
    EXPECT_EQ(fields.require("password"), "Оля");
    EXPECT_EQ(fields.find("a b"), "c");
    EXPECT_NO_THROW(fields.refuse_faults());
    fields.require_filled("empty");
    EXPECT_EQ(answer_of([&] { fields.refuse_faults(); }), R"(422 {"detail":[{"loc":["body","empty"],"msg":"Field required","type":"missing"}]})");
}

TEST(Fields, OfAFormMustBeUtf8) {
    const std::string unreadable = R"(422 {"detail":[{"loc":["body"],"msg":"The form cannot be read","type":"form_invalid"}]})";
    EXPECT_EQ(answer_of([] { form("username=%FF"); }), unreadable);
    EXPECT_EQ(answer_of([] { form("username=%zz"); }), unreadable);
}

TEST(Fields, AreMissingInABodyOfAnotherType) {
    EXPECT_EQ(answer_of([] {
                  Fields fields = Fields::of_form(request("{}", "application/json"));
                  fields.require_filled("username");
                  fields.refuse_faults();
              }),
              R"(422 {"detail":[{"loc":["body","username"],"msg":"Field required","type":"missing"}]})");
}

TEST(QueryNumber, LiesBetweenItsBounds) {
    const auto number = [](std::string query) {
        net::Request asked;
        asked.query = std::move(query);
        return query_number(asked, "limit", 1, 100);
    };
    EXPECT_EQ(number(""), std::nullopt);
    EXPECT_EQ(number("limit=1"), 1U);
    EXPECT_EQ(number("x=5&limit=100"), 100U);
    EXPECT_EQ(answer_of([&] { number("limit=0"); }), R"(422 {"detail":[{"loc":["query","limit"],"msg":"Input should be greater than or equal to 1","type":"greater_than_equal"}]})");
    EXPECT_EQ(answer_of([&] { number("limit=101"); }), R"(422 {"detail":[{"loc":["query","limit"],"msg":"Input should be less than or equal to 100","type":"less_than_equal"}]})");
    for (const auto* odd : {"limit=", "limit=x", "limit=-1", "limit=1.5", "limit=1x", "limit=+1", "limit=99999999999999999999"}) {
        EXPECT_EQ(answer_of([&] { number(odd); }), R"(422 {"detail":[{"loc":["query","limit"],"msg":"Input should be a valid integer","type":"int_parsing"}]})") << odd;
    }
}

TEST(Answers, SayARefusalInTheOriginalsWay) {
    const net::Response unknown = refused(Refusal(Code::UnknownUser));
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.body, R"({"detail":"User does not exist."})");
    EXPECT_EQ(refused(Refusal(Code::NotAuthenticated)).headers.get("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(refused(Refusal(Code::TooManyTries, 7)).headers.get("Retry-After"), "7");
    EXPECT_EQ(refused(Refusal(Code::Busy)).headers.get("Retry-After"), "1");
}

TEST(Answers, KeepTheCauseOfAFailureToThemselves) {
    const net::Response broken = failed(net::Request{}, std::make_exception_ptr(std::runtime_error("disk on fire")));
    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.body, R"({"detail":"Internal Server Error"})");
    EXPECT_EQ(failed(net::Request{}, std::make_exception_ptr(Refusal(Code::UserExists))).body, R"({"detail":"User exists."})");
}

TEST(Answers, GiveProfilesTheirShape) {
    JsonWriter writer;
    writer.object([&] { write_profile(writer, {.id = {}, .username = "a", .global_name = {}, .avatar = {}}); });
    EXPECT_EQ(writer.take(), R"({"username":"a","nickname":"a","pfp":null})");
    EXPECT_EQ(done("Saved").body, R"({"success":true,"message":"Saved"})");
}

}  // namespace
}  // namespace parley::api::simple
