#include "net/form_receiver.h"

#include "base/blocking.h"
#include "base/log.h"
#include "base/utf8.h"

#include <cerrno>
#include <system_error>
#include <utility>

namespace parley::net {
namespace {


constexpr std::size_t kWritten = 256 * 1024;  // bytes that go to the disk at once: a hop costs little beside that

int status_of(const std::system_error& failure) {
    const int error = failure.code().value();
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) return 507;
    log::error("upload.failed error=\"{}\"", failure.what());
    return 500;
}

}  // namespace

Task<int> FormReceiver::take(std::string_view bytes) {
    for (;;) {
        const MultipartReader::Item item = reader_.next(bytes);
        if (item.kind == MultipartReader::Kind::NeedMore) co_return 0;
        if (const int status = co_await take_item(item)) co_return status;
    }
}

Task<int> FormReceiver::take_item(MultipartReader::Item item) {
    switch (item.kind) {
        case MultipartReader::Kind::Part: co_return co_await begin_part();
        case MultipartReader::Kind::Data: co_return co_await take_data(item.data);
        case MultipartReader::Kind::PartEnd: co_return co_await end_part();
        case MultipartReader::Kind::End: is_complete_ = true; co_return 0;
        case MultipartReader::Kind::NeedMore: co_return 0;
        case MultipartReader::Kind::Malformed:
        case MultipartReader::Kind::NameTooLong: break;
    }
    co_return 400;
}

Task<int> FormReceiver::begin_part() {
    if (++parts_ > kFormFieldLimit) co_return 413;
    const PartHead& part = reader_.part();
    is_file_ = part.filename.has_value();
    if (!is_file_) {
        form_->form.fields.push_back({part.name, {}, std::nullopt});
        co_return 0;
    }
    try {
        TempFile file = co_await run_on(spool_.threads(), [&] { return TempFile(spool_.folder()); });
        form_->files.push_back({part.name, *part.filename, part.content_type, std::move(file), Spool::Share(spool_)});
    } catch (const std::system_error& failure) {
        co_return status_of(failure);
    }
    co_return 0;
}

Task<int> FormReceiver::take_data(std::string_view data) {
    std::size_t& used = is_file_ ? file_bytes_ : field_bytes_;
    used += data.size();
    if (used > (is_file_ ? limits_.file_bytes : limits_.field_bytes)) co_return 413;
    if (!is_file_) {
        form_->form.fields.back().value += data;
        co_return 0;
    }
    unwritten_ += data;
    co_return unwritten_.size() < kWritten ? 0 : co_await flush();
}

Task<int> FormReceiver::end_part() {
    if (is_file_) co_return co_await flush();
    co_return is_utf8(form_->form.fields.back().value) ? 0 : 400;
}

Task<int> FormReceiver::flush() {
    Upload& upload = form_->files.back();
    if (!upload.share.grow(unwritten_.size())) co_return 503;
    try {
        co_await run_on(spool_.threads(), [&] { upload.file.write(unwritten_); });
    } catch (const std::system_error& failure) {
        co_return status_of(failure);
    }
    unwritten_.clear();
    co_return 0;
}

}  // namespace parley::net
