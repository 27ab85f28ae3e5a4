#include "support/original_file.h"

#include <sqlite3.h>

#include <openssl/evp.h>

#include <fmt/format.h>

#include <stdexcept>

namespace parley::test {
namespace {

struct Close { void operator()(sqlite3* db) const { sqlite3_close(db); } };
struct Finalize { void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); } };

std::unique_ptr<sqlite3, Close> open(const std::string& path) {
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    return std::unique_ptr<sqlite3, Close>(db);
}

}  // namespace

OriginalFile::OriginalFile(const std::string& schema) : path_(folder_.file("mydb.db")) {
    sqlite3_exec(open(path_).get(), schema.c_str(), nullptr, nullptr, nullptr);
}

OriginalFile& OriginalFile::run(const std::string& sql, const std::vector<Maybe>& values) {
    const auto db = open(path_);
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(db.get(), sql.c_str(), -1, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(raw);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        sqlite3_bind_text(raw, static_cast<int>(i + 1), values[i]->data(), static_cast<int>(values[i]->size()), SQLITE_TRANSIENT);
    }
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW) result = sqlite3_step(raw);
    if (result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db.get()));
    return *this;
}

OriginalFile& OriginalFile::user(const Maybe& username, const Maybe& nickname, const Maybe& pfp) {
    return run("INSERT INTO users (username, email, password, nickname, pfp) VALUES ($1, $2, $3, $4, $5)",
               {username, username.value_or("") + "@example.org", password(), nickname, pfp});
}

OriginalFile& OriginalFile::message(const Maybe& from, const Maybe& to, const Maybe& text, const Maybe& time) {
    return run("INSERT INTO messages (sender_username, receiver_username, message, timestamp) VALUES ($1, $2, $3, $4)",
               {from, to, text, time});
}

OriginalFile& OriginalFile::chat(const Maybe& user, const Maybe& other, const Maybe& created_at) {
    return run("INSERT INTO saved_chats (user_username, chat_username, created_at, last_message_time) VALUES ($1, $2, $3, $4)",
               {user, other, created_at, "2031-01-01 00:00:00"});
}

// The usual recipe: the salt's hex digits are fed as they are written.
const std::string& OriginalFile::password() {
    static const std::string kept = [] {
        const std::string secret = "the old password";
        const std::string salt(64, 'a');
        unsigned char key[32];
        PKCS5_PBKDF2_HMAC(secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(salt.data()),
                          static_cast<int>(salt.size()), 100'000, EVP_sha256(), sizeof key, key);
        std::string hex = salt;
        for (const unsigned char byte : key) hex += fmt::format("{:02x}", byte);
        return hex;
    }();
    return kept;
}

}  // namespace parley::test
