// net/form_receiver.h -- Takes the body of an upload as it arrives: fields stay in memory, files go to the spool.
#pragma once
#include "base/task.h"
#include "net/multipart_reader.h"
#include "net/upload.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

struct UploadLimits {
    std::size_t field_bytes = 0;  // of all fields together
    std::size_t file_bytes = 0;   // of all files together
};

class FormReceiver {
public:
    FormReceiver(Spool& spool, const std::string& boundary, UploadLimits limits)
        : spool_(spool), limits_(limits), reader_(boundary) {}

    // The next bytes of the body. 0, or the status that refuses it: 400 malformed, 413 too large, 500 the disk failed,
    // 503 too many uploads at once, 507 the disk is full. Nothing may follow a refusal.
    Task<int> take(std::string_view bytes);
    std::size_t kept() const { return field_bytes_ + unwritten_.size(); }  // bytes in memory
    // After the last byte: 0, or 400 when the form is not complete.
    int finish() const { return is_complete_ ? 0 : 400; }
    std::shared_ptr<UploadForm> release() { return std::move(form_); }

private:
    Task<int> take_item(MultipartReader::Item item);
    Task<int> begin_part();
    Task<int> take_data(std::string_view data);
    Task<int> end_part();
    Task<int> flush();

    Spool& spool_;
    UploadLimits limits_;
    MultipartReader reader_;
    std::shared_ptr<UploadForm> form_ = std::make_shared<UploadForm>();
    std::string unwritten_;  // of the file that is being received
    std::size_t parts_ = 0, field_bytes_ = 0, file_bytes_ = 0;
    bool is_file_ = false, is_complete_ = false;
};

}  // namespace parley::net
