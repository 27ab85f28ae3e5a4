# libsodium with its memory from core/hash_memory: a copy of its archive in which mmap and munmap have other names. A copy,
# so that nothing else in the program meets them, sanitizers least of all. Sets the target parley_sodium.
find_library(PARLEY_SODIUM_ARCHIVE libsodium.a HINTS ${SODIUM_LIBRARY_DIRS} REQUIRED)
set(archive ${CMAKE_BINARY_DIR}/libsodium.a)
add_custom_command(OUTPUT ${archive}
  COMMAND ${CMAKE_OBJCOPY} --redefine-sym mmap=parley_hash_mmap --redefine-sym munmap=parley_hash_munmap
          ${PARLEY_SODIUM_ARCHIVE} ${archive}
  DEPENDS ${PARLEY_SODIUM_ARCHIVE} VERBATIM)
add_custom_target(parley_sodium_archive DEPENDS ${archive})
add_library(parley_sodium STATIC IMPORTED GLOBAL)
set_target_properties(parley_sodium PROPERTIES IMPORTED_LOCATION ${archive} INTERFACE_INCLUDE_DIRECTORIES "${SODIUM_INCLUDE_DIRS}")
add_dependencies(parley_sodium parley_sodium_archive)
