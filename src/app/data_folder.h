// app/data_folder.h -- The folder that holds everything of an instance, and the lock that one server at a time has on it.
#pragma once
#include "app/config.h"

#include <string>

namespace parley::app {

// Makes the folder (mode 0700) when it is missing. Throws std::runtime_error with a sentence for a person.
void make_data_folder(const Config& config);

// Held while a server runs: two on one folder would each believe what they remember.
class DataLock {
public:
    explicit DataLock(const std::string& path);
    ~DataLock();
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;

private:
    int fd_;
};

}  // namespace parley::app
