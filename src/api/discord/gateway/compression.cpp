#include "api/discord/gateway/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <stdexcept>

namespace parley::api::discord::gateway {
namespace {

constexpr int kLevel = 1;  // speed: every session's messages are packed on its loop
constexpr int kWindowBits = 12, kMemoryLevel = 6;
constexpr int kZstdWindowLog = 13, kZstdHashLog = 12;
constexpr std::size_t kStep = 4096;  // bytes of room at least

// The library writes behind what is there; `step` gets the room and says how much of it was used, until it says so.
template <class Step>
void fill(std::string& out, std::size_t expected, Step step) {
    for (std::size_t room = std::max(expected, kStep);; room = kStep) {
        const std::size_t had = out.size();
        out.resize(had + room);
        const auto [used, is_done] = step(out.data() + had, room);
        out.resize(had + used);
        if (is_done) return;
    }
}

struct Progress {
    std::size_t used = 0;
    bool is_done = false;
};

class Deflate {
public:
    explicit Deflate(int window_bits) {
        if (deflateInit2(&stream_, kLevel, Z_DEFLATED, window_bits, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw std::runtime_error("zlib has no memory for a context");
        }
    }
    ~Deflate() { deflateEnd(&stream_); }
    Deflate(const Deflate&) = delete;
    Deflate& operator=(const Deflate&) = delete;

    void append(std::string& out, std::string_view bytes, int flush) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        fill(out, bytes.size() / 4, [&](char* into, std::size_t room) {
            stream_.next_out = reinterpret_cast<Bytef*>(into);
            stream_.avail_out = static_cast<uInt>(room);
            const int result = deflate(&stream_, flush);
            if (result == Z_STREAM_ERROR) throw std::runtime_error("zlib lost its context");
            // Room that is left says that everything, the flush too, is written.
            return Progress{room - stream_.avail_out, stream_.avail_out > 0};
        });
    }

private:
    z_stream stream_{};
};

class ZlibStream final : public Compressor {
public:
    void append(std::string& out, std::string_view head, std::string_view rest) override {
        deflate_.append(out, head, Z_NO_FLUSH);
        deflate_.append(out, rest, Z_SYNC_FLUSH);
    }

private:
    Deflate deflate_{kWindowBits};
};

class ZstdStream final : public Compressor {
public:
    ZstdStream() : context_(ZSTD_createCCtx()) {
        if (!context_) throw std::runtime_error("zstd has no memory for a context");
        set(ZSTD_c_compressionLevel, kLevel);
        set(ZSTD_c_windowLog, kZstdWindowLog);
        set(ZSTD_c_hashLog, kZstdHashLog);
    }
    void append(std::string& out, std::string_view head, std::string_view rest) override {
        add(out, head, ZSTD_e_continue);
        add(out, rest, ZSTD_e_flush);
    }

private:
    void set(ZSTD_cParameter parameter, int value) {
        if (ZSTD_isError(ZSTD_CCtx_setParameter(context_.get(), parameter, value))) throw std::runtime_error("zstd refuses a parameter");
    }
    void add(std::string& out, std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        fill(out, bytes.size() / 4, [&](char* into, std::size_t room) {
            ZSTD_outBuffer written{into, room, 0};
            const std::size_t left = ZSTD_compressStream2(context_.get(), &written, &in, directive);
            if (ZSTD_isError(left)) throw std::runtime_error("zstd lost its context");
            return Progress{written.pos, directive == ZSTD_e_continue ? in.pos == in.size : left == 0};
        });
    }
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> context_;
};

}  // namespace

std::unique_ptr<Compressor> make_zlib_stream() { return std::make_unique<ZlibStream>(); }
std::unique_ptr<Compressor> make_zstd_stream() { return std::make_unique<ZstdStream>(); }

std::string zlib_blob(std::string_view head, std::string_view rest) {
    std::string out;
    Deflate deflate(kWindowBits);
    deflate.append(out, head, Z_NO_FLUSH);
    deflate.append(out, rest, Z_FINISH);
    return out;
}

}  // namespace parley::api::discord::gateway
