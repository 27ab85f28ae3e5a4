// base/embedded.h -- Files that are part of the program: migrations, templates, the built client. The tables are
// written by scripts/embed.mjs at build time.
#pragma once
#include <span>
#include <string_view>

namespace parley {

struct EmbeddedFile {
    std::string_view path;    // relative to the folder that was embedded, sorted
    std::string_view digest;  // 32 hex digits of the content's SHA-256
    std::string_view bytes;
};

namespace embedded {
std::span<const EmbeddedFile> migrations();
std::span<const EmbeddedFile> templates();
std::span<const EmbeddedFile> web();
}  // namespace embedded

}  // namespace parley
