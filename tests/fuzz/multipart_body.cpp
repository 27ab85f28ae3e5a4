// A multipart body between boundaries that are known, so that inputs get as far as the parts; the same body as it
// arrives, in pieces, which must read the same; and a form of our own making, which must come back as it was.
#include "base/utf8.h"
#include "check.h"
#include "input.h"
#include "net/multipart.h"
#include "net/multipart_reader.h"

#include <string>
#include <vector>

using namespace parley::net;

namespace {

constexpr const char* kType = "multipart/form-data; boundary=edge";

void check(const Form& form, std::size_t body_bytes) {
    CHECK(form.fields.size() <= kFormFieldLimit);
    for (const FormField& field : form.fields) {
        CHECK(field.name.size() <= kFormNameLimit && parley::is_utf8(field.name));
        CHECK(field.filename || parley::is_utf8(field.value));
        CHECK(!field.filename || parley::is_utf8(*field.filename));
        CHECK(field.value.size() <= body_bytes);
        CHECK(form.find(field.name));
    }
}

// What comes of a body given `piece` bytes at a time: heads, contents, and how it ended.
std::vector<std::string> read_in_pieces(std::string_view body, std::size_t piece) {
    using Kind = MultipartReader::Kind;
    MultipartReader reader("edge");
    std::vector<std::string> seen;
    while (!body.empty()) {
        const std::string part(body.substr(0, piece));  // a copy, so that a read behind it is seen
        body.remove_prefix(part.size());
        std::string_view rest = part;
        for (;;) {
            const auto item = reader.next(rest);
            if (item.kind == Kind::NeedMore) break;
            if (item.kind == Kind::Part) {
                const PartHead& head = reader.part();
                CHECK(head.name.size() <= kFormNameLimit && parley::is_utf8(head.name));
                CHECK(!head.filename || parley::is_utf8(*head.filename));
                seen.push_back(head.name + '\0' + head.filename.value_or("\1") + '\0' + head.content_type);
                seen.emplace_back();
            } else if (item.kind == Kind::Data) {
                CHECK(!item.data.empty());
                seen.back() += item.data;
            } else {
                seen.push_back(std::to_string(static_cast<int>(item.kind)));
                if (item.kind == Kind::Malformed || item.kind == Kind::NameTooLong) return seen;
            }
        }
        CHECK(rest.empty());
    }
    return seen;
}

// Names as browsers write them: quotes and line ends as percent signs, nothing else.
std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '"') out += "%22";
        else if (c == '\r') out += "%0D";
        else if (c == '\n') out += "%0A";
        else out += c;
    }
    return out;
}

// A backslash is read as an escape, and a percent sign as itself or an escape: names with either read differently.
bool is_plain(std::string_view name) { return name.find_first_of("\\%") == std::string_view::npos; }

void check_round_trip(std::string_view name, std::string_view value) {
    if (!parley::is_utf8(name) || !parley::is_utf8(value) || escaped(name).size() > kFormNameLimit || !is_plain(name)) return;
    // A sender chooses a boundary that the value does not hold.
    if (value.starts_with("--edge") || value.find("\r\n--edge") != std::string_view::npos) return;
    const std::string body = "--edge\r\nContent-Disposition: form-data; name=\"" + escaped(name) + "\"\r\n\r\n" +
                             std::string(value) + "\r\n--edge--\r\n";
    const auto form = parse_multipart(kType, body);
    CHECK(form && form->fields.size() == 1);
    CHECK(form->fields[0].name == name && form->fields[0].value == value && !form->fields[0].filename);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    const std::string_view all = input.rest();
    if (const auto form = parse_multipart(kType, all)) check(*form, all.size());
    const std::string part = "--edge\r\n" + std::string(all) + "\r\n--edge--";
    if (const auto form = parse_multipart(kType, part)) check(*form, part.size());
    find_parameter(all, "boundary");
    CHECK(read_in_pieces(part, 1 + size % 17) == read_in_pieces(part, part.size()));

    const std::string_view name = input.line();
    check_round_trip(name, input.rest());
    return 0;
}
