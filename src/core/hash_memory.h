// core/hash_memory.h -- The memory that a password's hash works in, kept by its thread for the next hash.
//
// libsodium maps its 19 MiB anew for each hash, and the kernel then clears 4,864 pages one by one: 67 of the 76 ms that a
// hash took on a virtual machine, with the lock of the whole process's memory held, so that an event loop that needed
// more memory stood still. cmake/hash_memory.cmake points libsodium's two calls at the functions in here.
#pragma once
#include <cstddef>

namespace parley::core {

// Gives the calling thread's memory back to the system; a thread that ends does so by itself. What a hash leaves in it is
// derived from the password, so call it where no other hash is to follow at once.
void give_back_hash_memory();

// Bytes that the calling thread keeps now.
std::size_t kept_hash_memory();

}  // namespace parley::core
