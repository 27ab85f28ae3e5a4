#include "net/file_response.h"

#include "base/temp_file.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace parley::net {
namespace {

const std::string kEtag = "\"v1\"";

struct Shelf {
    test::TempFolder folder;
    TempFile file{folder.path()};
    Shelf() { file.write("0123456789"); }

    Response ask(std::initializer_list<std::pair<std::string, std::string>> headers, Method method = Method::Get) {
        Request request;
        request.method = method;
        for (const auto& [name, value] : headers) request.headers.add(name, value);
        return file_response(request, *InputFile::open(file.path()), kEtag);
    }
    // "206 bytes 2-4/10 = 2+3": what is sent from where.
    std::string range(const std::string& header) { return said(ask({{"Range", header}})); }
    static std::string said(const Response& response) {
        std::string text = fmt::format("{} {}", response.status, response.headers.get("Content-Range"));
        if (response.file) text += fmt::format(" = {}+{}", response.file->offset, response.file->length);
        return text;
    }
};

TEST(FileResponse, IsTheWholeFile) {
    Shelf shelf;
    const Response whole = shelf.ask({});
    EXPECT_EQ(Shelf::said(whole), "200  = 0+10");
    EXPECT_EQ(whole.headers.get("ETag"), kEtag);
    EXPECT_EQ(whole.headers.get("Accept-Ranges"), "bytes");
}

TEST(FileResponse, IsThePartThatWasAskedFor) {
    Shelf shelf;
    EXPECT_EQ(shelf.range("bytes=2-4"), "206 bytes 2-4/10 = 2+3");
    EXPECT_EQ(shelf.range("bytes=0-0"), "206 bytes 0-0/10 = 0+1");
    EXPECT_EQ(shelf.range("bytes=7-"), "206 bytes 7-9/10 = 7+3");
    EXPECT_EQ(shelf.range("bytes=7-100"), "206 bytes 7-9/10 = 7+3");
    EXPECT_EQ(shelf.range("bytes=-3"), "206 bytes 7-9/10 = 7+3");
    EXPECT_EQ(shelf.range("bytes=-100"), "206 bytes 0-9/10 = 0+10");
    EXPECT_EQ(shelf.range("Bytes=1-1"), "206 bytes 1-1/10 = 1+1");
}

TEST(FileResponse, SaysWhatThereIsNot) {
    Shelf shelf;
    EXPECT_EQ(shelf.range("bytes=10-"), "416 bytes */10");
    EXPECT_EQ(shelf.range("bytes=-0"), "416 bytes */10");
    EXPECT_EQ(shelf.range("bytes=18446744073709551615-"), "416 bytes */10");
}

TEST(FileResponse, IsTheWholeFileForRangesThatItDoesNotUnderstand) {
    Shelf shelf;
    for (const std::string header : {"bytes=1-2,4-5", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2", "bytes=1", "lines=1-2", "bytes=+1-2",
                                     "bytes=18446744073709551616-"}) {
        EXPECT_EQ(shelf.range(header), "200  = 0+10") << header;
    }
    EXPECT_EQ(Shelf::said(shelf.ask({{"Range", "bytes=1-2"}, {"If-Range", "\"v0\""}})), "200  = 0+10");
    EXPECT_EQ(Shelf::said(shelf.ask({{"Range", "bytes=1-2"}, {"If-Range", kEtag}})), "206 bytes 1-2/10 = 1+2");
    EXPECT_EQ(Shelf::said(shelf.ask({{"Range", "bytes=1-2"}}, Method::Head)), "200  = 0+10");
}

TEST(FileResponse, IsNotSentAgain) {
    Shelf shelf;
    for (const std::string& known : {kEtag, "W/" + kEtag, "\"a\", " + kEtag, std::string("*")}) {
        EXPECT_EQ(Shelf::said(shelf.ask({{"If-None-Match", known}, {"Range", "bytes=1-2"}})), "304 ") << known;
    }
    EXPECT_EQ(Shelf::said(shelf.ask({{"If-None-Match", "\"v2\""}})), "200  = 0+10");
}

}  // namespace
}  // namespace parley::net
