#include "api/discord/gateway/compression.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace parley::api::discord::gateway {
namespace {

using namespace std::string_literals;

// What a client's library does: one context, fed message by message.
class Inflater {
public:
    Inflater() { inflateInit(&stream_); }
    ~Inflater() { inflateEnd(&stream_); }
    std::string read(const std::string& packed) {
        std::string text(1 << 20, '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
        stream_.next_out = reinterpret_cast<Bytef*>(text.data());
        stream_.avail_out = static_cast<uInt>(text.size());
        result = inflate(&stream_, Z_SYNC_FLUSH);
        text.resize(text.size() - stream_.avail_out);
        return text;
    }
    int result = Z_OK;

private:
    z_stream stream_{};
};

// Of every length around the steps of the output, and one that does not pack.
std::vector<std::string> messages() {
    std::vector<std::string> made{"", "x"};
    std::uint32_t state = 1;
    for (const std::size_t size : {1000, 4094, 4095, 4096, 4097, 70'000, 400'000}) {
        std::string noise(size, '\0');
        for (char& c : noise) c = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
        made.push_back(std::move(noise));
        made.emplace_back(size, 'a');
    }
    return made;
}

TEST(ZlibStream, IsReadMessageByMessage) {
    const auto compressor = make_zlib_stream();
    Inflater inflater;
    for (const std::string& message : messages()) {
        std::string packed;
        compressor->append(packed, "head ", message);
        EXPECT_EQ(packed.substr(packed.size() - 4), "\x00\x00\xff\xff"s);
        EXPECT_EQ(inflater.read(packed), "head " + message);
    }
}

TEST(ZlibStream, RemembersTheMessagesBefore) {
    const auto compressor = make_zlib_stream();
    const std::string message = R"({"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"id":"1234567890","content":"hello"}})";
    std::string first, second;
    compressor->append(first, {}, message);
    compressor->append(second, {}, message);
    EXPECT_LT(second.size(), first.size() / 2);
}

TEST(ZstdStream, IsReadMessageByMessage) {
    const auto compressor = make_zstd_stream();
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    for (const std::string& message : messages()) {
        std::string packed, text(1 << 20, '\0');
        compressor->append(packed, "head ", message);
        ZSTD_inBuffer in{packed.data(), packed.size(), 0};
        ZSTD_outBuffer out{text.data(), text.size(), 0};
        while (in.pos < in.size) ASSERT_FALSE(ZSTD_isError(ZSTD_decompressStream(context.get(), &out, &in)));
        EXPECT_EQ(text.substr(0, out.pos), "head " + message);
    }
}

TEST(ZlibBlob, IsAStreamOfItsOwn) {
    for (const std::string& message : messages()) {
        Inflater inflater;
        EXPECT_EQ(inflater.read(zlib_blob("head ", message)), "head " + message);
        EXPECT_EQ(inflater.result, Z_STREAM_END);
    }
}

}  // namespace
}  // namespace parley::api::discord::gateway
