// tests/support/original_file.h -- Makes databases as the messenger wrote them that Parley began as.
#pragma once
#include "support/temp_folder.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::test {

using Maybe = std::optional<std::string>;

class OriginalFile {
public:
    static constexpr const char* kSchema = R"(
        CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT UNIQUE, email TEXT, password TEXT,
                            nickname TEXT, pfp TEXT);
        CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, sender_username TEXT, receiver_username TEXT,
                               message TEXT, timestamp DATETIME DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE saved_chats (id INTEGER PRIMARY KEY AUTOINCREMENT, user_username TEXT, chat_username TEXT,
                                  chat_nickname TEXT, chat_pfp TEXT, last_message_time DATETIME, last_message TEXT,
                                  created_at DATETIME DEFAULT CURRENT_TIMESTAMP);)";

    explicit OriginalFile(const std::string& schema = kSchema);

    OriginalFile& user(const Maybe& username, const Maybe& nickname = {}, const Maybe& pfp = {});
    OriginalFile& message(const Maybe& from, const Maybe& to, const Maybe& text, const Maybe& time);
    OriginalFile& chat(const Maybe& user, const Maybe& other, const Maybe& created_at);
    // Any other statement, with texts for $1, $2, …
    OriginalFile& run(const std::string& sql, const std::vector<Maybe>& values = {});

    const std::string& path() const { return path_; }
    const TempFolder& folder() const { return folder_; }
    // 64 hex digits of salt and of the key, for "the old password".
    static const std::string& password();

private:
    TempFolder folder_;
    std::string path_;
};

}  // namespace parley::test
