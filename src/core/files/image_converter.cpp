#include "core/files/image_converter.h"

#include "base/blocking.h"
#include "base/log.h"
#include "core/files/image_child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <vector>

namespace parley::core {
namespace {

constexpr std::string_view kArea = "cache";
constexpr int kWaitingLimit = 64;  // pictures; each takes some 50 ms

// Only what the decoders need: the server's own environment may hold its secret key.
constexpr const char* kEnvironment[] = {"VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1", "MALLOC_ARENA_MAX=1", "G_SLICE=always-malloc", nullptr};

FileKey cache_key(const FileKey& original, const ImageForm& form) {
    return *FileKey::parse(kArea, fmt::format("{}-{}-{}{}-{}", original.area(), original.name(), form.format,
                                              form.is_animated ? "-moving" : "", form.size));
}

// What the child starts with: the picture as its input, the file to write as its output, nothing else.
class SpawnSetup {
public:
    SpawnSetup(int input, int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        // What the decoders complain about could fill the log.
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
    }
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    // The process, or 0.
    pid_t spawn(const std::string& program, std::vector<std::string> arguments) {
        std::vector<char*> pointers;
        for (std::string& argument : arguments) pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        pid_t child = 0;
        const int error = posix_spawn(&child, program.c_str(), &actions_, &attributes_, pointers.data(), const_cast<char**>(kEnvironment));
        return error == 0 ? child : 0;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

// The exit code; -1 when it was ended by a signal, as by a limit.
int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// One of those who wait, until it is destroyed.
struct Waiting {
    explicit Waiting(std::atomic<int>& count) : all(count) { ++all; }
    ~Waiting() { --all; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    std::atomic<int>& all;
};

}  // namespace

ImageConverter::ImageConverter(FileStore& files, std::string program, std::uint64_t cache_limit)
    : files_(files), program_(std::move(program)), cache_limit_(cache_limit) {}

Task<std::expected<InputFile, ImageConverter::Failure>> ImageConverter::convert(const FileKey& original, const ImageForm& form) {
    const FileKey cached = cache_key(original, form);
    auto known = co_await run_on(files_.threads(), [&] { return files_.open(cached); });
    if (known) co_return std::move(*known);
    if (waiting_ >= kWaitingLimit) co_return std::unexpected(Failure::Busy);
    const Waiting place(waiting_);
    co_return co_await run_on(thread_, [&] { return convert_now(original, cached, form); });
}

std::expected<InputFile, ImageConverter::Failure> ImageConverter::convert_now(const FileKey& original, const FileKey& cached,
                                                                             const ImageForm& form) {
    if (auto known = files_.open(cached)) return std::move(*known);  // somebody before us asked for the same
    const auto picture = files_.open(original);
    if (!picture) return std::unexpected(Failure::Missing);
    auto converted = run_child(*picture, form);
    if (!converted) return std::unexpected(converted.error());
    struct stat about {};
    ::fstat(converted->descriptor(), &about);
    make_room(static_cast<std::uint64_t>(about.st_size));
    files_.put(cached, std::move(*converted), TempFile::Keep::Loosely);
    auto file = files_.open(cached);
    if (!file) return std::unexpected(Failure::Broken);
    return std::move(*file);
}

std::expected<TempFile, ImageConverter::Failure> ImageConverter::run_child(const InputFile& original, const ImageForm& form) {
    TempFile output = files_.make_temporary();
    SpawnSetup setup(original.descriptor(), output.descriptor());
    const pid_t child = setup.spawn(program_, {"parley", std::string(kConvertCommand), std::string(form.format), fmt::to_string(form.size),
                                               form.is_animated ? "all" : "first"});
    const int code = child ? wait_for(child) : kVipsMissing;
    if (code == 0) return output;
    if (code == kVipsMissing) return std::unexpected(Failure::Unavailable);
    log::warn("image.not_converted format={} size={} code={}", form.format, form.size, code);
    return std::unexpected(Failure::Broken);
}

// The oldest go first, a quarter of the limit at once, so that the cache is not gone through for every picture.
void ImageConverter::make_room(std::uint64_t bytes) {
    struct Entry {
        FileKey key;
        timespec made;
        std::uint64_t size;
    };
    cached_ += bytes;
    if (is_counted_ && cached_ <= cache_limit_) return;
    std::vector<Entry> entries;
    std::uint64_t total = bytes;
    files_.for_each_older(kArea, std::chrono::seconds(0), [&](const FileKey& key) {
        const auto file = files_.open(key);
        struct stat about {};
        if (!file || ::fstat(file->descriptor(), &about) != 0) return;
        entries.push_back({key, about.st_mtim, file->size()});
        total += file->size();
    });
    if (total > cache_limit_) {
        std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
            return std::pair(a.made.tv_sec, a.made.tv_nsec) < std::pair(b.made.tv_sec, b.made.tv_nsec);
        });
        for (const Entry& entry : entries) {
            if (total <= cache_limit_ - cache_limit_ / 4) break;
            files_.remove(entry.key);
            total -= entry.size;
        }
    }
    cached_ = total;
    is_counted_ = true;
}

}  // namespace parley::core
