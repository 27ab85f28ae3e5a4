// WebSocket load generator: one epoll thread, any number of connections.
// See README.md for the modes; adapters.cpp for the protocols.
#include "link.hpp"
#include "loadgen.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <stdexcept>

namespace lg {

// ---- frames --------------------------------------------------------------------

size_t append_frame(std::string& out, uint8_t opcode, std::string_view payload, uint32_t mask) {
    const size_t n = payload.size();
    out += char(0x80 | opcode);
    if (n < 126) {
        out += char(0x80 | n);
    } else if (n < 65536) {
        out += char(0x80 | 126);
        out += char(n >> 8);
        out += char(n);
    } else {
        out += char(0x80 | 127);
        for (int s = 56; s >= 0; s -= 8) out += char(uint64_t(n) >> s);
    }
    const auto* m = reinterpret_cast<const char*>(&mask);
    out.append(m, 4);
    const size_t at = out.size();
    out.resize(at + n);
    for (size_t i = 0; i < n; ++i) out[at + i] = char(payload[i] ^ m[i & 3]);
    return at;
}

struct Frame {
    uint8_t opcode;
    bool fin;
    std::string_view payload;
};

// Returns the bytes of the whole frame at p, or 0 when it is not all there.
size_t parse_frame(const char* p, size_t n, Frame& f) {
    if (n < 2) return 0;
    const auto* u = reinterpret_cast<const uint8_t*>(p);
    size_t len = u[1] & 0x7f, head = 2;
    if (len == 126) {
        if (n < 4) return 0;
        len = size_t(u[2]) << 8 | u[3];
        head = 4;
    } else if (len == 127) {
        if (n < 10) return 0;
        len = 0;
        for (int i = 2; i < 10; ++i) len = len << 8 | u[i];
        head = 10;
    }
    if (n < head + len) return 0;
    f = {uint8_t(u[0] & 15), bool(u[0] & 0x80), {p + head, len}};
    return head + len;
}

// ---- the stamp inside each message text ------------------------------------------

struct Stamp {
    uint64_t ts;
    uint32_t pair, seq;
};
constexpr size_t stamp_size = 2 + 16 + 8 + 8;
constexpr char stamp_mark[] = "~#";

void write_hex(char* p, uint64_t v, int digits) {
    for (int i = digits - 1; i >= 0; --i, v >>= 4) p[i] = "0123456789abcdef"[v & 15];
}
void write_stamp(char* p, const Stamp& s) {
    memcpy(p, stamp_mark, 2);
    write_hex(p + 2, s.ts, 16);
    write_hex(p + 18, s.pair, 8);
    write_hex(p + 26, s.seq, 8);
}
uint64_t read_hex(const char* p, int digits) {
    uint64_t v = 0;
    for (int i = 0; i < digits; ++i) v = v << 4 | uint64_t((p[i] & 15) + (p[i] > '9' ? 9 : 0));
    return v;
}
bool read_stamp(std::string_view s, Stamp& out) {
    const auto* p = static_cast<const char*>(memmem(s.data(), s.size(), stamp_mark, 2));
    if (!p || size_t(s.data() + s.size() - p) < stamp_size) return false;
    out = {read_hex(p + 2, 16), uint32_t(read_hex(p + 18, 8)), uint32_t(read_hex(p + 26, 8))};
    return true;
}

// ---- latency histogram: 64 steps to each power of two ----------------------------

class Hist {
public:
    void add(uint64_t v) {
        ++n_;
        max_ = std::max(max_, v);
        ++b_[v < 64 ? v : size_t(std::bit_width(v) - 6) * 64 + (v >> (std::bit_width(v) - 7) & 63)];
    }
    double us(double q) const {
        if (!n_) return 0;
        uint64_t want = std::max<uint64_t>(1, uint64_t(std::ceil(q * double(n_)))), seen = 0;
        for (size_t i = 0; i < b_.size(); ++i)
            if ((seen += b_[i]) >= want) {
                if (i < 64) return double(i) / 1e3;
                int shift = int(i / 64) - 1;
                return double(((i % 64 + 64) << shift) + (1ull << shift) / 2) / 1e3;
            }
        return max_us();
    }
    double max_us() const { return double(max_) / 1e3; }

private:
    std::array<uint64_t, 64 * 60> b_{};
    uint64_t n_ = 0, max_ = 0;
};

// ---- the measured server's processes ---------------------------------------------

class Server {
public:
    Server(std::vector<int> pids, bool children) : roots_(std::move(pids)), children_(children) {}
    bool known() const { return !roots_.empty(); }
    double cpu() const {  // seconds, user + system, all threads
        double t = 0;
        for (int pid : all()) {
            std::ifstream f("/proc/" + std::to_string(pid) + "/stat");
            std::string s;
            std::getline(f, s);
            size_t at = s.rfind(')');
            if (at == std::string::npos) continue;
            std::istringstream in(s.substr(at + 2));
            std::string skip;
            for (int i = 0; i < 11; ++i) in >> skip;
            double u = 0, k = 0;
            in >> u >> k;
            t += (u + k) / double(sysconf(_SC_CLK_TCK));
        }
        return t;
    }
    // Seconds the whole machine was busy, to tell how much of that was somebody else.
    static double machine_busy() {
        std::ifstream f("/proc/stat");
        std::string cpu;
        double user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0;
        f >> cpu >> user >> nice >> system >> idle >> iowait >> irq >> softirq;
        return (user + nice + system + irq + softirq) / double(sysconf(_SC_CLK_TCK));
    }
    long rss_kib() const {
        long t = 0;
        for (int pid : all()) t += field("/proc/" + std::to_string(pid) + "/status", "VmRSS:");
        return t;
    }
    static long field(const std::string& file, const std::string& key) {
        std::ifstream f(file);
        for (std::string line; std::getline(f, line);)
            if (line.compare(0, key.size(), key) == 0) return atol(line.c_str() + key.size());
        return 0;
    }

private:
    std::set<int> all() const {
        std::set<int> out(roots_.begin(), roots_.end());
        if (!children_) return out;
        std::vector<int> todo(roots_);
        while (!todo.empty()) {
            int pid = todo.back();
            todo.pop_back();
            std::ifstream f("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children");
            for (int c; f >> c;)
                if (out.insert(c).second) todo.push_back(c);
        }
        return out;
    }
    std::vector<int> roots_;
    bool children_;
};

long tcp_mem_kib() {  // pages charged to TCP socket buffers, machine-wide
    std::ifstream f("/proc/net/sockstat");
    for (std::string line; std::getline(f, line);)
        if (line.compare(0, 4, "TCP:") == 0) return atol(line.c_str() + line.find("mem ") + 4) * 4;
    return 0;
}
double own_cpu() {
    rusage r;
    getrusage(RUSAGE_SELF, &r);
    return double(r.ru_utime.tv_sec + r.ru_stime.tv_sec) + double(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}

// ---- the engine: connections, upgrade, reading and writing ----------------------

class Engine : public Sink {
public:
    std::function<void(Conn&)> on_ready, on_closed;
    std::function<void(Conn&, const Inbound&)> on_inbound;
    std::function<void(Conn&, std::string_view)> on_frame;  // when set, replaces on_inbound

    Engine(const Config& cfg, Adapter& ad) : cfg_(cfg), ad_(ad), ep_(epoll_create1(0)), buf_(1 << 18), events_(1024) {}

    size_t open_failures = 0;

    void connect(Conn& c) {
        c.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (c.fd < 0) throw std::runtime_error(std::string("socket: ") + strerror(errno));
        int one = 1;
        setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        setsockopt(c.fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(0x7f000000u + uint32_t(cfg_.first_address) + c.index / 20000);  // 127.0.0.2, .3, ...
        bind(c.fd, reinterpret_cast<sockaddr*>(&a), sizeof a);
        a.sin_port = htons(uint16_t(cfg_.port));
        inet_pton(AF_INET, cfg_.host.c_str(), &a.sin_addr);
        c.state = State::Connecting;
        c.started = now_ns();
        c.mask = 0x9e3779b9u * (c.index + 1) | 0x01010101u;
        c.in.clear(), c.out.clear(), c.frag.clear();
        c.step = 0, c.scratch = 0, c.want_out = true;
        ++pending_;
        int rc = ::connect(c.fd, reinterpret_cast<sockaddr*>(&a), sizeof a);
        if (rc != 0 && errno != EINPROGRESS) return fail(c);
        epoll_event e{EPOLLIN | EPOLLOUT, {.ptr = &c}};
        epoll_ctl(ep_, EPOLL_CTL_ADD, c.fd, &e);
    }

    // Opens all, `concurrency` at a time; returns when each is ready or has failed.
    void open_all(std::vector<Conn*>& list) {
        size_t next = 0;
        const uint64_t give_up = now_ns() + uint64_t(cfg_.connect_timeout * 1e9);
        while (next < list.size() || pending_) {
            while (next < list.size() && pending_ < size_t(cfg_.concurrency)) {
                connect(*list[next++]);
                if (cfg_.connect_gap_ms > 0)
                    for (uint64_t end = now_ns() + uint64_t(cfg_.connect_gap_ms * 1e6); now_ns() < end;) step(1'000'000);
            }
            step(100'000'000);
            if (now_ns() > give_up) {
                fprintf(stderr, "gave up connecting: %zu of %zu started, %zu pending\n", next, list.size(), pending_);
                open_failures += list.size() - next + pending_;
                return;
            }
        }
    }

    void send_text(Conn& c, std::string_view payload) override {
        append_frame(c.out, 1, payload, c.mask);
        touch(c);
    }
    void touch(Conn& c) {
        if (!c.dirty) c.dirty = true, dirty_.push_back(&c);
    }
    void shut(Conn& c) {
        if (c.fd < 0) return;
        --(c.state == State::Open ? open_ : pending_);
        drop(c);
    }
    size_t open_count() const { return open_; }

    // Waits at most `ns`, then handles what is there.
    void step(uint64_t ns) {
        flush();
        timespec t{time_t(ns / 1000000000), long(ns % 1000000000)};
        int n = epoll_pwait2(ep_, events_.data(), int(events_.size()), &t, nullptr);
        for (int i = 0; i < n; ++i) {
            Conn& c = *static_cast<Conn*>(events_[size_t(i)].data.ptr);
            if (c.fd < 0) continue;
            const uint32_t ev = events_[size_t(i)].events;
            if (c.state == State::Connecting && (ev & (EPOLLOUT | EPOLLERR | EPOLLHUP))) connected(c);
            if (c.fd >= 0 && (ev & (EPOLLIN | EPOLLHUP | EPOLLERR)) && c.state != State::Connecting) readable(c);
            if (c.fd >= 0 && (ev & EPOLLOUT) && c.want_out && c.state != State::Connecting) touch(c);
        }
        flush();
    }

private:
    void connected(Conn& c) {
        int err = 0;
        socklen_t len = sizeof err;
        getsockopt(c.fd, SOL_SOCKET, SO_ERROR, &err, &len);
        if (err) return fail(c);
        if (cfg_.tls) c.tls = open_tls(c.fd);
        c.state = State::Upgrading;
        const std::string sub = ad_.subprotocol();
        c.out = "GET " + ad_.path(*c.user) + " HTTP/1.1\r\nHost: " + cfg_.domain +
                "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                "\r\nSec-WebSocket-Version: 13\r\n" +
                (sub.empty() ? "" : "Sec-WebSocket-Protocol: " + sub + "\r\n") + "\r\n";
        touch(c);
    }
    void readable(Conn& c) {
        ssize_t n = receive(c, buf_.data(), buf_.size());
        if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) return fail(c);
        if (n < 0) return;
        if (c.in.empty()) {
            size_t used = consume(c, {buf_.data(), size_t(n)});
            if (c.fd >= 0 && used < size_t(n)) c.in.assign(buf_.data() + used, size_t(n) - used);
        } else {
            c.in.append(buf_.data(), size_t(n));
            std::string whole = std::move(c.in);
            c.in.clear();
            size_t used = consume(c, whole);
            if (c.fd >= 0) c.in.assign(whole, used);
        }
    }
    size_t consume(Conn& c, std::string_view d) {
        size_t used = 0;
        if (c.state == State::Upgrading) {
            size_t end = d.find("\r\n\r\n");
            if (end == std::string_view::npos) return 0;
            if (d.substr(0, 12) != "HTTP/1.1 101" || d.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") > end) {
                if (!complained_++) fprintf(stderr, "upgrade refused: %.*s\n", int(std::min<size_t>(end, 200)), d.data());
                fail(c);
                return d.size();
            }
            used = end + 4;
            c.state = State::Handshake;
            if (ad_.opened(*this, c)) ready(c);
        }
        Frame f;
        while (c.fd >= 0) {
            size_t k = parse_frame(d.data() + used, d.size() - used, f);
            if (!k) break;
            used += k;
            if (f.opcode == 1 || f.opcode == 2 || f.opcode == 0) {
                if (!f.fin || f.opcode == 0) {
                    c.frag.append(f.payload);
                    if (!f.fin) continue;
                    std::string whole = std::move(c.frag);
                    c.frag.clear();
                    text(c, whole);
                } else {
                    text(c, f.payload);
                }
            } else if (f.opcode == 9) {
                append_frame(c.out, 10, f.payload, c.mask);
                touch(c);
            } else if (f.opcode == 8) {
                fail(c);
            }
        }
        return used;
    }
    void text(Conn& c, std::string_view payload) {
        if (c.state == State::Handshake) {
            if (ad_.handshake(*this, c, payload)) ready(c);
        } else if (on_frame) {
            on_frame(c, payload);
        } else {
            Inbound in = ad_.classify(*this, c, payload);
            if (in.kind != Kind::Other && on_inbound) on_inbound(c, in);
        }
    }
    void ready(Conn& c) {
        c.state = State::Open;
        --pending_;
        ++open_;
        if (on_ready) on_ready(c);
    }
    void fail(Conn& c) {
        const bool was_open = c.state == State::Open;
        if (was_open) {
            --open_;
        } else {
            --pending_;
            ++open_failures;
        }
        drop(c);
        if (was_open && on_closed) on_closed(c);
    }
    void drop(Conn& c) {
        SSL_free(c.tls);
        c.tls = nullptr;
        ::close(c.fd);
        c.fd = -1;
        c.state = State::Closed;
    }
    void flush() {
        for (size_t i = 0; i < dirty_.size(); ++i) {
            Conn& c = *dirty_[i];
            c.dirty = false;
            if (c.fd < 0) continue;
            size_t done = 0;
            while (done < c.out.size()) {
                ssize_t n = transmit(c, c.out.data() + done, c.out.size() - done);
                if (n <= 0) break;
                done += size_t(n);
            }
            if (done == c.out.size()) {
                c.out.clear();
                if (cfg_.mode == "idle") c.out.shrink_to_fit();
            } else {
                c.out.erase(0, done);
            }
            const bool want = !c.out.empty();
            if (want != c.want_out) {
                c.want_out = want;
                epoll_event e{want ? EPOLLIN | EPOLLOUT : uint32_t(EPOLLIN), {.ptr = &c}};
                epoll_ctl(ep_, EPOLL_CTL_MOD, c.fd, &e);
            }
        }
        dirty_.clear();
    }

    const Config& cfg_;
    Adapter& ad_;
    int ep_;
    std::vector<char> buf_;
    std::vector<epoll_event> events_;
    std::vector<Conn*> dirty_;
    size_t pending_ = 0, open_ = 0;
    int complained_ = 0;
};

std::vector<User> make_users(const Config& c, size_t n) {
    std::vector<User> users(n);
    for (size_t i = 0; i < n; ++i) users[i] = {c.prefix + std::to_string(i), c.password, ""};
    return users;
}

// ---- relay ------------------------------------------------------------------------

int relay(const Config& cfg, Adapter& ad) {
    const size_t pairs = size_t(cfg.pairs);
    std::vector<User> users = make_users(cfg, pairs * 2);
    ad.prepare(cfg, users);
    Engine eng(cfg, ad);
    const bool open_loop = cfg.rate > 0, by_ack = ad.has_acks();

    struct Pair {
        Conn tx, rx;
        std::string frame;  // a ready masked frame, of which only the stamp changes
        size_t stamp_at = 0, phase = 0;
        uint32_t sent = 0, expect = 0;
    };
    std::vector<Pair> ps(pairs);
    std::vector<Conn*> all;
    const std::string text = std::string(stamp_size, 'S') + std::string(size_t(cfg.body) - stamp_size, 'x');
    for (size_t i = 0; i < pairs; ++i) {
        Pair& p = ps[i];
        p.tx.index = uint32_t(2 * i), p.rx.index = uint32_t(2 * i + 1);
        p.tx.role = Role::Sender, p.rx.role = Role::Receiver;
        p.tx.user = &users[2 * i], p.rx.user = &users[2 * i + 1];
        all.push_back(&p.rx);
        all.push_back(&p.tx);
    }

    uint64_t sent = 0, acked = 0, delivered = 0, errors = 0, closed = 0, disorder = 0;
    bool sending = false, measuring = false;
    Hist lat, ack_lat;

    auto send_one = [&](uint32_t i, uint64_t ts) {
        Pair& p = ps[i];
        if (p.tx.fd < 0) return;
        std::string& out = p.tx.out;
        const size_t base = out.size();
        out += p.frame;
        char stamp[stamp_size];
        write_stamp(stamp, {ts, i, p.sent++});
        const auto* m = reinterpret_cast<const char*>(&p.tx.mask);
        for (size_t k = 0; k < stamp_size; ++k)
            out[base + p.stamp_at + k] = char(stamp[k] ^ m[(p.phase + k) & 3]);
        eng.touch(p.tx);
        ++sent;
    };
    eng.on_closed = [&](Conn&) { ++closed; };
    eng.on_inbound = [&](Conn& c, const Inbound& in) {
        if (in.kind == Kind::Error) {
            ++errors;
            if (sending && !open_loop && c.role == Role::Sender) send_one(c.index / 2, now_ns());
            return;
        }
        const uint64_t now = now_ns();
        Stamp s{};
        const bool stamped = !in.stamped.empty() && read_stamp(in.stamped, s) && s.pair < pairs;
        if (in.kind == Kind::Ack) {
            acked += in.count;
            if (measuring && stamped) ack_lat.add(now - s.ts);
            if (sending && !open_loop && by_ack)
                for (uint32_t k = 0; k < in.count; ++k) send_one(c.index / 2, now);
        } else if (stamped && c.role == Role::Receiver) {
            ++delivered;
            Pair& p = ps[s.pair];
            if (s.seq != p.expect) ++disorder;
            p.expect = s.seq + 1;
            if (measuring) lat.add(now - s.ts);
            if (sending && !open_loop && !by_ack) send_one(s.pair, now);
        }
    };

    const uint64_t t_conn = now_ns();
    eng.open_all(all);
    const double conn_s = double(now_ns() - t_conn) / 1e9;
    if (eng.open_failures) {
        fprintf(stderr, "%zu connections failed to open\n", eng.open_failures);
        return 1;
    }
    for (auto& p : ps) {
        const std::string payload = ad.message(*p.rx.user, text), more = ad.after_message();
        const size_t at = payload.find(std::string(stamp_size, 'S'));
        p.phase = at & 3;
        p.stamp_at = at + append_frame(p.frame, 1, payload, p.tx.mask);
        if (!more.empty()) append_frame(p.frame, 1, more, p.tx.mask);
    }

    for (uint64_t end = now_ns() + 500'000'000; now_ns() < end;) eng.step(50'000'000);  // let presence settle

    Server srv(cfg.pids, cfg.children);
    struct Snap {
        uint64_t t, sent, acked, delivered;
        double cpu, own, machine;
    } a{}, b{};
    auto snap = [&] {
        return Snap{now_ns(), sent, acked, delivered, srv.cpu(), own_cpu(), Server::machine_busy()};
    };

    sending = true;
    const uint64_t t0 = now_ns(), t1 = t0 + uint64_t(cfg.warmup * 1e9), t2 = t1 + uint64_t(cfg.secs * 1e9);
    if (!open_loop)
        for (uint32_t i = 0; i < pairs; ++i)
            for (int k = 0; k < cfg.window; ++k) send_one(i, now_ns());
    const double gap = open_loop ? 1e9 / cfg.rate : 0;
    uint64_t scheduled = 0;
    for (;;) {
        uint64_t now = now_ns();
        if (!measuring && now >= t1) a = snap(), measuring = true;
        if (now >= t2) break;
        uint64_t wait = std::min<uint64_t>(50'000'000, t2 - now);
        if (open_loop) {
            uint64_t due;
            // the stamp carries the time it was due, so a late generator does not hide latency
            while ((due = t0 + uint64_t(double(scheduled) * gap)) <= now)
                send_one(uint32_t(scheduled++ % pairs), due);
            wait = std::min(wait, due - now);
        }
        eng.step(cfg.spin ? 0 : wait);
    }
    b = snap();
    measuring = sending = false;
    const long rss = srv.rss_kib();
    for (uint64_t end = now_ns() + uint64_t(cfg.drain * 1e9); now_ns() < end;) {
        eng.step(20'000'000);
        if (delivered + errors >= sent && (!by_ack || acked + errors >= sent)) break;
    }

    const double s = double(b.t - a.t) / 1e9;
    const double d = double(b.delivered - a.delivered);
    const double cpu = b.cpu - a.cpu, own = b.own - a.own;
    const double foreign = std::max(0.0, b.machine - a.machine - cpu - own) * 100 / s;
    const double per = d > 0 ? 1e6 / d : 0;
    const long lost = long(sent) - long(delivered) - long(errors);
    printf("%s relay pairs=%d window=%d rate=%.0f body=%d window_s=%.2f connect_s=%.2f\n", cfg.label.c_str(), cfg.pairs,
           cfg.window, cfg.rate, cfg.body, s, conn_s);
    printf("  delivered %.0f/s  acked %.0f/s  latency us p50 %.0f p90 %.0f p99 %.0f max %.0f  ack p50 %.0f p99 %.0f\n",
           d / s, double(b.acked - a.acked) / s, lat.us(.5), lat.us(.9), lat.us(.99), lat.max_us(), ack_lat.us(.5),
           ack_lat.us(.99));
    printf("  sent %lu delivered %lu lost %ld errors %lu closed %lu disorder %lu\n", sent, delivered, lost, errors, closed,
           disorder);
    printf("  server cpu %.2f us/msg, busy %.0f%%, rss %.1f MiB; generator busy %.0f%%; other processes %.0f%% of one cpu\n",
           cpu * per, 100 * cpu / s, double(rss) / 1024, 100 * own / s, foreign);
    printf("RESULT label=%s mode=relay pairs=%d w=%d rate=%.0f delivered=%.0f acked=%.0f p50=%.0f p90=%.0f p99=%.0f max=%.0f "
           "cpu_us=%.3f busy_pct=%.0f gen_pct=%.0f foreign_pct=%.0f lost=%ld errors=%lu closed=%lu disorder=%lu "
           "rss_kib=%ld\n",
           cfg.label.c_str(), cfg.pairs, cfg.window, cfg.rate, d / s, double(b.acked - a.acked) / s, lat.us(.5), lat.us(.9),
           lat.us(.99), lat.max_us(), cpu * per, 100 * cpu / s, 100 * own / s, foreign, lost, errors,
           closed, disorder, rss);
    return 0;
}

// ---- idle -------------------------------------------------------------------------

int idle(const Config& cfg, Adapter& ad) {
    const size_t n = size_t(cfg.conns);
    std::vector<User> users = make_users(cfg, cfg.users ? size_t(cfg.users) : n);
    ad.prepare(cfg, users);
    Engine eng(cfg, ad);
    Server srv(cfg.pids, cfg.children);
    std::vector<Conn> cs(n);
    std::vector<Conn*> all;
    for (size_t i = 0; i < n; ++i) {
        cs[i].index = uint32_t(i);
        cs[i].user = &users[i % users.size()];
        all.push_back(&cs[i]);
    }
    uint64_t closed = 0, frames = 0;
    eng.on_closed = [&](Conn&) { ++closed; };
    eng.on_frame = [&](Conn&, std::string_view) { ++frames; };

    const long rss0 = srv.rss_kib(), slab0 = Server::field("/proc/meminfo", "Slab:"), tcp0 = tcp_mem_kib();
    const double cpu0 = srv.cpu();
    const uint64_t t0 = now_ns();
    eng.open_all(all);
    const double conn_s = double(now_ns() - t0) / 1e9, conn_cpu = srv.cpu() - cpu0;
    for (uint64_t end = now_ns() + 1'000'000'000; now_ns() < end;) eng.step(50'000'000);  // settle
    const double cpu1 = srv.cpu();
    const uint64_t t1 = now_ns();
    for (uint64_t end = t1 + uint64_t(cfg.hold * 1e9); now_ns() < end;) eng.step(100'000'000);
    const double hold = double(now_ns() - t1) / 1e9, idle_cpu = srv.cpu() - cpu1;
    const long rss1 = srv.rss_kib(), slab1 = Server::field("/proc/meminfo", "Slab:"), tcp1 = tcp_mem_kib();
    const double k = double(std::max<size_t>(1, eng.open_count()));

    printf("%s idle conns=%d open=%zu failed=%zu closed=%lu\n", cfg.label.c_str(), cfg.conns, eng.open_count(),
           eng.open_failures, closed);
    printf("  connect %.0f/s (%.1f us server cpu each)  frames received %lu\n", k / conn_s, conn_cpu * 1e6 / k, frames);
    printf("  rss %.1f -> %.1f MiB = %.0f bytes/connection; idle cpu %.2f ms/s\n", double(rss0) / 1024,
           double(rss1) / 1024, double(rss1 - rss0) * 1024 / k, idle_cpu * 1e3 / hold);
    printf("  kernel, both ends: slab %.0f bytes/connection, socket buffers %.0f bytes/connection\n",
           double(slab1 - slab0) * 1024 / k, double(tcp1 - tcp0) * 1024 / k);
    printf("RESULT label=%s mode=idle conns=%zu failed=%zu closed=%lu rate=%.0f conn_cpu_us=%.1f rss_per_conn=%.0f "
           "rss0_kib=%ld idle_cpu_ms=%.2f slab_per_conn=%.0f\n",
           cfg.label.c_str(), eng.open_count(), eng.open_failures, closed, k / conn_s, conn_cpu * 1e6 / k,
           double(rss1 - rss0) * 1024 / k, rss0, idle_cpu * 1e3 / hold, double(slab1 - slab0) * 1024 / k);
    return eng.open_failures ? 1 : 0;
}

// ---- fanout -------------------------------------------------------------------------
// One event to M receivers. With the seed's protocol the event is a presence line:
// a probe connects ("X is online." to all) and leaves ("X left the chat.").

int fanout(const Config& cfg, Adapter& ad) {
    const size_t m = size_t(cfg.conns);
    std::vector<User> users = make_users(cfg, m + 1);
    ad.prepare(cfg, users);
    Engine eng(cfg, ad);
    std::vector<Conn> rx(m);
    std::vector<Conn*> all;
    for (size_t i = 0; i < m; ++i) {
        rx[i].index = uint32_t(i), rx[i].role = Role::Receiver, rx[i].user = &users[i];
        all.push_back(&rx[i]);
    }
    const std::string on = users[m].name + " is online.", off = users[m].name + " left the chat.";
    uint64_t got_on = 0, got_off = 0, fired = 0, closed = 0;
    Hist lat;
    eng.on_closed = [&](Conn&) { ++closed; };
    eng.on_frame = [&](Conn&, std::string_view p) {
        if (p == on) ++got_on, lat.add(now_ns() - fired);
        else if (p == off) ++got_off;
    };
    eng.open_all(all);
    for (uint64_t end = now_ns() + 1'000'000'000; now_ns() < end;) eng.step(50'000'000);
    if (eng.open_failures) return fprintf(stderr, "%zu connections failed to open\n", eng.open_failures), 1;

    Server srv(cfg.pids, cfg.children);
    auto wait_for = [&](uint64_t& count, uint64_t want) {
        for (uint64_t end = now_ns() + 5'000'000'000; count < want && now_ns() < end;) eng.step(cfg.spin ? 0 : 10'000'000);
        return count >= want;
    };
    const double cpu0 = srv.cpu();
    const uint64_t t0 = now_ns();
    int done = 0;
    for (; done < cfg.rounds; ++done) {
        Conn probe;
        probe.index = uint32_t(m), probe.user = &users[m];
        fired = now_ns();
        eng.connect(probe);
        if (!wait_for(got_on, uint64_t(done + 1) * m)) break;
        while (probe.fd >= 0 && probe.state != State::Open) eng.step(10'000'000);
        eng.shut(probe);
        if (!wait_for(got_off, uint64_t(done + 1) * m)) break;
    }
    const double s = double(now_ns() - t0) / 1e9, cpu = srv.cpu() - cpu0;
    const double events = double(got_on + got_off);
    printf("RESULT label=%s mode=fanout receivers=%zu rounds=%d events=%.0f/s p50=%.0f p99=%.0f max=%.0f cpu_us=%.3f closed=%lu\n",
           cfg.label.c_str(), m, done, events / s, lat.us(.5), lat.us(.99), lat.max_us(), events > 0 ? cpu * 1e6 / events : 0,
           closed);
    return done == cfg.rounds ? 0 : 1;
}

}  // namespace lg

int main(int argc, char** argv) {
    lg::Config c;
    const std::vector<std::pair<const char*, std::function<void(const char*)>>> opts = {
        {"mode", [&](auto v) { c.mode = v; }},
        {"proto", [&](auto v) { c.proto = v; }},
        {"host", [&](auto v) { c.host = v; }},
        {"port", [&](auto v) { c.port = atoi(v); }},
        {"label", [&](auto v) { c.label = v; }},
        {"pairs", [&](auto v) { c.pairs = atoi(v); }},
        {"window", [&](auto v) { c.window = atoi(v); }},
        {"rate", [&](auto v) { c.rate = atof(v); }},
        {"body", [&](auto v) { c.body = std::max<int>(int(lg::stamp_size), atoi(v)); }},
        {"secs", [&](auto v) { c.secs = atof(v); }},
        {"warmup", [&](auto v) { c.warmup = atof(v); }},
        {"drain", [&](auto v) { c.drain = atof(v); }},
        {"tls", [&](auto v) { c.tls = atoi(v); }},
        {"spin", [&](auto v) { c.spin = atoi(v); }},
        {"conns", [&](auto v) { c.conns = atoi(v); }},
        {"hold", [&](auto v) { c.hold = atof(v); }},
        {"rounds", [&](auto v) { c.rounds = atoi(v); }},
        {"concurrency", [&](auto v) { c.concurrency = atoi(v); }},
        {"first-address", [&](auto v) { c.first_address = atoi(v); }},
        {"connect-gap-ms", [&](auto v) { c.connect_gap_ms = atof(v); }},
        {"connect-timeout", [&](auto v) { c.connect_timeout = atof(v); }},
        {"users", [&](auto v) { c.users = atoi(v); }},
        {"prefix", [&](auto v) { c.prefix = v; }},
        {"password", [&](auto v) { c.password = v; }},
        {"domain", [&](auto v) { c.domain = v; }},
        {"ws-path", [&](auto v) { c.ws_path = v; }},
        {"token-cache", [&](auto v) { c.token_cache = v; }},
        {"auth-conns", [&](auto v) { c.auth_conns = atoi(v); }},
        {"server-pid", [&](auto v) { c.pids.push_back(atoi(v)); }},
        {"children", [&](auto v) { c.children = atoi(v); }},
    };
    std::vector<option> longs;
    for (auto& [name, _] : opts) longs.push_back({name, required_argument, nullptr, 0});
    longs.push_back({});
    for (int i; getopt_long(argc, argv, "", longs.data(), &i) == 0;) opts[size_t(i)].second(optarg);
    if (optind != argc || c.label.find(' ') != std::string::npos) {
        fprintf(stderr, "usage: loadgen --mode relay|idle|fanout --proto raw|seed --port N ... (see README.md)\n");
        return 2;
    }
    rlimit r{1048576, 1048576};
    if (setrlimit(RLIMIT_NOFILE, &r) != 0) {
        getrlimit(RLIMIT_NOFILE, &r);
        r.rlim_cur = r.rlim_max;
        setrlimit(RLIMIT_NOFILE, &r);
    }
    setvbuf(stdout, nullptr, _IOLBF, 0);
    try {
        auto ad = lg::make_adapter(c);
        if (c.mode == "relay") return lg::relay(c, *ad);
        if (c.mode == "idle") return lg::idle(c, *ad);
        if (c.mode == "fanout") return lg::fanout(c, *ad);
        fprintf(stderr, "unknown --mode %s\n", c.mode.c_str());
    } catch (const std::exception& e) {
        fprintf(stderr, "loadgen: %s\n", e.what());
    }
    return 1;
}
