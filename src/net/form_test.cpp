#include "net/form.h"

#include "net/multipart.h"
#include "net/url.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

using namespace std::string_literals;

std::expected<Form, FormError> parse(std::string type, std::string body) {
    Request request;
    if (!type.empty()) request.headers.add("Content-Type", std::move(type));
    request.body = std::move(body);
    return parse_form(request);
}

std::expected<Form, FormError> urlencoded(std::string body) {
    return parse("application/x-www-form-urlencoded; charset=utf-8", std::move(body));
}

std::expected<Form, FormError> multipart(std::string body) { return parse("multipart/form-data; boundary=\"b b\"", std::move(body)); }

std::string part(const std::string& disposition, const std::string& content) {
    return "--b b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST(Url, EncodesWhatItDecodes) {
    EXPECT_EQ(percent_encode("a-b_c.d~9"), "a-b_c.d~9");
    EXPECT_EQ(percent_encode("a b/ü%\r\n"), "a%20b%2F%C3%BC%25%0D%0A");
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    EXPECT_EQ(percent_decode(percent_encode(all)), all);
}

TEST(Url, DecodesStrictly) {
    EXPECT_EQ(percent_decode("a%20b+c%2F%c3%A9"), "a b+c/\xc3\xa9");
    EXPECT_EQ(form_decode("a+b%2Bc"), "a b+c");
    EXPECT_EQ(percent_decode("%00"), "\0"s);
    for (const char* bad : {"%", "%2", "%2g", "%g2", "a%%20", "100%"}) EXPECT_EQ(percent_decode(bad), std::nullopt) << bad;
}

TEST(Form, ReadsUrlencodedFields) {
    const auto form = urlencoded("username=alice+b&password=%26%3D%25&&empty=&bare&username=second&%C3%A9=%D1%8F");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->find("username"), "alice b");
    EXPECT_EQ(form->find("password"), "&=%");
    EXPECT_EQ(form->find("empty"), "");
    EXPECT_EQ(form->find("bare"), "");
    EXPECT_EQ(form->find("\xc3\xa9"), "\xd1\x8f");
    EXPECT_EQ(form->find("absent"), std::nullopt);
    EXPECT_EQ(form->fields.size(), 6u);
    EXPECT_TRUE(urlencoded("")->fields.empty());
}

TEST(Form, RefusesWhatItCannotRead) {
    EXPECT_EQ(urlencoded("a=%zz").error(), FormError::Malformed);
    EXPECT_EQ(urlencoded("a=%ff").error(), FormError::Malformed);
    EXPECT_EQ(urlencoded(std::string(257, 'n') + "=1").error(), FormError::NameTooLong);
    EXPECT_TRUE(urlencoded(std::string(256, 'n') + "=1"));
    std::string many;
    for (int i = 0; i < 100; ++i) many += "a=b&";
    EXPECT_TRUE(urlencoded(many));
    EXPECT_EQ(urlencoded(many + "a=b").error(), FormError::TooManyFields);
    EXPECT_EQ(parse("", "a=b").error(), FormError::UnsupportedType);
    EXPECT_EQ(parse("application/json", "{}").error(), FormError::UnsupportedType);
    EXPECT_EQ(parse("application/x-www-form-urlencodedx", "a=b").error(), FormError::UnsupportedType);
}

TEST(Form, ReadsMultipartFields) {
    const auto form = multipart("preamble\r\n" + part("name=\"a\"", "one\r\ntwo") + part("name=b", "") +
                                part("name=\"f\"; filename=\"x \\\"y\\\".png\"", "\xff\0\r\n--b"s) +
                                part("name=\"q%22\"; filename=\"\"", "") + "--b b--\r\nepilogue");
    ASSERT_TRUE(form);
    ASSERT_EQ(form->fields.size(), 4u);
    EXPECT_EQ(form->find("a"), "one\r\ntwo");
    EXPECT_EQ(form->find("b"), "");
    EXPECT_EQ(form->fields[2].value, "\xff\0\r\n--b"s);
    EXPECT_EQ(form->fields[2].filename, "x \"y\".png");
    EXPECT_EQ(form->fields[3].name, "q\"");
    EXPECT_EQ(form->fields[0].filename, std::nullopt);
    EXPECT_TRUE(multipart("--b b--\r\n")->fields.empty());
}

TEST(Form, RefusesMalformedMultipart) {
    for (const std::string& body : {""s, "--b"s, "--b b"s, "--b b\r\n"s, part("name=\"a\"", "x"), part("name=\"a", "x") + "--b b--",
                                    part("nam=\"a\"", "x") + "--b b--", "--b b\r\n\r\nx\r\n--b b--"s,
                                    "--b b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b b--"s,
                                    "--b b\r\nno colon\r\n\r\nx\r\n--b b--"s, part("name=\"a\"", "\xff") + "--b b--",
                                    "--b bX\r\n\r\n\r\n--b b--"s}) {
        const auto form = multipart(body);
        ASSERT_FALSE(form) << body;
        EXPECT_EQ(form.error(), FormError::Malformed) << body;
    }
    EXPECT_EQ(parse("multipart/form-data", "").error(), FormError::Malformed);
    EXPECT_EQ(parse("multipart/form-data; boundary=" + std::string(71, 'b'), "").error(), FormError::Malformed);
    const auto with_header_of = [](std::size_t size) { return "--b b\r\nX: " + std::string(size, 'x') + "\r\n" + part("name=a", "x").substr(7) + "--b b--"; };
    EXPECT_TRUE(multipart(with_header_of(4'000)));
    EXPECT_EQ(multipart(with_header_of(4'096)).error(), FormError::Malformed);
    EXPECT_EQ(multipart(part("name=\"" + std::string(257, 'n') + "\"", "x") + "--b b--").error(), FormError::NameTooLong);
    std::string many;
    for (int i = 0; i < 101; ++i) many += part("name=a", "x");
    EXPECT_EQ(multipart(many + "--b b--").error(), FormError::TooManyFields);
}

TEST(Parameter, IsFoundBehindOthers) {
    EXPECT_EQ(find_parameter("a/b; x=1 ; Boundary=two;z", "boundary"), "two");
    EXPECT_EQ(find_parameter("a/b; x=\"a;boundary=b\"; boundary=c", "boundary"), "c");
    EXPECT_EQ(find_parameter("a/b", "boundary"), std::nullopt);
}

}  // namespace
}  // namespace parley::net
