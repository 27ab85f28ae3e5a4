#include "api/discord/rest/posted_files.h"

#include "net/upload.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

struct Post {
    test::TempFolder folder;
    net::Spool spool{folder.file("spool"), 1 << 20};
    net::Request request;
    Call call{.request = request, .caller = {}};

    Post& field(const std::string& name, const std::string& value) {
        form().form.fields.push_back({name, value, std::nullopt});
        return *this;
    }
    Post& file(const std::string& name, const std::string& filename, const std::string& content = "x") {
        TempFile written(spool.folder());
        written.write(content);
        form().files.push_back({name, filename, "", std::move(written), net::Spool::Share(spool)});
        return *this;
    }
    net::UploadForm& form() {
        if (!request.upload) request.upload = std::make_shared<net::UploadForm>();
        return *request.upload;
    }
    // "name|description name …; kept id|description …", "-" for what is not given.
    static std::string said(const PostedFiles& posted) {
        std::string text;
        for (const auto& one : posted.files) text += fmt::format("{}|{} ", one.filename, one.description.value_or("-"));
        text += "; ";
        if (!posted.kept) return text + "all";
        for (const auto& one : *posted.kept) text += fmt::format("{}|{} ", one.id.value, one.description.value_or("-"));
        return text;
    }
    std::string read() {
        PostedFiles posted = read_posted(call);
        posted.body.refuse_faults();
        return said(posted);
    }
};

TEST(PostedFiles, AreNoneOfPlainJson) {
    Post post;
    post.request.body = R"({"content":"hi"})";
    PostedFiles posted = read_posted(post.call);
    EXPECT_EQ(posted.body.text("content"), "hi");
    EXPECT_EQ(Post::said(posted), "; all");
}

TEST(PostedFiles, AreDescribedByTheirNumbers) {
    Post post;
    post.file("files[7]", "a.png").field("payload_json", R"({"content":"hi","attachments":[
        {"id":7,"description":"seven"},{"id":"3","filename":"c.txt","is_spoiler":true}]})").file("files[3]", "b.txt");
    EXPECT_EQ(post.read(), "a.png|seven SPOILER_c.txt|- ; ");
    EXPECT_EQ(Post().file("files[0]", "a").file("file", "b").field("payload_json", "{}").read(), "a|- b|- ; all");
}

TEST(PostedFiles, StandBesideTheOnesThatStay) {
    Post post;
    post.field("payload_json", R"({"attachments":[{"id":"1234567890123456789","description":"old"},{"id":0}]})").file("files[0]", "new");
    EXPECT_EQ(post.read(), "new|- ; 1234567890123456789|old ");
    Post json;
    json.request.body = R"({"attachments":[]})";
    EXPECT_EQ(json.read(), "; ");
}

TEST(PostedFiles, ComeWithPlainFieldsToo) {
    Post post;
    post.field("content", "hi \"you\"").field("tts", "true").file("file", "a");
    PostedFiles posted = read_posted(post.call);
    EXPECT_EQ(posted.body.text("content"), "hi \"you\"");
    EXPECT_EQ(posted.body.boolean("tts"), true);
    EXPECT_EQ(posted.files.size(), 1u);
}

TEST(PostedFiles, MayBringTheirJsonAsAFile) {
    Post post;
    post.file("payload_json", "blob", R"({"content":"hi"})").file("files[0]", "a");
    PostedFiles posted = read_posted(post.call);
    EXPECT_EQ(posted.body.text("content"), "hi");
    EXPECT_EQ(posted.files.size(), 1u);
}

TEST(PostedFiles, BelongToTheMemberThatIsTheMessage) {
    Post post;
    post.field("payload_json", R"({"type":4,"data":{"content":"hi","attachments":[{"id":0,"description":"d"}]}})").file("files[0]", "a");
    PostedFiles posted = read_posted(post.call, "data");
    EXPECT_EQ(posted.body.integer("type"), 4);
    EXPECT_EQ(Post::said(posted), "a|d ; ");
}

TEST(PostedFiles, AreRefusedWhenThereAreTooMany) {
    Post post;
    for (int i = 0; i < 11; ++i) post.file(fmt::format("files[{}]", i), "a");
    post.field("payload_json", "{}");
    EXPECT_THROW(post.read(), Refusal);
    EXPECT_THROW(Post().field("payload_json", "{").file("files[0]", "a").read(), Refusal);
    EXPECT_THROW(Post().field("payload_json", R"({"attachments":[{"description":"whose?"}]})").read(), Refusal);
    EXPECT_THROW(Post().field("payload_json", fmt::format(R"({{"attachments":[{{"id":0,"description":"{}"}}]}})", std::string(1025, 'd')))
                     .file("files[0]", "a").read(), Refusal);
}

}  // namespace
}  // namespace parley::api::discord::rest
