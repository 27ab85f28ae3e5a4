// The page of an address that leads nowhere.
#include "api/pages/site.h"

namespace parley::api::pages {

void answer_missing(const Site& site, const net::Request& request, net::Response& answer) {
    if (answer.status != 404 || request.path.starts_with("/api/")) return;
    const bool is_read = request.method == net::Method::Get || request.method == net::Method::Head;
    if (!is_read || !request.headers.has_token("Accept", "text/html")) return;
    answer = page(site, request, "missing", Data());
    answer.status = 404;
}

}  // namespace parley::api::pages
