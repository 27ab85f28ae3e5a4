# The client is built once for all presets (build/web), then everything that the program serves is embedded in it.
find_program(NODE node REQUIRED)
set(PARLEY_WEB ${CMAKE_SOURCE_DIR}/build/web)
file(GLOB_RECURSE PARLEY_WEB_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/* ${CMAKE_SOURCE_DIR}/web/styles/* ${CMAKE_SOURCE_DIR}/web/static/* ${CMAKE_SOURCE_DIR}/web/build/*)
add_custom_command(
  OUTPUT ${PARLEY_WEB}/manifest.json
  COMMAND ${CMAKE_SOURCE_DIR}/scripts/build-web ${PARLEY_WEB}
  DEPENDS ${PARLEY_WEB_SOURCES} ${CMAKE_SOURCE_DIR}/web/build.mjs ${CMAKE_SOURCE_DIR}/web/package-lock.json
          ${CMAKE_SOURCE_DIR}/scripts/build-web
  COMMENT "Building the web client" VERBATIM)
add_custom_target(parley_web DEPENDS ${PARLEY_WEB}/manifest.json)

# parley_embed(target NAME ROOT [DEPENDS file]): a function `parley::embedded::NAME()` with every file below ROOT.
function(parley_embed target name root)
  cmake_parse_arguments(EMBED "" "" "DEPENDS" ${ARGN})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${root}/*)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/scripts/embed.mjs ${name} ${root} ${out}
    DEPENDS ${files} ${EMBED_DEPENDS} ${CMAKE_SOURCE_DIR}/scripts/embed.mjs
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${out})
  set_source_files_properties(${out} PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "-Wno-c23-extensions;-Wno-c++11-narrowing;-Wno-constant-conversion")
endfunction()
