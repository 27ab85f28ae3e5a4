// core/files/image_converter.h -- Pictures in another format and size. The decoders face what strangers sent, so they run
// in a short-lived process of their own: this program, started again as `parley convert-image`, with limits on memory,
// time and output, without the server's secrets. What comes of it is kept in a cache on the disk.
#pragma once
#include "base/task.h"
#include "base/workers.h"
#include "core/files/file_store.h"

#include <atomic>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace parley::core {

// What a picture is turned into.
struct ImageForm {
    std::string_view format;  // "png", "jpg", "webp" or "gif"; lives as long as the program
    int size = 0;             // pixels of the longer side at most; pictures are never enlarged
    bool is_animated = false; // with all frames, of webp and gif
};

class ImageConverter {
public:
    // `program` is the one to start. At most `cache_limit` bytes are kept.
    ImageConverter(FileStore& files, std::string program, std::uint64_t cache_limit = 256ULL << 20);

    enum class Failure {
        Missing,      // there is no such picture
        Unavailable,  // this machine has no libvips: the picture can only be had as it is
        Busy,         // too many wait
        Broken,       // it cannot be decoded within the limits
    };
    Task<std::expected<InputFile, Failure>> convert(const FileKey& original, const ImageForm& form);

private:
    std::expected<InputFile, Failure> convert_now(const FileKey& original, const FileKey& cached, const ImageForm& form);
    std::expected<TempFile, Failure> run_child(const InputFile& original, const ImageForm& form);
    void make_room(std::uint64_t bytes);

    FileStore& files_;
    std::string program_;
    std::uint64_t cache_limit_;
    std::uint64_t cached_ = 0;          // bytes in the cache, at least; of the one thread below
    bool is_counted_ = false;
    std::atomic<int> waiting_ = 0;
    // One picture at a time, behind the chat: a decoder takes a whole core.
    Workers thread_{"images", 1, Priority::Background};
};

}  // namespace parley::core
