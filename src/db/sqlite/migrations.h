// db/sqlite/migrations.h -- Brings a database to the newest schema: numbered files, forward only, each in one
// transaction together with its row in schema_migrations.
#pragma once
#include "base/embedded.h"
#include "db/sqlite/connection.h"

#include <span>
#include <string>

namespace parley::db::sqlite {

// Throws std::runtime_error when the database is newer than this program.
void migrate(Connection& connection, const std::string& path,
             std::span<const EmbeddedFile> files = embedded::migrations());

// Throws std::runtime_error when the file is no database of Parley, or of a newer one.
void require_known_schema(const std::string& path, std::span<const EmbeddedFile> files = embedded::migrations());

}  // namespace parley::db::sqlite
