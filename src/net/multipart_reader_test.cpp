#include "net/multipart_reader.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <vector>

namespace parley::net {
namespace {

// Every part as `name|filename|type=content`, then how the reading ended.
std::vector<std::string> parts_of(const std::string& body, std::size_t piece) {
    MultipartReader reader("edge");
    std::vector<std::string> seen;
    for (std::size_t at = 0; at < body.size(); at += piece) {
        const std::string part = body.substr(at, piece);  // a copy, so that a sanitizer sees a read behind it
        std::string_view rest = part;
        for (;;) {
            const auto item = reader.next(rest);
            if (item.kind == MultipartReader::Kind::NeedMore) break;
            if (item.kind == MultipartReader::Kind::Part) {
                const PartHead& head = reader.part();
                seen.push_back(fmt::format("{}|{}|{}=", head.name, head.filename.value_or("-"), head.content_type));
            } else if (item.kind == MultipartReader::Kind::Data) {
                seen.back() += item.data;
            } else if (item.kind == MultipartReader::Kind::PartEnd) {
                seen.back() += '.';
            } else {
                seen.push_back(item.kind == MultipartReader::Kind::End ? "end" : item.kind == MultipartReader::Kind::Malformed ? "malformed" : "name too long");
                if (item.kind != MultipartReader::Kind::End) return seen;
            }
        }
        EXPECT_TRUE(rest.empty());
    }
    return seen;
}

void expect_parts(const std::string& body, const std::vector<std::string>& expected) {
    for (const std::size_t piece : {1, 2, 3, 5, 8, 13, 100'000}) {
        EXPECT_EQ(parts_of(body, piece), expected) << "in pieces of " << piece;
    }
}

std::string part_of(const std::string& parameters, const std::string& content, const std::string& more = "") {
    return "--edge\r\nContent-Disposition: form-data; " + parameters + "\r\n" + more + "\r\n" + content + "\r\n";
}

TEST(MultipartReader, ReadsPartsHoweverTheyAreCut) {
    expect_parts(part_of(R"(name="files[1]"; filename="a \"b\" %22c%22 ü.png")", "\x89PNG\r\n\x1a\n", "Content-Type: image/png\r\n") +
               part_of(R"(name=payload_json)", R"({"content":"hi"})", "content-type: application/json\r\nX-More: 1\r\n") +
               part_of(R"(name="empty"; filename="")", "") + "--edge--\r\n",
           {"files[1]|a \"b\" \"c\" ü.png|image/png=\x89PNG\r\n\x1a\n.", "payload_json|-|application/json={\"content\":\"hi\"}.",
            "empty||=.", "end"});
}

TEST(MultipartReader, TakesWhatLooksLikeABoundaryForData) {
    const std::string near = "\r\n--edg\r\r\n-\r\r\r\n--edge";
    expect_parts(part_of("name=a", near.substr(0, 12)) + "--edge--", {"a|-|=" + near.substr(0, 12) + ".", "end"});
    expect_parts(part_of("name=a", "\r\r\n--edg") + "--edge--", {"a|-|=\r\r\n--edg.", "end"});
    expect_parts(part_of("name=a", "x--edge--y") + "--edge--", {"a|-|=x--edge--y.", "end"});
}

TEST(MultipartReader, IgnoresTextBeforeAndBehind) {
    expect_parts("to whom it may concern --edge\r\n" + part_of("name=a", "1") + "--edge--\r\nand --edge\r\nso on", {"a|-|=1.", "end"});
}

TEST(MultipartReader, NeedsNoLineEndAtTheEnd) { expect_parts(part_of("name=a", "1") + "--edge--", {"a|-|=1.", "end"}); }

TEST(MultipartReader, SaysNothingOfAnEndThatIsMissing) {
    expect_parts(part_of("name=a", "1"), {"a|-|=1"});
    expect_parts(part_of("name=a", "1") + "--edge", {"a|-|=1."});
    expect_parts("no boundary at all", {});
}

TEST(MultipartReader, RefusesWhatIsNoForm) {
    expect_parts("--edge\r\n\r\nheadless\r\n--edge--", {"malformed"});
    expect_parts("--edge trailing\r\n", {"malformed"});
    expect_parts("--edge\r\nno colon\r\n\r\n1", {"malformed"});
    expect_parts("--edge\r\nContent-Disposition: attachment; name=a\r\n\r\n1", {"malformed"});
    expect_parts(part_of("filename=a", "1"), {"malformed"});
    expect_parts(part_of("name=\"\xff\"", "1"), {"malformed"});
    expect_parts(part_of("name=a; filename=\"\xc3\"", "1"), {"malformed"});
    expect_parts("--edge\r\nX: " + std::string(5000, 'x'), {"malformed"});
    expect_parts(part_of("name=" + std::string(257, 'n'), "1"), {"name too long"});
}

TEST(MultipartReader, FindsTheBoundary) {
    const auto find = [](std::string_view type) { return MultipartReader::find_boundary(type).value_or("(none)"); };
    EXPECT_EQ(find("multipart/form-data; boundary=edge"), "edge");
    EXPECT_EQ(find("multipart/form-data; charset=utf-8; BOUNDARY=\"a b\""), "a b");
    for (const std::string type : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a"}) {
        EXPECT_EQ(find(type), "(none)") << type;
    }
    EXPECT_EQ(find("multipart/form-data; boundary=" + std::string(71, 'b')), "(none)");
}

}  // namespace
}  // namespace parley::net
