// app/cli.h -- The command line.
#pragma once

namespace parley::app {

// Runs the command and returns the program's exit code: 0 done, 1 it failed (a sentence on standard error says why),
// 2 the command line is wrong.
int run(int argc, char** argv);

}  // namespace parley::app
