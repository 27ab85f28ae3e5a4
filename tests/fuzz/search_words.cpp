// What a person searches for: a query that the index always understands, and a text that is found by itself.
#include "base/utf8.h"
#include "check.h"
#include "db/sqlite/search_index.h"
#include "input.h"

#include <algorithm>
#include <cctype>
#include <string>

using namespace parley;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static db::sqlite::SearchIndex index(":memory:");
    static std::uint64_t last_id = 512;
    const std::string text(Input(data, size).rest());
    if (!is_utf8(text)) return 0;
    const ChannelId channel{512};
    index.find(text, {channel, ChannelId{1024}}, 5);
    if (last_id % (512 * 1000) == 0) index.clear();
    const Message message{.id = {last_id += 512}, .channel_id = channel, .author_id = {1}, .content = text};
    index.add({message}, message.id);
    const auto found = index.find(text, {channel}, 1);
    // Signs alone are no words, but among words they must not hide them.
    if (std::ranges::any_of(text, [](unsigned char c) { return std::isalnum(c); })) CHECK(!found.empty());
    CHECK(found.empty() || found[0].message_id == message.id);
    return 0;
}
