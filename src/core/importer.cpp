#include "core/importer.h"

#include "core/importing/chats.h"
#include "core/importing/conversations.h"
#include "core/importing/messages.h"
#include "core/importing/people.h"
#include "db/sqlite/search_index.h"
#include "store/imports.h"

#include <fmt/format.h>

namespace parley::core {
namespace {

// From the first row on, until everything is in: what an interrupted import brought is not in the search index.
void mark_unfinished(store::Store& store) {
    store.write_now([](store::Unit& unit) { unit.add(store::imports::remember(importing::kUnfinished, 0)); });
}

bool is_unfinished(store::Store& store) {
    return !store.read_now(store::imports::remembered(importing::kUnfinished, importing::kUnfinished)).empty();
}

// The index knows no messages that are older than its newest, so it begins again. A server that runs beside does so
// when it sees the write that follows.
void finish(store::Store& store, const std::string& search_index, bool brought_messages) {
    if (brought_messages) db::sqlite::SearchIndex(search_index).clear();
    store.write_now([](store::Unit& unit) {
        unit.add(store::imports::forget(importing::kUnfinished));
        unit.tell(StorageChanged{});
    });
}

void add_remarks(ImportReport& report, const db::sqlite::Original& original) {
    for (const std::string& name : original.missing()) report.remarks.push_back(fmt::format("The original has no {}.", name));
    if (original.was_written()) {
        report.remarks.push_back("The original was written to meanwhile. Stop it and import again: only what is new will be added.");
    }
}

}  // namespace

ImportReport Importer::run(const std::string& source, const Progress& progress) {
    db::sqlite::Original original(source);
    ImportReport report;
    const bool was_unfinished = is_unfinished(store_);
    if (!was_unfinished) mark_unfinished(store_);

    importing::People people(store_, original, report);
    people.run(progress);
    importing::Conversations conversations(store_, clock_);
    importing::Chats(store_, original, people, conversations, clock_, report).run(progress);
    importing::Messages(store_, original, people, conversations, clock_, report).run(progress);

    finish(store_, search_index_, report.messages_added > 0 || was_unfinished);
    add_remarks(report, original);
    return report;
}

}  // namespace parley::core
