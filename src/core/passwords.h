// core/passwords.h -- Hashing and checking passwords on threads of their own, so that a storm of logins slows neither
// the chat nor itself: past `kMostWaiting` jobs the next one is refused with Busy.
#pragma once
#include "base/task.h"
#include "base/workers.h"

#include <atomic>
#include <mutex>
#include <string>

namespace parley::core {

// Argon2id with 19 MiB and 2 passes. Source: OWASP Password Storage Cheat Sheet, first recommended setting.
inline constexpr unsigned long long kArgonPasses = 2;
inline constexpr std::size_t kArgonBytes = 19 * 1024 * 1024;
// PBKDF2-HMAC-SHA256 as the original messenger stored it: 64 hex digits of salt, 64 of the key.
inline constexpr int kImportedIterations = 100'000;
inline constexpr int kMostWaiting = 256;

enum class Verdict { Wrong, Right, RightButOld };  // old: another algorithm or weaker settings, to be hashed anew

class Passwords {
public:
    explicit Passwords(int threads);
    ~Passwords();

    Task<std::string> hash(std::string password);
    Task<Verdict> verify(std::string password, std::string hash);
    // Takes as long as verify, for a name that nobody has.
    Task<> verify_nothing(std::string password);

private:
    template <class Work>
    Task<std::invoke_result_t<Work&>> run(Work work);

    const std::string& hash_of_nothing();  // on the pool's threads, which make it at once: nobody waits for it at the start

    Workers pool_;
    const int threads_;
    std::atomic<int> waiting_{0};
    std::once_flag hashed_nothing_;
    std::string hash_of_nothing_;
};

// The same on the calling thread, for commands.
std::string hash_password(const std::string& password);
Verdict verify_password(const std::string& password, const std::string& hash);

}  // namespace parley::core
