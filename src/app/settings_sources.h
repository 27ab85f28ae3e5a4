// app/settings_sources.h -- Fills a Config from a file and from the environment, the weaker source first. Flags come
// last, from the command line.
#pragma once
#include "app/config.h"

#include <string>

namespace parley::app {

// A name or value that is not understood is an error: a setting that silently does nothing is worse than none.
// Throws std::runtime_error with a sentence for a person.
void read_file(Config& config, const std::string& path);
// PARLEY_PORT, PARLEY_DATA, … and SECRET_KEY.
void read_environment(Config& config);

}  // namespace parley::app
