#include "core/files/image_child.h"

#include "core/files/media_type.h"

#include <dlfcn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <optional>
#include <string>

// libvips is loaded here and nowhere else: the server pays nothing for it and starts without it. These are the few of its
// functions that are needed, as its headers declare them.
struct _VipsImage;
using VipsImage = _VipsImage;

namespace parley::core {
namespace {

constexpr rlim_t kMemory = 1ULL << 30;    // bytes of address space; libvips and what it loads take a third
constexpr rlim_t kSeconds = 10;           // of processor
constexpr unsigned kPatience = 30;        // seconds by the clock, for a disk that does not answer
constexpr rlim_t kOutput = 64 << 20;      // bytes
constexpr std::size_t kInput = 16 << 20;  // bytes
constexpr int kSizeDown = 2;              // VIPS_SIZE_DOWN: never enlarge

// A sanitizer's shadow takes more address space than any program may have.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

void limit(__rlimit_resource what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(what, &both);
}

void limit_process() {
    if (!kIsSanitized) limit(RLIMIT_AS, kMemory);
    limit(RLIMIT_CPU, kSeconds);
    limit(RLIMIT_FSIZE, kOutput);
    limit(RLIMIT_CORE, 0);
    alarm(kPatience);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

struct Vips {
    int (*init)(const char* program);
    int (*thumbnail)(void* bytes, std::size_t size, VipsImage** out, int width, ...);
    int (*write)(VipsImage* image, const char* suffix, void** bytes, std::size_t* size, ...);
};

std::optional<Vips> load_vips() {
    void* const library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
    if (!library) return std::nullopt;
    const auto find = [&]<class Function>(Function& function, const char* name) {
        function = reinterpret_cast<Function>(dlsym(library, name));
        return function != nullptr;
    };
    Vips vips{};
    const bool has_all = find(vips.init, "vips_init") && find(vips.thumbnail, "vips_thumbnail_buffer") &&
                         find(vips.write, "vips_image_write_to_buffer");
    return has_all && vips.init("parley") == 0 ? std::optional(vips) : std::nullopt;
}

std::string read_input() {
    std::string bytes(kInput, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::pread(STDIN_FILENO, bytes.data() + size, bytes.size() - size, static_cast<off_t>(size));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return bytes;
}

bool write_output(const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

// Without what a camera noted about its owner.
const char* suffix_of(std::string_view format) {
    if (format == "png") return ".png[strip]";
    if (format == "jpg") return ".jpg[strip,Q=85,background=255]";
    if (format == "webp") return ".webp[strip,Q=85]";
    if (format == "gif") return ".gif[strip]";
    return nullptr;
}

}  // namespace

int convert_image(std::string_view format, std::string_view size, std::string_view frames) {
    int side = 0;
    std::from_chars(size.data(), size.data() + size.size(), side);
    const char* const suffix = suffix_of(format);
    if (!suffix || side <= 0) return kConversionFailed;
    limit_process();
    const auto vips = load_vips();
    if (!vips) return kVipsMissing;
    std::string input = read_input();
    VipsImage* image = nullptr;
    // Half a picture is none.
    const std::string_view type = media_type_of(input);
    const bool has_frames = type == "image/gif" || type == "image/webp";  // the others know no such option
    const char* const options = frames == "all" && has_frames ? "[n=-1,fail_on=truncated]" : "[fail_on=truncated]";
    const void* const end = nullptr;
    if (vips->thumbnail(input.data(), input.size(), &image, side, "height", side, "size", kSizeDown, "option_string", options, end) != 0) {
        return kConversionFailed;
    }
    void* bytes = nullptr;
    std::size_t written = 0;
    if (vips->write(image, suffix, &bytes, &written, end) != 0) return kConversionFailed;
    return write_output(static_cast<const char*>(bytes), written) ? 0 : kConversionFailed;
}

}  // namespace parley::core
