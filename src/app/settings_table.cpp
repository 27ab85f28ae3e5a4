#include "app/settings_table.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace parley::app {
namespace {

int parse_number(const Setting& setting, const std::string& text, const std::string& source) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < setting.least || number > setting.most) {
        throw std::runtime_error(fmt::format("{}: {} is a whole number from {} to {}, not \"{}\".", source, setting.name,
                                             setting.least, setting.most, text));
    }
    return number;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ',') {
        if (c != ',' && c != ' ') part += c;
        else if (!part.empty()) parts.push_back(std::exchange(part, {}));
    }
    return parts;
}

}  // namespace

std::vector<Setting> settings_of(Config& config) {
    net::ServerConfig& server = config.server;
    return {
        {"address", &server.address, 0, 0, "address to listen on"},
        {"port", &server.port, 0, 65535, "port to listen on; 0 takes a free one"},
        {"data", &config.data, 0, 0, "folder of the database, the files, the key and the search index"},
        {"instance", &config.instance, 0, 0, "the name that people see"},
        {"threads", &config.threads, 0, 256, "event loops; 0: one a core"},
        {"trust", &server.trusted, 0, 0, "addresses whose forwarded headers are believed and which per-address "
                                         "throttles leave alone; repeatable"},
        {"tls_cert", &server.tls_cert, 0, 0, "certificate chain (PEM); with tls_key it turns TLS on"},
        {"tls_key", &server.tls_key, 0, 0, "private key (PEM)"},
        {"presence_limit", &config.presence_limit, 0, 1'000'000, "others online up to which everyone sees who comes and goes"},
        {"public_url", &config.public_url, 0, 0, "where clients find the server, like https://chat.example.org; empty: what their requests say"},
        {"requests_per_second", &config.requests_per_second, 0, 1'000'000,
         "requests that one account may send to the Discord API; 0: no rate limits at all"},
        {"upload_limit_mib", &config.upload_limit_mib, 1, 2000, "MiB of files that one message may bring"},
        {"token_days", &config.token_days, 1, 3650, "days that a sign-in lasts"},
        {"log_level", &config.log_level, 0, 0, "debug, info, warn, error or off"},
        {"header_timeout", &server.header_timeout, 1, 3600, "for a request's header"},
        {"body_timeout", &server.body_timeout, 1, 86400, "for a request's body, or a WebSocket message"},
        {"idle_timeout", &server.idle_timeout, 1, 86400, "between two requests of a connection"},
        {"write_timeout", &server.write_timeout, 1, 3600, "that a write may stand still"},
        {"ping_interval", &server.ping_interval, 1, 3600, "of silence before a WebSocket is pinged"},
        {"connection_limit", &server.connection_limit, 1, 10'000'000, "open connections at most"},
        {"connections_per_address", &server.connections_per_address, 1, 10'000'000,
         "open connections of one address at most"},
        {"backlog_mib", &server.backlog_mib, 8, 1'000'000,
         "MiB that may wait for people to take them or to send the rest, a quarter of it for one address; beyond, they are closed"},
        {"spool_mib", &server.spool_mib, 1, 1'000'000, "MiB of uploads that may be under way at once; more are refused for the moment"},
        {"connections_per_account", &config.account.connections, 1, 1'000'000, "open WebSockets of one account at most"},
        {"commands_per_second", &config.account.commands_per_second, 0, 1'000'000,
         "commands that one account may send; beyond, it is read more slowly; 0: no limit"},
    };
}

void set_from_text(const Setting& setting, const std::string& text, const std::string& source) {
    if (const auto* field = std::get_if<std::string*>(&setting.target)) {
        **field = text;
    } else if (const auto* number = std::get_if<int*>(&setting.target)) {
        **number = parse_number(setting, text, source);
    } else if (const auto* seconds = std::get_if<std::chrono::seconds*>(&setting.target)) {
        **seconds = std::chrono::seconds(parse_number(setting, text, source));
    } else {
        *std::get<std::vector<std::string>*>(setting.target) = split(text);
    }
}

}  // namespace parley::app
