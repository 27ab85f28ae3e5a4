// What the disk alone takes, to judge the waits of durable messages by: writes of 16 KiB, each with its fdatasync, in a file
// that has its length already, as a log has after its first checkpoint.
//   syncs FILE SECONDS         one after the other, and what each takes
//   syncs FILE SECONDS RATE    RATE messages a second come evenly; each write takes all that have come meanwhile, as a group
//                              commit does, and what counts is how long each message waited for its sync
// The last line is `RESULT waits=N p50=US p99=US worst=US`.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
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

struct File {
    explicit File(const char* path) : fd(open(path, O_RDWR | O_CREAT | O_TRUNC, 0600)) {
        must(fd >= 0, path);
        const std::vector<char> zeros(kLength);
        must(pwrite(fd, zeros.data(), zeros.size(), 0) == ssize_t(zeros.size()) && fsync(fd) == 0, "prepare");
    }
    void write_synced() {
        must(pwrite(fd, bytes.data(), kWrite, at) == ssize_t(kWrite), "pwrite");
        must(fdatasync(fd) == 0, "fdatasync");
        at = (at + kWrite) % kLength;
    }
    int fd;
    off_t at = 0;
    std::vector<char> bytes = std::vector<char>(kWrite, 'x');
};

std::vector<double> one_after_the_other(File& file, double seconds) {
    std::vector<double> waits;
    for (const double end = now_us() + seconds * 1e6; now_us() < end;) {
        const double begin = now_us();
        file.write_synced();
        waits.push_back(now_us() - begin);
    }
    return waits;
}

std::vector<double> at_a_rate(File& file, double seconds, double rate) {
    std::vector<double> waits;
    const double begin = now_us(), end = begin + seconds * 1e6, step = 1e6 / rate;
    for (double next = begin; next < end;) {
        while (now_us() < next) std::this_thread::sleep_for(std::chrono::microseconds(10));
        const double taken = now_us();
        file.write_synced();
        for (const double done = now_us(); next <= taken; next += step) waits.push_back(done - next);
    }
    return waits;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::fprintf(stderr, "usage: syncs FILE SECONDS [RATE]\n");
        return 2;
    }
    File file(argv[1]);
    const double seconds = std::atof(argv[2]);
    auto waits = argc == 3 ? one_after_the_other(file, seconds) : at_a_rate(file, seconds, std::atof(argv[3]));
    must(!waits.empty(), "no time to measure");
    std::sort(waits.begin(), waits.end());
    std::printf("RESULT waits=%zu p50=%.0f p99=%.0f worst=%.0f\n", waits.size(), waits[waits.size() / 2], waits[waits.size() * 99 / 100], waits.back());
}
