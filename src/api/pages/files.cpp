// The client's built files. Each is a route of its own, so no path can name anything else.
#include "api/pages/site.h"
#include "base/embedded.h"
#include "net/static_files.h"

namespace parley::api::pages {
namespace {

Task<net::Response> serve(const net::StaticFiles& files, std::string name, net::Request& request) {
    co_return files.serve(request, name);
}

bool is_encoding(std::string_view path) { return path.ends_with(".br") || path.ends_with(".gz"); }

}  // namespace

void add_file_routes(net::Router& router) {
    static const net::StaticFiles files(embedded::web());
    for (const EmbeddedFile& file : embedded::web()) {
        if (is_encoding(file.path) || file.path == "manifest.json") continue;
        const std::string name(file.path);
        router.add({.method = net::Method::Get, .pattern = "/" + name,
                    .handler = [name](net::Request& request) { return serve(files, name, request); }});
    }
}

}  // namespace parley::api::pages
