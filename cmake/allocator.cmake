# The program's allocator in a release: jemalloc, part of the program itself. A sanitizer brings its own.
function(parley_allocator target)
  if(PARLEY_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  find_library(PARLEY_JEMALLOC_ARCHIVE libjemalloc_pic.a REQUIRED)
  target_sources(${target} PRIVATE allocator.cpp)
  target_link_libraries(${target} PRIVATE ${PARLEY_JEMALLOC_ARCHIVE} Threads::Threads ${CMAKE_DL_LIBS} m)
endfunction()
