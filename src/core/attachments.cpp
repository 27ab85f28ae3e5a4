#include "core/attachments.h"

#include "base/blocking.h"
#include "base/log.h"
#include "base/text.h"
#include "core/files/image_header.h"
#include "core/files/media_type.h"
#include "store/attachments.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace parley::core {
namespace {

constexpr std::string_view kArea = "attachments";
constexpr std::size_t kFilenameBytes = 200;       // a file system takes 255, also behind a "SPOILER_" and a number
constexpr std::size_t kEndingBytes = 20;
constexpr std::chrono::hours kUnwrittenAge{1};    // a request waits for its database for seconds at most
constexpr std::size_t kCopiedBytes = 256 << 10;    // at once
constexpr std::size_t kSweptAtOnce = 500;         // files that one query asks for

FileKey key_of(AttachmentId id) { return FileKey(kArea, id.value); }

bool is_disk_full(const std::system_error& failure) {
    const int error = failure.code().value();
    return error == ENOSPC || error == EDQUOT;
}

std::string beginning_of(const InputFile& file) {
    std::string bytes(kSniffedBytes, '\0');
    bytes.resize(file.read(0, bytes));
    return bytes;
}

std::optional<AttachmentId> id_of(const FileKey& key) {
    const auto id = parse_snowflake(key.name());
    return id ? std::optional(AttachmentId{*id}) : std::nullopt;
}

// No more bytes than that, and no half character at the end.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}  // namespace

std::string safe_filename(std::string_view sent) {
    if (const auto slash = sent.find_last_of("/\\"); slash != std::string_view::npos) sent.remove_prefix(slash + 1);
    std::string name;
    for (const char c : sent) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || std::string_view("\"<>|:*?").find(c) != std::string_view::npos) continue;
        name += c == ' ' ? '_' : c;
    }
    if (has_control(name)) name = "unnamed";  // C1 and the like, which no keyboard makes
    if (name.find_first_not_of("._") == std::string::npos) name = "unnamed";
    if (name.size() <= kFilenameBytes) return name;
    const auto dot = name.rfind('.');
    const std::string ending = dot != std::string::npos && name.size() - dot <= kEndingBytes ? name.substr(dot) : "";
    return std::string(cut(name, kFilenameBytes - ending.size())) + ending;
}

Attachment Attachments::keep_now(AttachmentId id, NewAttachment& sent) {
    files_.put(key_of(id), std::move(sent.file));
    const auto file = files_.open(key_of(id));
    if (!file) throw std::system_error(ENOENT, std::generic_category(), "open");
    Attachment kept{.id = id, .filename = safe_filename(sent.filename), .size_bytes = static_cast<std::int64_t>(file->size()),
                    .content_type = std::string(media_type_of(beginning_of(*file))), .description = std::move(sent.description),
                    .title = std::move(sent.title), .duration_seconds = sent.duration_seconds, .waveform = std::move(sent.waveform),
                    .flags = sent.flags, .is_ephemeral = sent.is_ephemeral};
    const auto size = read_image_size([&](std::uint64_t offset, std::span<char> into) { return file->read(offset, into); });
    if (size) kept.width = static_cast<int>(size->width), kept.height = static_cast<int>(size->height);
    return kept;
}

Task<std::vector<Attachment>> Attachments::keep(std::vector<NewAttachment> files) {
    std::vector<Attachment> kept;
    if (files.empty()) co_return kept;  // most messages: no thread is asked
    std::vector<AttachmentId> ids;
    for (std::size_t i = 0; i < files.size(); ++i) ids.push_back(store_.draw_id<AttachmentId>());
    bool is_full = false;
    std::exception_ptr failure;
    try {
        co_await run_on(files_.threads(), [&] {
            for (std::size_t i = 0; i < files.size(); ++i) kept.push_back(keep_now(ids[i], files[i]));
        });
    } catch (const std::system_error& broken) {
        is_full = is_disk_full(broken);
        failure = std::current_exception();
    }
    if (failure) co_await remove(ids);
    if (is_full) throw Refusal(Code::StorageFull);
    if (failure) std::rethrow_exception(failure);
    co_return kept;
}

std::optional<TempFile> Attachments::copy_now(AttachmentId id) {
    const auto from = files_.open(key_of(id));
    if (!from) return std::nullopt;
    TempFile to = files_.make_temporary();
    std::string piece(kCopiedBytes, '\0');
    for (std::uint64_t at = 0; at < from->size();) {
        const std::size_t size = from->read(at, piece);
        if (size == 0) break;
        to.write(std::string_view(piece).substr(0, size));
        at += size;
    }
    return to;
}

Task<std::vector<NewAttachment>> Attachments::copy(std::vector<Attachment> files) {
    std::vector<NewAttachment> copies;
    if (files.empty()) co_return copies;
    bool is_full = false;
    try {
        co_await run_on(files_.threads(), [&] {
            for (const Attachment& one : files) {
                auto file = copy_now(one.id);
                if (!file) continue;
                copies.push_back({.file = std::move(*file), .filename = one.filename, .description = one.description, .title = one.title,
                                  .duration_seconds = one.duration_seconds, .waveform = one.waveform, .flags = one.flags});
            }
        });
    } catch (const std::system_error& broken) {
        is_full = is_disk_full(broken);
        if (!is_full) throw;
    }
    if (is_full) throw Refusal(Code::StorageFull);
    co_return copies;
}

Task<std::optional<FoundAttachment>> Attachments::find(ChannelId channel, AttachmentId id) {
    const db::Rows rows = co_await store_.read(store::attachments::find(channel, id));
    if (rows.empty()) co_return std::nullopt;
    auto file = co_await run_on(files_.threads(), [&] { return files_.open(key_of(id)); });
    if (!file) co_return std::nullopt;
    co_return FoundAttachment{rows[0].text(0), rows[0].maybe_text(1).value_or("application/octet-stream"), std::move(*file)};
}

Task<> Attachments::remove(std::vector<AttachmentId> ids) {
    if (ids.empty()) co_return;
    co_await run_on(files_.threads(), [&] {
        for (const AttachmentId id : ids) files_.remove(key_of(id));
    });
}

Task<> Attachments::sweep() {
    std::vector<AttachmentId> old;
    co_await run_on(files_.threads(), [&] {
        files_.for_each_older(kArea, kUnwrittenAge, [&](const FileKey& key) {
            if (const auto id = id_of(key)) old.push_back(*id);
        });
    });
    std::size_t swept = 0;
    for (std::size_t at = 0; at < old.size(); at += kSweptAtOnce) {
        std::vector<AttachmentId> unnamed(old.begin() + static_cast<std::ptrdiff_t>(at),
                                          old.begin() + static_cast<std::ptrdiff_t>(std::min(old.size(), at + kSweptAtOnce)));
        for (const db::Row& row : co_await store_.read(store::attachments::known(unnamed))) std::erase(unnamed, row.id<AttachmentId>(0));
        swept += unnamed.size();
        co_await remove(std::move(unnamed));
    }
    if (swept > 0) log::info("attachments.swept count={}", swept);
}

}  // namespace parley::core
