#include "api/simple/description.h"

#include "api/simple/routes.h"
#include "base/json_writer.h"
#include "base/text.h"

#include <algorithm>
#include <vector>

namespace parley::api::simple {
namespace {

constexpr std::string_view kOkay = R"({"success":true,"message"})";
constexpr std::string_view kMessages =
    R"([{"id","sender_username","sender_nickname","sender_pfp","receiver_username","receiver_nickname","receiver_pfp","message","timestamp"}])";

constexpr Described kRoutes[] = {
    {"Accounts", "POST", "/api/register", "Makes an account. A name that is taken, in any case, is 400.", false,
     R"({"username","email","password"})", R"({"username"})"},
    {"Accounts", "POST", "/api/login", "Signs in (OAuth2 password flow). Unknown name 404, wrong password 400.", false,
     "form: username, password", R"({"access_token","token_type":"bearer"})"},
    {"Accounts", "POST", "/api/change-password", "Changes your password and ends your other sessions.", true,
     "form: current_password, new_password", kOkay},
    {"Accounts", "GET", "/api/search-user/{username}", "Finds a person by the exact name.", false, "",
     R"({"username","nickname","pfp"})"},
    {"Accounts", "GET", "/api/people/{username}", "Finds a person, whatever the case of the letters.", true, "",
     R"({"username","nickname","pfp","id","online"})"},
    {"Accounts", "GET", "/api/sessions", "Where you are signed in.", true, "",
     R"([{"id","created_at","last_seen","agent","address","current"}])"},
    {"Accounts", "DELETE", "/api/sessions/{id}", "Ends one of your sessions; its connections close with 1008.", true, "",
     R"({"success":true})"},
    {"Profile", "GET", "/api/user-profile", "Your profile.", true, "", R"({"username","nickname","pfp"})"},
    {"Profile", "POST", "/api/update-nickname", "Sets your nickname, 1 to 32 characters.", true, "form: nickname", kOkay},
    {"Profile", "POST", "/api/update-avatar", "Sets the address of your picture.", true, "form: avatar_url", kOkay},
    {"Chats", "GET", "/api/saved-chats", "Your chats, newest activity first.", true, "",
     R"([{"username","nickname","pfp","last_message","last_message_time"}])"},
    {"Chats", "POST", "/api/save-chat", "Puts a person on your list of chats.", true, R"({"username","nickname","pfp"})", kOkay},
    {"Chats", "GET", "/api/chats", "Your chats with presence and unread counts, as the page shows them.", true, "",
     R"([{"username","nickname","pfp","id","online","unread","last_read_id","last"}])"},
    {"Chats", "POST", "/api/chats/{username}/read", "Marks a chat as read up to a message; it only moves forward.", true,
     R"({"id"})", R"({"success":true})"},
    {"Messages", "GET", "/api/messages/{other_username}",
     "The last 50 messages with a person, oldest first. Query: before, after (message ids), limit (1 to 100).", true, "",
     kMessages},
    {"Messages", "GET", "/api/search-messages", "Finds words in your chats, newest first. Query: q, with, limit.", true, "",
     kMessages},
    {"WebSocket", "GET", "/ws/{token}", "The live connection of a program. Send {\"to\",\"message\"}, optionally \"nonce\".",
     false, "", "101, then message, sent and error frames, and presence as plain text"},
    {"WebSocket", "GET", "/ws", "The same with the cookie, for pages of this site.", true, "", "101"},
    {"Pages", "GET", "/", "The app; 303 to /sign-in when not signed in.", true, "", "HTML"},
    {"Pages", "GET", "/chats", "A small page for the chats between two; 303 to /sign-in when not signed in.", true, "", "HTML"},
    {"Pages", "GET", "/sign-in", "The form.", false, "", "HTML"},
    {"Pages", "POST", "/sign-in", "Signs in and sets the cookie; 303 to /.", false, "form: username, password", "303"},
    {"Pages", "GET", "/sign-up", "The form.", false, "", "HTML"},
    {"Pages", "POST", "/sign-up", "Makes an account; 303 to /sign-in.", false, "form: username, email, password", "303"},
    {"Pages", "GET", "/settings", "Profile, password and devices.", true, "", "HTML"},
    {"Pages", "POST", "/settings", "Saves the profile.", true, "form: nickname, avatar_url", "303"},
    {"Pages", "POST", "/settings/password", "Changes the password.", true, "form: current_password, new_password", "303"},
    {"Pages", "POST", "/settings/sessions/{id}/end", "Ends a session.", true, "", "303"},
    {"Pages", "GET", "/logout", "Ends this session; 303 to /sign-in.", false, "", "303"},
    {"Pages", "GET", "/docs", "This description as a page.", false, "", "HTML"},
    {"Pages", "GET", "/openapi.json", "This description as OpenAPI 3.1.", false, "", "JSON"},
    {"Operating", "GET", "/healthz", "200 while the server takes requests.", false, "", R"({"status":"ok"})"},
    {"Operating", "GET", "/metrics", "Prometheus' text format; from this machine and --trust addresses only.", false, "",
     "text"},
};

void write_parameters(JsonWriter& json, std::string_view path) {
    const auto open = path.find('{');
    if (open == std::string_view::npos) return;
    json.key("parameters").array([&] {
        json.object([&] {
            json.field("name", path.substr(open + 1, path.find('}') - open - 1)).field("in", "path").field("required", true);
            json.key("schema").object([&] { json.field("type", "string"); });
        });
    });
}

// The names between the quotes of "{"a","b"}", or after the colon of "form: a, b".
std::vector<std::string> field_names(std::string_view body) {
    std::vector<std::string> names;
    const bool is_form = body.starts_with("form: ");
    std::string name;
    for (const char c : is_form ? body.substr(6) : body) {
        const bool is_name = std::isalnum(static_cast<unsigned char>(c)) || c == '_';
        if (is_name) name += c;
        else if (!name.empty()) names.push_back(std::exchange(name, {}));
    }
    if (!name.empty()) names.push_back(name);
    return names;
}

void write_body(JsonWriter& json, std::string_view body) {
    if (body.empty()) return;
    const bool is_form = body.starts_with("form: ");
    json.key("requestBody").object([&] {
        json.field("required", true);
        json.key("content").object([&] {
            json.key(is_form ? "application/x-www-form-urlencoded" : "application/json").object([&] {
                json.key("schema").object([&] {
                    json.field("type", "object");
                    json.key("properties").object([&] {
                        for (const std::string& name : field_names(body)) {
                            json.key(name).object([&] { json.field("type", name == "id" ? "integer" : "string"); });
                        }
                    });
                });
            });
        });
    });
}

void write_operation(JsonWriter& json, const Described& route) {
    std::string method = folded(route.method);
    json.key(method).object([&] {
        json.key("tags").array([&] { json.value(route.group); });
        json.field("summary", route.summary);
        write_parameters(json, route.path);
        write_body(json, route.body);
        if (route.needs_login) {
            json.key("security").array([&] {
                json.object([&] { json.key("bearer").array([] {}); });
                json.object([&] { json.key("cookie").array([] {}); });
            });
        }
        json.key("responses").object([&] {
            const bool is_status = route.answer.size() >= 3 && route.answer.find_first_not_of("0123456789") >= 3;
            json.key(is_status ? route.answer.substr(0, 3) : "200").object([&] { json.field("description", route.answer); });
        });
    });
}

void write_paths(JsonWriter& json) {
    std::vector<std::string_view> seen;
    for (const Described& first : kRoutes) {
        if (std::ranges::find(seen, first.path) != seen.end()) continue;
        seen.push_back(first.path);
        json.key(first.path).object([&] {
            for (const Described& route : kRoutes) {
                if (route.path == first.path) write_operation(json, route);
            }
        });
    }
}

Task<net::Response> show(net::Request&) { co_return net::Response::json(200, openapi()); }

}  // namespace

std::span<const Described> described_routes() { return kRoutes; }

std::string openapi() {
    JsonWriter json;
    json.object([&] {
        json.field("openapi", "3.1.0");
        json.key("info").object([&] { json.field("title", "Parley").field("version", PARLEY_VERSION); });
        json.key("paths").object([&] { write_paths(json); });
        json.key("components").object([&] {
            json.key("securitySchemes").object([&] {
                json.key("bearer").object([&] { json.field("type", "http").field("scheme", "bearer"); });
                json.key("cookie").object([&] {
                    json.field("type", "apiKey").field("in", "cookie").field("name", "access_token");
                });
            });
        });
    });
    return json.take();
}

void add_description_routes(net::Router& router) {
    router.add({.method = net::Method::Get, .pattern = "/openapi.json", .handler = show});
}

}  // namespace parley::api::simple
