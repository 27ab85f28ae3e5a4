// core/files/image_child.h -- The process that decodes a picture (see image_converter.h).
#pragma once
#include <string_view>

namespace parley::core {

inline constexpr std::string_view kConvertCommand = "convert-image";

// Exit codes of the child beside 0.
inline constexpr int kConversionFailed = 1;
inline constexpr int kVipsMissing = 3;

// Reads a picture from the standard input and writes it to the standard output: `format` is png, jpg, webp or gif, `size`
// the longer side at most, `frames` "first" or "all". Limits the process first. Returns the exit code.
int convert_image(std::string_view format, std::string_view size, std::string_view frames);

}  // namespace parley::core
