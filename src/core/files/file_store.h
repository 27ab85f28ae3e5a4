// core/files/file_store.h -- Where files lie: a folder of the data folder. What names them on the disk are ids and digests
// of ours, never a text of somebody's.
#pragma once
#include "base/input_file.h"
#include "base/temp_file.h"
#include "base/workers.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

// The name of a file in the store: an area, and digits, lower-case letters, '_' and '-' below it.
class FileKey {
public:
    // `area` lives as long as the program.
    FileKey(std::string_view area, std::uint64_t id);
    // Nothing when the name has other characters, or more than 120.
    static std::optional<FileKey> parse(std::string_view area, std::string_view name);

    std::string_view area() const { return area_; }
    const std::string& name() const { return name_; }

private:
    FileKey(std::string_view area, std::string name) : area_(area), name_(std::move(name)) {}
    std::string_view area_;
    std::string name_;
};

// Any thread; everything may wait for the disk, and throws std::system_error when that fails.
class FileStore {
public:
    explicit FileStore(std::string folder);
    // For its callers, whose loops must not wait.
    Workers& threads() { return threads_; }

    // Readable when it returns, and then durable unless it is kept loosely. Whatever had that key is replaced.
    void put(const FileKey& key, TempFile file, TempFile::Keep keep = TempFile::Keep::Durably);
    std::optional<InputFile> open(const FileKey& key) const;
    void remove(const FileKey& key);  // also when there is none

    // For files that are made here: a temporary one on the same file system, of a folder that is emptied at the start.
    TempFile make_temporary() const;
    // Where others may make theirs.
    const std::string& incoming() const { return incoming_; }

    // Visits the files of an area that are older than that, in no order. Those that were removed meanwhile may be missed.
    void for_each_older(std::string_view area, std::chrono::seconds age, const std::function<void(const FileKey&)>& visit) const;

private:
    std::string path_of(const FileKey& key) const;

    std::string folder_, incoming_;
    Workers threads_{"files", 2};
};

}  // namespace parley::core
