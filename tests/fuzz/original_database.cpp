// A database file that an import reads. A file that is damaged, or something else, is refused in a sentence; texts come
// as bytes of any kind, times are read out of them.
#include "base/clock.h"
#include "base/utf8.h"
#include "check.h"
#include "core/importing/page.h"
#include "db/sqlite/original.h"
#include "input.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

using namespace parley;
namespace fs = std::filesystem;

namespace {


struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "parley-fuzz-XXXXXX").string();
        CHECK(mkdtemp(name.data()));
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

void check(const db::sqlite::MaybeText& text) {
    CHECK(is_utf8(core::importing::kept_text(text)));
    const auto time = parse_time(text.value_or(""));
    if (time) CHECK(parse_time(iso_time(*time)) == *time);
}

void read_all(const std::string& path) {
    constexpr int most = 50;
    db::sqlite::Original original(path);
    original.count_users(), original.count_chats(), original.count_messages();
    for (const auto& user : original.next_users(most)) {
        for (const auto* text : {&user.username, &user.email, &user.password, &user.nickname, &user.pfp}) check(*text);
        CHECK(core::importing::key_of(user).size() > 1);
    }
    for (const auto& chat : original.next_chats(most)) check(chat.user), check(chat.other), check(chat.created_at);
    for (const auto& message : original.next_messages(most)) {
        for (const auto* text : {&message.sender, &message.receiver, &message.text, &message.timestamp}) check(*text);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    const std::string path = folder.path / "mydb.db";
    const std::string_view bytes = Input(data, size).rest();
    check(std::string(bytes.substr(0, 64)));
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    try {
        read_all(path);
    } catch (const std::runtime_error& refused) {
        CHECK(*refused.what() != '\0');
    }
    return 0;
}
