// A static file: its name, then If-None-Match, then Accept-Encoding, a line each. Whatever is asked, what comes is a
// file of the table with an encoding that was asked for.
#include "check.h"
#include "input.h"
#include "net/static_files.h"

#include <array>
#include <string>

using namespace parley;

namespace {

constexpr std::array<EmbeddedFile, 5> kFiles{{
    {"a.js", "00", "plain"},
    {"a.js.br", "01", "brotli"},
    {"a.js.gz", "02", "gzip"},
    {"assets/b.css", "03", "style"},
    {"c.png", "04", "picture"},
}};

bool is_of_table(std::string_view bytes) {
    for (const EmbeddedFile& file : kFiles) {
        if (file.bytes == bytes) return true;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const net::StaticFiles files(kFiles);
    Input input(data, size);
    const std::string_view name = input.line();
    net::Request request;
    request.headers.add("If-None-Match", std::string(input.line()));
    request.headers.add("Accept-Encoding", std::string(input.line()));

    const net::Response response = files.serve(request, name);
    CHECK(files.has(name) == (response.status != 404));
    CHECK(response.status == 200 || response.status == 304 || response.status == 404);
    if (response.status != 200) return 0;
    CHECK(is_of_table(response.fixed_body));
    const std::string_view encoding = response.headers.get("Content-Encoding");
    CHECK(encoding.empty() == (response.fixed_body != "brotli" && response.fixed_body != "gzip"));
    CHECK(encoding.empty() || request.headers.get("Accept-Encoding").size() >= 1);
    return 0;
}
