// Protocol adapters: raw and seed (the same frames; seed signs up and in over HTTP first).
#include "loadgen.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <thread>

namespace lg {
namespace {

// ---- the seed's frames ------------------------------------------------------

class RawAdapter : public Adapter {
public:
    explicit RawAdapter(const Config& c) : base_(c.ws_path.empty() ? "/ws/" : c.ws_path) {}
    std::string path(const User& u) const override { return base_ + (u.token.empty() ? u.name : u.token); }
    std::string message(const User& to, std::string_view text) const override {
        return "{\"to\":\"" + to.name + "\",\"message\":\"" + std::string(text) + "\"}";
    }
    Inbound classify(Sink&, Conn&, std::string_view p) override {
        // {"type": "message"|"sent"|"error", ...} or a plain presence line
        static constexpr std::string_view key = "\"type\"";
        if (p.empty() || p[0] != '{') return {};
        size_t at = p.compare(1, key.size(), key) == 0 ? 1 : p.find(key);
        if (at == std::string_view::npos) return {};
        at += key.size();
        while (at < p.size() && (p[at] == ' ' || p[at] == ':' || p[at] == '"')) ++at;
        switch (at < p.size() ? p[at] : '\0') {
            case 'm': return {Kind::Delivered, p};
            case 's': return {Kind::Ack, p};
            case 'e': return {Kind::Error, p};
        }
        return {};
    }

private:
    std::string base_;
};

// A blocking keep-alive HTTP/1.1 client, enough for register and login.
class Http {
public:
    Http(std::string host, int port) : host_(std::move(host)), port_(port) {}
    ~Http() { drop(); }
    std::pair<int, std::string> post(const std::string& path, const char* type, const std::string& body) {
        for (int attempt = 0;; ++attempt) {
            try {
                return once(path, type, body);
            } catch (const std::runtime_error&) {
                drop();
                if (attempt == 2) throw;
            }
        }
    }

private:
    void drop() {
        if (fd_ >= 0) close(fd_);
        fd_ = -1;
        buf_.clear();
    }
    void fill() {
        char tmp[8192];
        ssize_t n = recv(fd_, tmp, sizeof tmp, 0);
        if (n <= 0) throw std::runtime_error("http: connection lost");
        buf_.append(tmp, size_t(n));
    }
    std::pair<int, std::string> once(const std::string& path, const char* type, const std::string& body) {
        if (fd_ < 0) {
            fd_ = socket(AF_INET, SOCK_STREAM, 0);
            sockaddr_in a{};
            a.sin_family = AF_INET;
            a.sin_port = htons(uint16_t(port_));
            inet_pton(AF_INET, host_.c_str(), &a.sin_addr);
            if (connect(fd_, reinterpret_cast<sockaddr*>(&a), sizeof a) != 0)
                throw std::runtime_error("http: cannot connect");
            int one = 1;
            setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        }
        std::string r = "POST " + path + " HTTP/1.1\r\nHost: " + host_ + "\r\nContent-Type: " + type +
                        "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        if (send(fd_, r.data(), r.size(), MSG_NOSIGNAL) != ssize_t(r.size()))
            throw std::runtime_error("http: send failed");
        size_t end;
        while ((end = buf_.find("\r\n\r\n")) == std::string::npos) fill();
        int status = atoi(buf_.c_str() + 9);
        const char* cl = strcasestr(buf_.c_str(), "\r\ncontent-length:");
        size_t len = cl ? size_t(atol(cl + 17)) : 0;
        while (buf_.size() < end + 4 + len) fill();
        std::string out = buf_.substr(end + 4, len);
        buf_.erase(0, end + 4 + len);
        return {status, out};
    }
    std::string host_, buf_;
    int port_, fd_ = -1;
};

class SeedAdapter : public RawAdapter {
public:
    using RawAdapter::RawAdapter;
    void prepare(const Config& c, std::vector<User>& users) override {
        const int64_t max_age = 24 * 3600;  // Parley's tokens live a month
        std::map<std::string, std::pair<std::string, int64_t>> cache;
        if (!c.token_cache.empty()) {
            std::ifstream f(c.token_cache);
            std::string name, token;
            int64_t at;
            while (f >> name >> token >> at) cache[name] = {token, at};
        }
        const int64_t now = time(nullptr);
        std::atomic<size_t> next{0}, made{0}, logged{0};
        std::atomic<bool> failed{false};
        uint64_t t0 = now_ns();
        auto work = [&] {
            Http http(c.host, c.port);
            for (size_t i; !failed && (i = next++) < users.size();) {
                User& u = users[i];
                auto hit = cache.find(u.name);
                if (hit != cache.end() && now - hit->second.second < max_age) {
                    u.token = hit->second.first;
                    continue;
                }
                try {
                    if (hit == cache.end()) {
                        auto [st, _] = http.post("/api/register", "application/json",
                                                 "{\"username\":\"" + u.name + "\",\"email\":\"" + u.name +
                                                     "@example.org\",\"password\":\"" + u.password + "\"}");
                        if (st >= 200 && st < 300) ++made;  // 400: exists already
                    }
                    auto [st, body] = http.post("/api/login", "application/x-www-form-urlencoded",
                                                "username=" + u.name + "&password=" + u.password);
                    size_t at = body.find("\"access_token\"");
                    if (st != 200 || at == std::string::npos) throw std::runtime_error("login: " + body);
                    at = body.find('"', body.find(':', at)) + 1;
                    u.token = body.substr(at, body.find('"', at) - at);
                    ++logged;
                } catch (const std::exception& e) {
                    fprintf(stderr, "auth %s: %s\n", u.name.c_str(), e.what());
                    failed = true;
                }
            }
        };
        std::vector<std::thread> ts;
        for (int i = 0; i < c.auth_conns; ++i) ts.emplace_back(work);
        for (auto& t : ts) t.join();
        if (failed) throw std::runtime_error("authentication failed");
        double s = double(now_ns() - t0) / 1e9;
        if (logged)
            printf("auth: %zu registered, %zu logged in, %.1f s (%.1f requests/s)\n", made.load(), logged.load(), s,
                   double(made + logged) / s);
        if (!c.token_cache.empty()) {
            for (auto& u : users)
                if (auto& e = cache[u.name]; e.first != u.token) e = {u.token, now};
            std::ofstream f(c.token_cache);
            for (auto& [n, e] : cache) f << n << ' ' << e.first << ' ' << e.second << '\n';
        }
    }
};

}  // namespace

std::unique_ptr<Adapter> make_adapter(const Config& c) {
    if (c.proto == "raw") return std::make_unique<RawAdapter>(c);
    if (c.proto == "seed") return std::make_unique<SeedAdapter>(c);
    throw std::runtime_error("unknown --proto " + c.proto);
}

}  // namespace lg
