#include "net/multipart_reader.h"

#include "base/text.h"
#include "net/form.h"
#include "net/http_scanner.h"
#include "net/multipart.h"

#include <algorithm>
#include <array>
#include <expected>
#include <utility>

namespace parley::net {
namespace {


constexpr std::size_t kBoundaryLimit = 70;      // RFC 2046, 5.1.1
constexpr std::size_t kPartHeaderLimit = 4096;  // bytes of one part's header
constexpr std::string_view kEmptyLine = "\r\n\r\n";

// What browsers escape in a name (HTML, "multipart form data").
std::string unescaped(std::string text) {
    static constexpr std::array<std::pair<std::string_view, char>, 3> escapes{{{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}}};
    for (const auto& [escape, character] : escapes) {
        for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
            text.replace(at, escape.size(), 1, character);
        }
    }
    return text;
}

// The fields of a part's header that count.
struct PartFields {
    std::string_view disposition, content_type;
};

// Nothing when a line is malformed.
std::optional<PartFields> find_fields(std::string_view header) {
    PartFields found;
    while (!header.empty()) {
        const auto end = header.find("\r\n");
        const std::string_view line = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
        const std::string_view name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
        if (is_same_name(name, "Content-Disposition")) found.disposition = value;
        if (is_same_name(name, "Content-Type")) found.content_type = value;
    }
    return found;
}

std::expected<PartHead, MultipartReader::Kind> parse_head(std::string_view header) {
    const auto fields = find_fields(header);
    if (!fields) return std::unexpected(MultipartReader::Kind::Malformed);
    const std::string_view disposition = fields->disposition;
    auto name = find_parameter(disposition, "name");
    auto filename = find_parameter(disposition, "filename");
    if (!name || !is_same_name(trimmed(disposition.substr(0, disposition.find(';'))), "form-data")) {
        return std::unexpected(MultipartReader::Kind::Malformed);
    }
    if (name->size() > kFormNameLimit) return std::unexpected(MultipartReader::Kind::NameTooLong);
    PartHead head{unescaped(std::move(*name)), std::nullopt, std::string(fields->content_type)};
    if (filename) head.filename = unescaped(std::move(*filename));
    if (!is_utf8(head.name) || !is_utf8(head.filename.value_or(""))) return std::unexpected(MultipartReader::Kind::Malformed);
    return head;
}

}  // namespace

std::optional<std::string> MultipartReader::find_boundary(std::string_view content_type) {
    auto boundary = find_parameter(content_type, "boundary");
    // The reader relies on the only line break of the separator being its first two bytes.
    const bool is_fine = boundary && !boundary->empty() && boundary->size() <= kBoundaryLimit &&
                         boundary->find_first_of("\r\n") == std::string::npos;
    return is_fine ? boundary : std::nullopt;
}

MultipartReader::Item MultipartReader::next(std::string_view& bytes) {
    for (;;) {
        Item item;
        switch (state_) {
            case State::Preamble:
            case State::Content: item = take_content(bytes); break;
            case State::AfterBoundary: item = take_boundary_end(bytes); break;
            case State::Head: item = take_head(bytes); break;
            case State::Epilogue: bytes = {}; break;
        }
        if (item.kind != Kind::NeedMore || bytes.empty()) return item;
    }
}

// Everything up to the separator: data of the part, or text before the first one, which nobody wants.
MultipartReader::Item MultipartReader::take_content(std::string_view& bytes) {
    if (matched_ == separator_.size()) {
        const bool is_part = state_ == State::Content;
        matched_ = 0;
        state_ = State::AfterBoundary;
        return {is_part ? Kind::PartEnd : Kind::NeedMore};
    }
    const std::string_view data = take_data(bytes);
    if (data.empty() || state_ == State::Preamble) {
        return matched_ == separator_.size() ? take_content(bytes) : Item{};
    }
    return {Kind::Data, data};
}

// The data up to the next possible separator, of which `matched_` counts what is there. A separator that turned out to
// be none is data itself; a carriage return stands only at its beginning, so nothing inside it can begin another.
std::string_view MultipartReader::take_data(std::string_view& bytes) {
    const std::string_view separator = separator_;
    if (matched_ > 0) {
        while (matched_ < separator.size() && !bytes.empty()) {
            if (bytes.front() != separator[matched_]) return separator.substr(0, std::exchange(matched_, 0));
            bytes.remove_prefix(1);
            ++matched_;
        }
        return {};
    }
    auto end = bytes.find(separator);
    if (end != std::string_view::npos) {
        matched_ = separator.size();
    } else {
        end = bytes.rfind('\r');
        if (end == std::string_view::npos || !separator.starts_with(bytes.substr(end))) end = bytes.size();
        matched_ = bytes.size() - end;
    }
    const std::string_view data = bytes.substr(0, end);
    bytes.remove_prefix(end + matched_);
    return data;
}

MultipartReader::Item MultipartReader::take_boundary_end(std::string_view& bytes) {
    const auto more = std::min(bytes.size(), 2 - head_.size());
    head_ += bytes.substr(0, more);
    bytes.remove_prefix(more);
    if (head_.size() < 2) return {};
    const bool is_last = head_ == "--", is_part = head_ == "\r\n";
    head_.clear();
    state_ = is_last ? State::Epilogue : State::Head;
    return {is_last ? Kind::End : is_part ? Kind::NeedMore : Kind::Malformed};
}

MultipartReader::Item MultipartReader::take_head(std::string_view& bytes) {
    const std::size_t had = head_.size();
    head_ += bytes.substr(0, kPartHeaderLimit + kEmptyLine.size() - had);
    if (head_.starts_with("\r\n")) return {Kind::Malformed};  // a part without header names no field
    const auto end = head_.find(kEmptyLine, had < 3 ? 0 : had - 3);
    if (end == std::string::npos) {
        bytes.remove_prefix(head_.size() - had);
        return {head_.size() >= kPartHeaderLimit + kEmptyLine.size() ? Kind::Malformed : Kind::NeedMore};
    }
    bytes.remove_prefix(end + kEmptyLine.size() - had);
    auto part = parse_head(std::string_view(head_).substr(0, end));
    head_.clear();
    if (!part) return {part.error()};
    part_ = std::move(*part);
    state_ = State::Content;
    return {Kind::Part};
}

}  // namespace parley::net
