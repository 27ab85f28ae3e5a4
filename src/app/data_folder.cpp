#include "app/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

namespace parley::app {

void make_data_folder(const Config& config) {
    std::error_code error;
    const bool is_new = std::filesystem::create_directories(config.data, error);
    if (error) throw std::runtime_error(fmt::format("The data folder {} cannot be made: {}.", config.data, error.message()));
    if (is_new) chmod(config.data.c_str(), 0700);
}

DataLock::DataLock(const std::string& path) : fd_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
    const bool is_held = fd_ >= 0;
    if (fd_ >= 0) close(fd_);
    throw std::runtime_error(is_held ? fmt::format("Another Parley is running on this data folder ({}).", path)
                                     : fmt::format("The file {} cannot be written.", path));
}

DataLock::~DataLock() { close(fd_); }

}  // namespace parley::app
