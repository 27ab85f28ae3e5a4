// api/discord/gateway/compression.h -- How a connection's messages are packed: `compress=zlib-stream` or `zstd-stream` in
// the query keeps one context for the whole connection, `compress:true` in IDENTIFY packs large messages one by one.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace parley::api::discord::gateway {

// One stream of messages, each flushed so that it can be read at once. Contexts are what an idle connection costs, so the
// windows are small: a dispatch resembles the few before it. zlib's takes 48 KiB and its state (windowBits 12, memLevel 6)
// instead of 256; zstd's 95 KiB (window 8 KiB).
class Compressor {
public:
    virtual ~Compressor() = default;
    // Appends the packed message, which is both parts. Throws std::runtime_error when the library fails.
    virtual void append(std::string& out, std::string_view head, std::string_view rest) = 0;
};

std::unique_ptr<Compressor> make_zlib_stream();  // every message ends in 00 00 FF FF
std::unique_ptr<Compressor> make_zstd_stream();

// A message as a zlib stream of its own.
std::string zlib_blob(std::string_view head, std::string_view rest);

}  // namespace parley::api::discord::gateway
