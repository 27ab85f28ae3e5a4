// What the disk alone takes, to judge the waits of durable messages by: a write of 16 KiB and its fdatasync, one after
// the other in a file that has its length already, as a log has after its first checkpoint.
//   syncs FILE SECONDS
// The last line is `RESULT syncs=N p50=US p99=US worst=US`.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr size_t kWrite = 16 << 10;
constexpr off_t kLength = 4 << 20;  // as SQLite's log before a checkpoint

double now_us() {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void must(bool is_well, const char* what) {
    if (is_well) return;
    std::perror(what);
    std::exit(1);
}

std::vector<double> measure(int fd, double seconds) {
    const std::vector<char> bytes(kWrite, 'x');
    std::vector<double> waits;
    const double end = now_us() + seconds * 1e6;
    for (off_t at = 0; now_us() < end; at = (at + kWrite) % kLength) {
        const double begin = now_us();
        must(pwrite(fd, bytes.data(), kWrite, at) == ssize_t(kWrite), "pwrite");
        must(fdatasync(fd) == 0, "fdatasync");
        waits.push_back(now_us() - begin);
    }
    return waits;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: syncs FILE SECONDS\n");
        return 2;
    }
    const int fd = open(argv[1], O_RDWR | O_CREAT | O_TRUNC, 0600);
    must(fd >= 0, argv[1]);
    const std::vector<char> zeros(kLength);
    must(pwrite(fd, zeros.data(), zeros.size(), 0) == ssize_t(zeros.size()) && fsync(fd) == 0, "prepare");
    auto waits = measure(fd, std::atof(argv[2]));
    must(!waits.empty(), "no time to measure");
    std::sort(waits.begin(), waits.end());
    std::printf("RESULT syncs=%zu p50=%.0f p99=%.0f worst=%.0f\n", waits.size(), waits[waits.size() / 2], waits[waits.size() * 99 / 100], waits.back());
}
