// What most unit tests of core/ and the doors include, compiled once.
#pragma once
#include "base.h"

#include <gtest/gtest.h>

#include "support/world.h"
