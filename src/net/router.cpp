#include "net/router.h"

#include "base/log.h"
#include "base/text.h"
#include "net/http_writer.h"
#include "net/url.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace parley::net {
namespace {

constexpr std::size_t kMethods = 7;

// The routes of one path, by method. A node of the tree has children by literal segment.
struct Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> one, rest;  // {name}, {name...}
    std::array<std::unique_ptr<Route>, kMethods> routes{};
    std::unique_ptr<Route> websocket;

    bool has_route() const {
        return websocket || std::ranges::any_of(routes, [](const auto& route) { return route != nullptr; });
    }
    const Route* route(Method method) const { return routes[static_cast<std::size_t>(method)].get(); }
    Node* literal(std::string_view segment) const {
        for (const auto& [text, child] : literals) {
            if (text == segment) return child.get();
        }
        return nullptr;
    }
};

using Segments = std::vector<std::string>;

// Between the slashes; "/" has none.
std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    if (path.size() <= 1) return parts;
    for (std::size_t begin = 1;;) {
        const auto end = path.find('/', begin);
        parts.push_back(path.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

std::optional<Segments> decode(std::string_view path) {
    Segments segments;
    if (!path.starts_with('/')) return std::nullopt;
    for (const std::string_view part : split(path)) {
        auto segment = percent_decode(part);
        const bool is_fine = segment && !segment->empty() && segment->find('\0') == std::string::npos && is_utf8(*segment);
        if (!is_fine) return std::nullopt;
        segments.push_back(std::move(*segment));
    }
    return segments;
}

std::unique_ptr<Node>& make(std::unique_ptr<Node>& node) {
    if (!node) node = std::make_unique<Node>();
    return node;
}

Node& child_for(Node& node, std::string_view part) {
    if (part.starts_with('{')) return part.ends_with("...}") ? *make(node.rest) : *make(node.one);
    if (Node* known = node.literal(part)) return *known;
    return *node.literals.emplace_back(std::string(part), std::make_unique<Node>()).second;
}

const Node* descend(const Node& node, const Segments& segments, std::size_t at, Segments& params) {
    if (at == segments.size()) return node.has_route() ? &node : nullptr;
    if (const Node* child = node.literal(segments[at])) {
        if (const Node* found = descend(*child, segments, at + 1, params)) return found;
    }
    const std::size_t had = params.size();
    if (node.one) {
        params.push_back(segments[at]);
        if (const Node* found = descend(*node.one, segments, at + 1, params)) return found;
        params.resize(had);
    }
    if (!node.rest) return nullptr;
    std::string joined = segments[at];
    for (std::size_t i = at + 1; i < segments.size(); ++i) joined += "/" + segments[i];
    params.push_back(std::move(joined));
    return node.rest.get();
}

std::string allowed(const Node& node) {
    std::string list;
    for (std::size_t i = 0; i < kMethods; ++i) {
        const auto method = static_cast<Method>(i);
        const bool is_there = node.routes[i] || method == Method::Options || (method == Method::Head && node.route(Method::Get));
        if (is_there) list.append(list.empty() ? "" : ", ").append(to_string(method));
    }
    return list;
}

}  // namespace

struct Router::State {
    const Node* find(std::string_view path, Segments& params) const {
        const auto segments = decode(path);
        return segments ? descend(root, *segments, 0, params) : nullptr;
    }

    Node root;
    std::vector<Route> listed;
    OnError on_error;
    OnMissing on_missing;
};

Router::Router() : state_(std::make_unique<State>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
    Node* node = &state_->root;
    for (const std::string_view part : split(route.pattern)) node = &child_for(*node, part);
    auto& place = route.is_websocket ? node->websocket : node->routes[static_cast<std::size_t>(route.method)];
    if (place) throw std::logic_error("two routes for " + std::string(to_string(route.method)) + " " + route.pattern);
    state_->listed.push_back(route);
    place = std::make_unique<Route>(std::move(route));
}

void Router::set_on_error(OnError on_error) { state_->on_error = std::move(on_error); }
void Router::set_on_missing(OnMissing on_missing) { state_->on_missing = std::move(on_missing); }

Router::Match Router::find(const Request& request) const {
    Match match = find(request.method, request.path, request.query);
    if (!match.route && state_->on_missing) state_->on_missing(request, match.instead);
    return match;
}

Router::Match Router::find(Method method, std::string_view path, std::string_view query) const {
    Match match;
    const Node* node = state_->find(path, match.params);
    if (!node) {
        match.instead = error_response(404);
        // A slash too many. A backslash would lead browsers to another host, as "//" would, which never matches.
        if (path.size() > 1 && path.ends_with('/') && path.find('\\') == std::string_view::npos) {
            const std::string_view shorter = path.substr(0, path.size() - 1);
            Segments ignored;
            if (state_->find(shorter, ignored)) {
                match.instead = Response::redirect(307, std::string(shorter) + (query.empty() ? "" : "?" + std::string(query)));
            }
        }
        return match;
    }
    match.route = node->route(method);
    if (!match.route && method == Method::Head) match.route = node->route(Method::Get);
    if (!match.route && method == Method::Get && node->websocket) {
        match.instead = error_response(426).with("Upgrade", "websocket").with("Sec-WebSocket-Version", "13");
    } else if (!match.route) {
        match.instead = method == Method::Options ? Response{.status = 204, .body = {}} : error_response(405);
        match.instead.headers.set("Allow", allowed(*node));
    }
    return match;
}

Router::Match Router::find_websocket(std::string_view path) const {
    Match match;
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    if (const Node* node = state_->find(path, match.params)) match.route = node->websocket.get();
    return match;
}

Router::Match Router::find_unknown_method(std::string_view path) const {
    Match match;
    const Node* node = state_->find(path, match.params);
    match.instead = error_response(node ? 405 : 404);
    if (node) match.instead.headers.set("Allow", allowed(*node));
    return match;
}

Response Router::failed(const Request& request, std::exception_ptr error) const {
    if (state_->on_error) return state_->on_error(request, std::move(error));
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& failure) {
        log::error("http.failed method={} error=\"{}\"", to_string(request.method), failure.what());
    } catch (...) {
        log::error("http.failed method={} error=unknown", to_string(request.method));
    }
    return error_response(500);
}

const std::vector<Route>& Router::routes() const { return state_->listed; }

}  // namespace parley::net
