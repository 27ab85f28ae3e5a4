#include "net/static_files.h"

#include "base/text.h"
#include "net/file_response.h"
#include "net/http_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ranges>

namespace parley::net {
namespace {

const EmbeddedFile* find_file(std::span<const EmbeddedFile> files, std::string_view path) {
    const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    return found != files.end() && found->path == path ? &*found : nullptr;
}

bool is_encoding(std::string_view name) { return name.ends_with(".br") || name.ends_with(".gz"); }

std::string_view content_type(std::string_view name) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"},  {".html", "text/html; charset=utf-8"}, {".ico", "image/x-icon"},
        {".jpg", "image/jpeg"},               {".js", "text/javascript; charset=utf-8"}, {".json", "application/json"},
        {".map", "application/json"},         {".mp3", "audio/mpeg"},               {".ogg", "audio/ogg"},
        {".png", "image/png"},                {".svg", "image/svg+xml"},            {".txt", "text/plain; charset=utf-8"},
        {".webmanifest", "application/manifest+json"}, {".webp", "image/webp"},     {".woff2", "font/woff2"},
    };
    for (const auto& [ending, type] : types) {
        if (name.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

// The weight that Accept-Encoding gives a coding, "*" standing for those not named. In thousandths; 0: not wanted.
int weight_of(std::string_view accepted, std::string_view coding) {
    int others = 0;
    for (const auto part : std::views::split(accepted, ',')) {
        std::string_view item = trimmed(std::string_view(part.begin(), part.end()));
        const auto semicolon = item.find(';');
        double weight = 1;
        if (semicolon != std::string_view::npos) {
            const auto q = trimmed(item.substr(semicolon + 1));
            if (q.starts_with("q=")) std::from_chars(q.data() + 2, q.data() + q.size(), weight);
            if (std::isnan(weight)) weight = 0;
        }
        const auto name = trimmed(item.substr(0, semicolon));
        const int thousandths = static_cast<int>(std::clamp(weight, 0.0, 1.0) * 1000);
        if (is_same_name(name, coding)) return thousandths;
        if (name == "*") others = thousandths;
    }
    return others;
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files) : files_(files) {}

bool StaticFiles::has(std::string_view name) const { return !is_encoding(name) && find_file(files_, name) != nullptr; }

Response StaticFiles::serve(const Request& request, std::string_view name) const {
    if (!has(name)) return error_response(404);
    const EmbeddedFile* file = find_file(files_, name);
    std::string encoding;
    const std::string_view accepted = request.headers.get("Accept-Encoding");
    int best = 0;
    for (const auto& [coding, ending] : {std::pair{"br", ".br"}, std::pair{"gzip", ".gz"}}) {
        const EmbeddedFile* encoded = find_file(files_, std::string(name) + ending);
        const int weight = weight_of(accepted, coding);
        if (!encoded || weight <= best) continue;
        best = weight;
        file = encoded;
        encoding = coding;
    }

    const std::string etag = "\"" + std::string(file->digest) + "\"";
    const bool is_known = matches_etag(request.headers, etag);
    Response response{.status = is_known ? 304 : 200, .body = {}};
    response.headers.add("ETag", etag);
    response.headers.add("Vary", "Accept-Encoding");
    response.headers.add("Cache-Control", name.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    if (is_known) return response;
    response.fixed_body = file->bytes;
    response.headers.add("Content-Type", std::string(content_type(name)));
    if (!encoding.empty()) response.headers.add("Content-Encoding", encoding);
    return response;
}

}  // namespace parley::net
