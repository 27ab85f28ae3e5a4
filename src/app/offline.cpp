#include "app/offline.h"

#include "app/data_folder.h"

#include <fmt/format.h>

#include <filesystem>

namespace parley::app {
namespace {

std::string require_database(const Config& config, Offline::Missing missing) {
    if (missing == Offline::Missing::IsMade) {
        make_data_folder(config);
    } else if (!std::filesystem::exists(config.database())) {
        throw std::runtime_error(fmt::format("There is no database at {}. Name its folder with --data.", config.database()));
    }
    return config.database();
}

}  // namespace

// Nobody listens here: a server that runs beside notices the change by itself.
Offline::Offline(const Config& config, Missing missing)
    : database({.path = require_database(config, missing), .tell = [](std::vector<EventPtr>&&) {}}, clock) {}

}  // namespace parley::app
