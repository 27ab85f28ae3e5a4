# Compiler and linker flags that every target shares.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-designated-field-initializers -Werror=return-type -Werror=unused-result
                    -fno-omit-frame-pointer -Xclang -fno-pch-timestamp)
add_link_options(-fuse-ld=lld-19)
add_compile_definitions(BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED PARLEY_VERSION="${PROJECT_VERSION}")

if(PARLEY_SANITIZE)
  # The check of virtual tables opens a pipe to see whether memory can be read, so it fails where a test has used up
  # every file descriptor.
  add_compile_options(-fsanitize=${PARLEY_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -g1)
  add_link_options(-fsanitize=${PARLEY_SANITIZE})
endif()
if(PARLEY_FUZZ_COVERAGE)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
