// base/temp_file.h -- A file that is being written. It goes when this is destroyed, unless it was put in its place before.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace parley {

// One caller at a time. All of it may block, and throws std::system_error when the disk refuses (ENOSPC and the like).
class TempFile {
public:
    // A file of mode 0600 with a name that nobody can guess; the folder exists.
    explicit TempFile(const std::string& folder);
    ~TempFile();
    TempFile(TempFile&& from) noexcept;
    TempFile& operator=(TempFile&& from) noexcept;

    void write(std::string_view bytes);
    std::uint64_t size() const { return size_; }  // of what was written by write()
    const std::string& path() const { return path_; }  // empty once it was put in place

    // Moved there in one step; whatever had that name is replaced. Durably: synced before, and its folder after, so it is
    // on the disk for good. Loosely: what can be made again. `path` lies on the same file system, in a folder that exists.
    enum class Keep { Durably, Loosely };
    void move_to(const std::string& path, Keep keep = Keep::Durably);

    int descriptor() const { return fd_; }  // for another program to write to

private:
    void drop();

    std::string path_;
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

// Makes a folder's entries (new, gone or renamed) durable.
void sync_folder(const std::string& path);

}  // namespace parley
