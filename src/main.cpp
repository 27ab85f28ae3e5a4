// Reads the command line and runs the command it names.
#include "app/cli.h"
#include "core/files/image_child.h"

#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
    // The server starts itself so to decode a picture: no setting is read, nothing but that is done.
    // Ends at once: what libvips holds goes with the process, and nobody need take it apart or count it as lost before.
    if (argc == 5 && argv[1] == parley::core::kConvertCommand) std::_Exit(parley::core::convert_image(argv[2], argv[3], argv[4]));
    return parley::app::run(argc, argv);
}
