// Asks a server for pages over connections that stay open, one request at a time on each, and prints how many a second
// came and how long they took:  gets --port N --targets FILE --token TOKEN [--conns N] [--secs S] [--server-pid PID]
// A line of FILE is a request target; they are taken in turn. Any answer but 200 is an error.
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <netinet/tcp.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

double now_us() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return double(t.tv_sec) * 1e6 + double(t.tv_nsec) / 1e3;
}

// User and system time of a process so far, in microseconds.
double cpu_us(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    unsigned long user = 0, system = 0;
    const auto after_name = text.rfind(')');
    if (after_name == std::string::npos) return 0;
    sscanf(text.c_str() + after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return double(user + system) * 1e6 / double(sysconf(_SC_CLK_TCK));
}

struct Connection {
    int socket = -1;
    std::string in;
    double asked_at = 0;
};

struct Run {
    std::map<std::string, std::string> options;
    std::vector<std::string> requests;
    std::vector<Connection> connections;
    std::vector<double> latencies;
    std::size_t next = 0, errors = 0, bytes = 0;
    int set = epoll_create1(0);

    std::string option(const std::string& name, const std::string& otherwise) const {
        const auto found = options.find(name);
        return found == options.end() ? otherwise : found->second;
    }
    void read_targets();
    void connect_all();
    void ask(Connection& connection);
    void take(Connection& connection);
    void measure(double seconds);
    void report(double seconds, double cpu);
};

void Run::read_targets() {
    std::ifstream file(option("targets", ""));
    for (std::string target; std::getline(file, target);) {
        requests.push_back("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + option("token", "") + "\r\n\r\n");
    }
    if (requests.empty()) throw std::runtime_error("no targets");
}

void Run::connect_all() {
    connections.resize(std::stoul(option("conns", "32")));
    for (std::size_t i = 0; i < connections.size(); ++i) {
        const int fd = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<uint16_t>(std::stoi(option("port", "8000"))));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("cannot connect");
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        epoll_ctl(set, EPOLL_CTL_ADD, fd, &event);
        connections[i].socket = fd;
    }
}

void Run::ask(Connection& connection) {
    const std::string& request = requests[next++ % requests.size()];
    connection.asked_at = now_us();
    if (send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size())) throw std::runtime_error("cannot send");
}

// Returns the length of the answer that `in` begins with, 0 when it is not whole yet.
std::size_t whole(const std::string& in) {
    const auto end = in.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    for (std::size_t at = in.find("\r\n"); at < end; at = in.find("\r\n", at + 2)) {
        if (strncasecmp(in.c_str() + at + 2, "content-length:", 15) != 0) continue;
        const std::size_t length = end + 4 + std::strtoul(in.c_str() + at + 17, nullptr, 10);
        return in.size() >= length ? length : 0;
    }
    throw std::runtime_error("an answer without a length");
}

void Run::take(Connection& connection) {
    char buffer[64 * 1024];
    const ssize_t got = recv(connection.socket, buffer, sizeof buffer, 0);
    if (got <= 0) throw std::runtime_error("the server closed a connection");
    connection.in.append(buffer, std::size_t(got));
    const std::size_t length = whole(connection.in);
    if (length == 0) return;
    latencies.push_back(now_us() - connection.asked_at);
    if (connection.in.compare(9, 3, "200") != 0 && ++errors == 1) fprintf(stderr, "%.300s\n", connection.in.c_str());
    bytes += length;
    connection.in.erase(0, length);
    ask(connection);
}

void Run::measure(double seconds) {
    epoll_event events[64];
    for (const double end = now_us() + seconds * 1e6; now_us() < end;) {
        const int count = epoll_wait(set, events, 64, 100);
        for (int i = 0; i < count; ++i) take(connections[events[i].data.u64]);
    }
}

void Run::report(double seconds, double cpu) {
    std::sort(latencies.begin(), latencies.end());
    const auto at = [&](double part) { return latencies.empty() ? 0 : latencies[std::min(latencies.size() - 1, std::size_t(part * double(latencies.size())))]; };
    const double count = double(std::max<std::size_t>(1, latencies.size()));
    printf("RESULT pages=%zu pages_per_s=%.0f p50=%.0f p90=%.0f p99=%.0f max=%.0f cpu_us=%.1f bytes=%.0f errors=%zu\n", latencies.size(),
           double(latencies.size()) / seconds, at(0.5), at(0.9), at(0.99), at(1), cpu / count, double(bytes) / count, errors);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        Run run;
        for (int i = 1; i + 1 < argc; i += 2) run.options[std::string_view(argv[i]).substr(2).data()] = argv[i + 1];
        run.read_targets();
        run.connect_all();
        for (Connection& connection : run.connections) run.ask(connection);
        run.measure(std::stod(run.option("warmup", "0.5")));
        run.latencies.clear();
        run.bytes = 0;
        const double seconds = std::stod(run.option("secs", "5"));
        const int pid = std::stoi(run.option("server-pid", "0"));
        const double before = cpu_us(pid);
        run.measure(seconds);
        run.report(seconds, cpu_us(pid) - before);
        return run.errors == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        fprintf(stderr, "gets: %s\n", error.what());
        return 1;
    }
}
