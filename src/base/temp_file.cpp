#include "base/temp_file.h"

#include "base/random.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace parley {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

TempFile::TempFile(const std::string& folder) : path_(folder + "/" + to_hex(random_bytes(16))) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd_ < 0) fail("open " + path_);
}

TempFile::~TempFile() { drop(); }

TempFile::TempFile(TempFile&& from) noexcept
    : path_(std::exchange(from.path_, {})), fd_(std::exchange(from.fd_, -1)), size_(from.size_) {}

TempFile& TempFile::operator=(TempFile&& from) noexcept {
    if (this == &from) return *this;
    drop();
    path_ = std::exchange(from.path_, {});
    fd_ = std::exchange(from.fd_, -1);
    size_ = from.size_;
    return *this;
}

void TempFile::drop() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    if (!path_.empty()) ::unlink(std::exchange(path_, {}).c_str());
}

void TempFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write " + path_);
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TempFile::move_to(const std::string& path, Keep keep) {
    if (keep == Keep::Durably && ::fsync(fd_) != 0) fail("fsync " + path_);
    if (std::rename(path_.c_str(), path.c_str()) != 0) fail("rename " + path_ + " to " + path);
    path_.clear();
    ::close(std::exchange(fd_, -1));
    if (keep == Keep::Durably) sync_folder(std::filesystem::path(path).parent_path());
}

void sync_folder(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) fail("open " + path);
    const int result = ::fsync(fd);
    const int error = errno;
    ::close(fd);
    errno = error;
    if (result != 0) fail("fsync " + path);
}

}  // namespace parley
