// Reads the command line and runs the command it names.
#include "app/cli.h"
#include "core/files/image_child.h"

#include <string_view>

int main(int argc, char** argv) {
    // The server starts itself so to decode a picture: no setting is read, nothing but that is done.
    if (argc == 5 && argv[1] == parley::core::kConvertCommand) return parley::core::convert_image(argv[2], argv[3], argv[4]);
    return parley::app::run(argc, argv);
}
