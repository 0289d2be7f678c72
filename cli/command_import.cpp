#include <fmt/format.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/intake.hpp"
#include "cli/interrupt.hpp"
#include "cli/reread.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"

namespace demarche::cli {
namespace {

constexpr std::size_t kBatch = 200;  // articles a transaction: what a kill can lose

/// The graph to save in: one of its own for a dry run.
store::Database graph_of(const Options& options) {
    return options.dry_run ? store::Database::in_memory()
                           : store::Database{options.db, store::Open::create};
}

/// What is in already: of the graph as it lies on disk, for a dry run too.
auto known_articles(const Options& options, const store::Database& db) {
    if (options.dry_run && std::filesystem::exists(options.db))
        return store::load_content_keys(store::Database{options.db, store::Open::read_only});
    return store::load_content_keys(db);
}

void require_input(const Options& options) {
    if (!options.again && options.paths.empty()) throw UsageError{"PATH is required"};
    const bool says_how = options.as != read::Kind::automatic || options.published != Day{} ||
                          !options.source.empty();
    if (options.again && (!options.paths.empty() || says_how))
        throw UsageError{
            "--again reads the articles that are in: leave PATH, --as, --published and --source "
            "out, or --again"};
}

}  // namespace

int import_articles(const Options& options) {
    require_input(options);
    if (options.again) return reread_articles(options);
    const auto begun = std::chrono::steady_clock::now();
    store::Database db = graph_of(options);
    const auto known = known_articles(options, db);
    const std::size_t waiting = count_waiting(db);
    // What others changed under its key comes in again.
    std::optional<store::ContentLook> stored;
    if (!known.empty()) stored.emplace(options.db);
    const auto is_known = [&](const Article& article) {
        const auto at = known.find(article.id);
        return at != known.end() && at->second == store::content_key(article) &&
               stored->is_as_it_came(article.id);
    };
    // One time for the whole run, after all that is in: what is in is replaced by what is read, and
    // of two articles with one id in the input the same is kept in whatever order they stand.
    const std::string imported_at = now_after(store::load_last_import(db));
    store::Saved saved;
    std::vector<Extraction> batch;
    const auto save = [&] {
        saved += store::save_extractions(db, batch, imported_at, store::Known::keep_latest);
        batch.clear();
    };
    const ImportSummary summary = take_in(options, is_known, [&](Extraction extraction) {
        batch.push_back(std::move(extraction));
        if (batch.size() == kBatch) save();
    });
    save();
    store::settle(db);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    Outcome outcome;
    outcome.read = summary.read;
    outcome.unchanged = summary.unchanged + saved.unchanged;
    outcome.failed = summary.failed;
    outcome.saved = saved;
    outcome.seconds = seconds;
    report(options, outcome);
    report_failed(summary.failed);
    report_waiting(more_waiting(db, waiting));
    if (summary.stopped) {
        fmt::print(
            stderr,
            "demarche: interrupted; what was read is kept, the same command goes on from there\n");
        return interrupted_status;
    }
    return summary.failed.empty() ? 0 : 1;
}

}  // namespace demarche::cli
