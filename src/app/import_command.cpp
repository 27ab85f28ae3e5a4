#include "app/commands.h"
#include "app/offline.h"
#include "core/importer.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace parley::app {
namespace {

using core::ImportProgress;

const char* name_of(ImportProgress::Stage stage) {
    switch (stage) {
        case ImportProgress::Stage::Users: return "accounts";
        case ImportProgress::Stage::Chats: return "chats";
        case ImportProgress::Stage::Messages: return "messages";
    }
    return "rows";
}

// A line at the end of each stage, and one a second within a long one.
class ProgressLines {
public:
    void operator()(const ImportProgress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (progress.done < progress.total && now - last_ < std::chrono::seconds(1)) return;
        last_ = now;
        fmt::print("{}: {} of {}\n", name_of(progress.stage), progress.done, progress.total);
        std::fflush(stdout);
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

void import_original(const Config& config, const std::string& file) {
    Offline offline(config, Offline::Missing::IsMade);
    core::Importer importer(offline.store, offline.clock, config.search_index());
    ProgressLines lines;
    const core::ImportReport report = importer.run(file, [&](const ImportProgress& progress) { lines(progress); });
    fmt::print("{}", core::to_text(report));
}

}  // namespace parley::app
