// Headers of pictures, read from memory and in pieces of a file alike; what kind of file it is; data URIs.
#include "check.h"
#include "core/files/image_header.h"
#include "core/files/images.h"
#include "core/files/media_type.h"
#include "input.h"

#include <algorithm>

using namespace parley::core;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all = Input(data, size).rest();
    std::uint64_t reads = 0;
    const auto found = read_image_size([&](std::uint64_t offset, std::span<char> into) {
        ++reads;
        if (offset >= all.size()) return std::size_t{0};
        const std::string_view part = all.substr(static_cast<std::size_t>(offset), into.size());
        std::ranges::copy(part, into.begin());
        return part.size();
    });
    CHECK(reads <= 600);
    CHECK(found == read_image_size(all));
    CHECK(!found || (found->width > 0 && found->height > 0 && is_picture(media_type_of(all))));
    if (is_animated_gif(all)) CHECK(media_type_of(all) == "image/gif");
    const auto decoded = decode_data_uri(all);
    CHECK(!decoded || decoded->size() <= all.size());
    return 0;
}
