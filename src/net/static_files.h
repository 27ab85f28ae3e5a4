// net/static_files.h -- Files that are embedded in the program, with the encodings made at build time.
#pragma once
#include "base/embedded.h"
#include "net/request.h"
#include "net/response.h"

#include <span>
#include <string>

namespace parley::net {

// Serves a table of embedded files. `a.js.br` and `a.js.gz` beside `a.js` are its encodings and no files of their own.
// Lookup is by exact name in the table, so no path can lead out of it.
class StaticFiles {
public:
    explicit StaticFiles(std::span<const EmbeddedFile> files);

    // `name` is relative ("assets/app-1a2b.js"). 200 with ETag, Vary and the best encoding that Accept-Encoding
    // admits, 304 for a matching If-None-Match, 404. Names below assets/ carry a digest: immutable for a year;
    // the others: no-cache.
    Response serve(const Request& request, std::string_view name) const;
    bool has(std::string_view name) const;

private:
    std::span<const EmbeddedFile> files_;
};

}  // namespace parley::net
