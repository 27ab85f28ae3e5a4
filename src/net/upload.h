// net/upload.h -- A multipart form whose files came to the disk instead of into memory.
#pragma once
#include "base/temp_file.h"
#include "net/form.h"
#include "net/spool.h"

#include <string>
#include <vector>

namespace parley::net {

// Goes with its request, unless a handler moves the file to its place.
struct Upload {
    std::string name, filename;  // UTF-8; the filename is the sender's word: never a path of ours
    std::string content_type;    // the sender's word, or empty
    TempFile file;
    Spool::Share share;
};

struct UploadForm {
    Form form;                   // the parts without a filename
    std::vector<Upload> files;   // the others, in the order they came
};

}  // namespace parley::net
