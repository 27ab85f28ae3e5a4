// base/input_file.h -- A file that is read in pieces.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace parley {

// Any thread: reading moves no position.
class InputFile {
public:
    // Nothing when there is no such file. Throws std::system_error when it cannot be opened for another reason.
    static std::optional<InputFile> open(const std::string& path);
    ~InputFile();
    InputFile(InputFile&& from) noexcept;
    InputFile& operator=(InputFile&&) = delete;

    std::uint64_t size() const { return size_; }  // when it was opened
    int descriptor() const { return fd_; }

    // Up to `into.size()` bytes from there; fewer only at the end of the file. May wait for the disk, and throws
    // std::system_error when that fails.
    std::size_t read(std::uint64_t offset, std::span<char> into) const;
    // What of that lies in memory already, without waiting. 0: nothing, or the file system cannot tell.
    std::size_t read_ready(std::uint64_t offset, std::span<char> into) const;

private:
    InputFile(int fd, std::uint64_t size) : fd_(fd), size_(size) {}
    int fd_;
    std::uint64_t size_;
};

}  // namespace parley
