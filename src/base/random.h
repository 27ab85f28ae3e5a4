// base/random.h -- Bytes from the kernel's generator, good for keys.
#pragma once
#include <cstddef>
#include <string>

namespace parley {

std::string random_bytes(std::size_t count);

// Letters, digits, `-` and `_`, which need no escaping in a path: 6 bits each.
std::string random_letters(std::size_t count);

// Lower-case hexadecimal digits of `bytes`.
std::string to_hex(const std::string& bytes);

}  // namespace parley
