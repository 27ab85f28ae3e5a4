// core/importer_test.h -- Imports for the tests, and what became of them.
#pragma once
#include "core/importer.h"
#include "support/original_file.h"
#include "support/world.h"

#include <string>
#include <vector>

namespace parley::test {

inline core::ImportReport import_into(World& world, const std::string& path) {
    return core::Importer(world.store, world.clock, world.folder.file("search.db")).run(path, [](const core::ImportProgress&) {});
}

inline core::ImportReport import_into(World& world, const OriginalFile& original) { return import_into(world, original.path()); }

inline Profile imported_person(World& world, const std::string& name) { return world.stored_user(name).profile; }

inline std::vector<Message> history(World& world, const std::string& reader, const std::string& other) {
    return world.history(imported_person(world, reader), imported_person(world, other), {.limit = 100});
}

}  // namespace parley::test
