// tests/fuzz/check.h -- A property that every input must keep.
#pragma once
#include <cstdio>
#include <cstdlib>

#define CHECK(property)                                                                                  \
    do {                                                                                                 \
        if (!(property)) {                                                                               \
            std::fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #property);                  \
            std::abort();                                                                                \
        }                                                                                                \
    } while (false)
