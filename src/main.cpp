// Reads the command line and runs the command it names.
#include "app/cli.h"

int main(int argc, char** argv) { return parley::app::run(argc, argv); }
