#include "core/files/file_store.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace parley::core {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kNameLimit = 120;

bool is_safe(std::string_view name) {
    return !name.empty() && name.size() <= kNameLimit && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    });
}

// A folder and those above it, each durable in the one that holds it.
void make_folder(const std::string& path) {
    if (fs::exists(path)) return;
    const std::string parent = fs::path(path).parent_path();
    if (!parent.empty()) make_folder(parent);
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) throw std::system_error(errno, std::generic_category(), "mkdir " + path);
    if (!parent.empty()) sync_folder(parent);
}

}  // namespace

FileKey::FileKey(std::string_view area, std::uint64_t id) : area_(area), name_(fmt::to_string(id)) {}

std::optional<FileKey> FileKey::parse(std::string_view area, std::string_view name) {
    if (!is_safe(name)) return std::nullopt;
    return FileKey(area, std::string(name));
}

FileStore::FileStore(std::string folder) : folder_(std::move(folder)), incoming_(folder_ + "/incoming") {
    make_folder(fs::absolute(incoming_));
}

// Spread over a thousand folders, so that none grows too large to be read through: by what differs between ids that
// were drawn one after the other, which is their time.
std::string FileStore::path_of(const FileKey& key) const {
    std::uint32_t mixed = 2166136261;  // FNV-1a
    for (const char c : key.name()) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619;
    return fmt::format("{}/{}/{:03x}/{}", folder_, key.area(), mixed % 1024, key.name());
}

void FileStore::put(const FileKey& key, TempFile file, TempFile::Keep keep) {
    const std::string path = path_of(key);
    make_folder(fs::absolute(fs::path(path).parent_path()));
    file.move_to(path, keep);
}

std::optional<InputFile> FileStore::open(const FileKey& key) const { return InputFile::open(path_of(key)); }

void FileStore::remove(const FileKey& key) {
    const std::string path = path_of(key);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) {
        throw std::system_error(errno, std::generic_category(), "unlink " + path);
    }
}

TempFile FileStore::make_temporary() const { return TempFile(incoming_); }

void FileStore::for_each_older(std::string_view area, std::chrono::seconds age,
                               const std::function<void(const FileKey&)>& visit) const {
    const auto limit = fs::file_time_type::clock::now() - age;
    std::error_code gone;  // a file may be removed while we look
    for (auto at = fs::recursive_directory_iterator(fmt::format("{}/{}", folder_, area), gone);
         !gone && at != fs::recursive_directory_iterator(); at.increment(gone)) {
        std::error_code unknown;
        if (!at->is_regular_file(unknown) || at->last_write_time(unknown) > limit || unknown) continue;
        if (const auto key = FileKey::parse(area, at->path().filename().string())) visit(*key);
    }
}

}  // namespace parley::core
