// core/importer.h -- Takes over accounts, chats and messages of the messenger that Parley began as. Blocks: for
// commands. It may run beside a server, be interrupted, and be run again: a row of the original comes along once.
#pragma once
#include "base/clock.h"
#include "core/importing/report.h"
#include "store/store.h"

#include <functional>
#include <string>

namespace parley::core {

struct ImportProgress {
    enum class Stage { Users, Chats, Messages };
    Stage stage = Stage::Users;
    std::int64_t done = 0, total = 0;  // rows of that stage
};

using Progress = std::function<void(const ImportProgress&)>;

class Importer {
public:
    // `search_index` is the index's file: it is built anew when messages came.
    Importer(store::Store& store, const Clock& clock, std::string search_index)
        : store_(store), clock_(clock), search_index_(std::move(search_index)) {}

    // Reads the original's database, which is not changed. Throws std::runtime_error with a sentence for a person when
    // it is no such database, or Refusal StorageFull or StorageBroken; what was written until then stays.
    ImportReport run(const std::string& source, const Progress& progress);

private:
    store::Store& store_;
    const Clock& clock_;
    std::string search_index_;
};

}  // namespace parley::core
