// base/text.h -- What the rules ask of a text. All texts are UTF-8 (base/utf8.h checks); only `repaired` takes any bytes.
#pragma once
#include "base/utf8.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace parley {

// The same text with U+FFFD for every byte that belongs to no character.
std::string repaired(std::string_view bytes);

// Unicode code points, the "characters" of every limit.
std::size_t length(std::string_view text);

// Nothing but white space, zero-width and other invisible characters (or nothing at all).
bool is_blank(std::string_view text);

// C0, DEL, C1, and the line and paragraph separators.
bool has_control(std::string_view text);

// Without ASCII white space at both ends.
std::string_view trimmed(std::string_view text);

// Without white space of any script at both ends. What is invisible and yet no space stays, such as U+200B.
std::string_view stripped(std::string_view text);

// For comparing names without regard to case: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters are
// lowered, everything else stays.
std::string folded(std::string_view text);

}  // namespace parley
