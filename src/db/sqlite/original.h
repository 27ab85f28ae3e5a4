// db/sqlite/original.h -- The database of the messenger that Parley began as (`mydb.db`), opened without changing it
// or its folder. Texts come as they are stored there, valid UTF-8 or not.
#pragma once
#include "db/sqlite/connection.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley::db::sqlite {

using MaybeText = std::optional<std::string>;  // absent for NULL

struct OriginalUser {
    std::int64_t id = 0;
    MaybeText username, email, password, nickname, pfp;
};
struct OriginalChat {
    std::int64_t id = 0;
    MaybeText user, other, created_at;
};
struct OriginalMessage {
    std::int64_t id = 0;
    MaybeText sender, receiver, text, timestamp;
};

class Original {
public:
    // Throws std::runtime_error with a sentence for a person when it cannot be read or is something else.
    explicit Original(const std::string& path);
    ~Original();
    Original(const Original&) = delete;
    Original& operator=(const Original&) = delete;

    std::int64_t count_users();
    std::int64_t count_chats();
    std::int64_t count_messages();

    // The next rows in the order of their ids, at most so many; none at the end.
    std::vector<OriginalUser> next_users(int most);
    std::vector<OriginalChat> next_chats(int most);
    std::vector<OriginalMessage> next_messages(int most);

    // What an older version of the original did not have: "saved_chats", "users.nickname".
    const std::vector<std::string>& missing() const { return missing_; }
    // True when somebody wrote to it since it was opened.
    bool was_written() const;

private:
    struct Column { std::string name; bool is_required; };
    struct Table {
        std::string count, page;  // SQL
        std::int64_t last_row = std::numeric_limits<std::int64_t>::min();
        bool is_there = false;
    };

    void open();
    void copy_to_temporary();
    std::string stamp() const;  // changes when the file, or what SQLite keeps beside it, is written
    Table read_table(const std::string& name, const std::vector<Column>& columns, bool is_required);
    Rows query(const Statement& statement);
    Rows next_rows(Table& table, int most);
    std::int64_t count(Table& table);

    std::string path_;
    std::string stamp_;
    std::filesystem::path temporary_;  // a folder to remove, or empty
    std::vector<std::string> missing_;
    std::unique_ptr<Connection> connection_;  // knows statements by the address of their text: the tables outlive it
    Table users_, chats_, messages_;
};

}  // namespace parley::db::sqlite
