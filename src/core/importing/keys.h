// core/importing/keys.h -- Names for the rows of the original's database, by which a second import knows them again.
#pragma once
#include "db/sqlite/original.h"

#include <string>
#include <string_view>

namespace parley::core::importing {

// A letter for the table, the row's id, and a digest of what does not change in it: the same row of a copied file has
// the same key, another row with the same id has not. Keys sort as the ids do.
std::string key_of(const db::sqlite::OriginalUser& user);
std::string key_of(const db::sqlite::OriginalChat& chat);
std::string key_of(const db::sqlite::OriginalMessage& message);

// Stands in the table while an import is under way.
inline constexpr std::string_view kUnfinished = "unfinished";

}  // namespace parley::core::importing
