#include "app/commands.h"
#include "app/offline.h"

#include <stdexcept>

namespace parley::app {

void import_original(const Config&, const std::string&) { throw std::runtime_error("not linked yet"); }

}  // namespace parley::app
