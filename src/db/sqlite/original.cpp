#include "db/sqlite/original.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace parley::db::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBeside[] = {"-wal", "-journal"};  // changes that are not in the file itself
constexpr int kMostCopies = 5;

[[noreturn]] void fail(const std::string& path, std::string_view why) {
    throw std::runtime_error(fmt::format("{} cannot be imported: {}", path, why));
}

// A path as a part of SQLite's file: URI.
std::string escaped(const std::string& path) {
    std::string out;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') out += fmt::format("%{:02X}", static_cast<unsigned>(c));
        else out += c;
    }
    return out;
}

bool has_content(const std::string& path) {
    std::error_code error;
    return fs::file_size(path, error) > 0 && !error;
}

MaybeText text_of(Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return row.take_text(column);
}

}  // namespace

Original::Original(const std::string& path) : path_(path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) fail(path, "there is no such file.");
    try {
        stamp_ = stamp();
        open();
        connection_->execute("BEGIN");  // one view of it until the end
        users_ = read_table("users", {{"username", true}, {"email", false}, {"password", true}, {"nickname", false}, {"pfp", false}}, true);
        chats_ = read_table("saved_chats", {{"user_username", true}, {"chat_username", true}, {"created_at", false}}, false);
        messages_ = read_table("messages", {{"sender_username", true}, {"receiver_username", true}, {"message", true}, {"timestamp", true}}, false);
    } catch (const Error& broken) {
        const bool is_other = (broken.code & 0xFF) == SQLITE_NOTADB;
        fail(path, is_other ? "it is not an SQLite database." : fmt::format("SQLite says \"{}\".", broken.what()));
    }
}

Original::~Original() {
    connection_.reset();
    std::error_code ignored;
    if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

// "immutable" keeps SQLite from locking and from making files beside it. It then also ignores what a writer left
// there, so in that case a copy of everything is read: opening the place itself would fold the changes in.
void Original::open() {
    const bool has_more = std::ranges::any_of(kBeside, [&](const char* suffix) { return has_content(path_ + suffix); });
    if (has_more) {
        copy_to_temporary();
        connection_ = std::make_unique<Connection>((temporary_ / "copy.db").string(), Access::ReadWrite);
        return;
    }
    const std::string uri = fmt::format("file:{}?mode=ro&immutable=1", escaped(fs::absolute(path_).string()));
    connection_ = std::make_unique<Connection>(uri, Access::ReadOnly);
}

// A writer may be at work meanwhile: only a copy during which nothing changed is whole.
void Original::copy_to_temporary() {
    std::string folder = (fs::temp_directory_path() / "parley-import-XXXXXX").string();
    if (!mkdtemp(folder.data())) fail(path_, "no temporary folder can be made.");
    temporary_ = folder;
    for (int i = 0; i < kMostCopies; ++i) {
        const std::string before = stamp();
        fs::copy_file(path_, temporary_ / "copy.db", fs::copy_options::overwrite_existing);
        for (const std::string suffix : kBeside) {
            fs::remove(temporary_ / ("copy.db" + suffix));
            if (fs::exists(path_ + suffix)) fs::copy_file(path_ + suffix, temporary_ / ("copy.db" + suffix));
        }
        if (stamp() == before) return;
    }
    fail(path_, "another program is writing to it. Stop the original first.");
}

std::string Original::stamp() const {
    std::string stamp;
    for (const char* suffix : {"", "-wal", "-journal"}) {
        std::error_code error;
        const auto size = fs::file_size(path_ + suffix, error);
        const auto time = fs::last_write_time(path_ + suffix, error).time_since_epoch().count();
        stamp += error ? "none " : fmt::format("{}@{} ", size, time);
    }
    return stamp;
}

bool Original::was_written() const { return stamp() != stamp_; }

// Rows are paged by SQLite's own row number, which is the id where that is the primary key and is there always.
Original::Table Original::read_table(const std::string& name, const std::vector<Column>& columns, bool is_required) {
    std::vector<std::string> present;
    for (Row& row : connection_->query(Statement("SELECT lower(name) FROM pragma_table_info($1)", name))) {
        present.push_back(row.take_text(0));
    }
    if (present.empty()) {
        if (is_required) fail(path_, fmt::format("it has no table \"{}\". Is it the original messenger's database?", name));
        missing_.push_back(name);
        return {};
    }
    const auto has = [&](const std::string& column) { return std::ranges::find(present, column) != present.end(); };
    std::string selected = has("id") ? "rowid, CAST(id AS INTEGER)" : "rowid, rowid";
    for (const Column& column : columns) {
        if (column.is_required && !has(column.name)) {
            fail(path_, fmt::format("its table \"{}\" has no column \"{}\".", name, column.name));
        }
        if (!has(column.name)) missing_.push_back(fmt::format("{}.{}", name, column.name));
        selected += has(column.name) ? fmt::format(", CAST({} AS TEXT)", column.name) : ", NULL";
    }
    return {.count = fmt::format("SELECT COUNT(*) FROM {}", name),
            .page = fmt::format("SELECT {} FROM {} WHERE rowid > $1 ORDER BY rowid LIMIT $2", selected, name),
            .is_there = true};
}

Rows Original::query(const Statement& statement) {
    try {
        return connection_->query(statement);
    } catch (const Error& error) {
        fail(path_, fmt::format("SQLite says \"{}\".", error.what()));
    }
}

Rows Original::next_rows(Table& table, int most) {
    if (!table.is_there) return {};
    Rows rows = query(Statement(table.page, table.last_row, most));
    if (!rows.empty()) table.last_row = rows.back().integer(0);
    return rows;
}

std::int64_t Original::count(Table& table) {
    return table.is_there ? query(Statement(table.count)).at(0).integer(0) : 0;
}

std::int64_t Original::count_users() { return count(users_); }
std::int64_t Original::count_chats() { return count(chats_); }
std::int64_t Original::count_messages() { return count(messages_); }

std::vector<OriginalUser> Original::next_users(int most) {
    std::vector<OriginalUser> users;
    for (Row& row : next_rows(users_, most)) {
        users.push_back({row.is_null(1) ? 0 : row.integer(1), text_of(row, 2), text_of(row, 3), text_of(row, 4), text_of(row, 5), text_of(row, 6)});
    }
    return users;
}

std::vector<OriginalChat> Original::next_chats(int most) {
    std::vector<OriginalChat> chats;
    for (Row& row : next_rows(chats_, most)) {
        chats.push_back({row.is_null(1) ? 0 : row.integer(1), text_of(row, 2), text_of(row, 3), text_of(row, 4)});
    }
    return chats;
}

std::vector<OriginalMessage> Original::next_messages(int most) {
    std::vector<OriginalMessage> messages;
    for (Row& row : next_rows(messages_, most)) {
        messages.push_back({row.is_null(1) ? 0 : row.integer(1), text_of(row, 2), text_of(row, 3), text_of(row, 4), text_of(row, 5)});
    }
    return messages;
}

}  // namespace parley::db::sqlite
