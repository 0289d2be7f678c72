#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <system_error>

#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/intake.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "core/query/corrections.hpp"
#include "core/store/damage.hpp"
#include "core/store/database.hpp"
#include "core/store/merge.hpp"

namespace demarche::cli {
namespace {

/// Where a file is too damaged for its corrections to be laid over it, they come along all the
/// same: what is open to be written shows all as it was extracted.
store::Database opened_to_merge(const std::filesystem::path& file) {
    try {
        return store::Database{file, store::Open::read_only};
    } catch (const store::DamageError&) {
        return store::Database{file, store::Open::existing};
    }
}

void merge_one(store::Database& into, const std::filesystem::path& file, ProgressLine& progress,
               Outcome& outcome) {
    std::error_code ignored;
    if (std::filesystem::equivalent(into.file(), file, ignored))
        throw StoreError{
            fmt::format("{}: is the graph that others are merged into", file.string())};
    const store::Database from = opened_to_merge(file);
    std::size_t looked_at = 0;
    const auto step = [&](std::size_t done, std::size_t all) {
        looked_at = done;
        progress.show(outcome.read + done, "articles", {done, all});
        return !is_interrupted();
    };
    const auto refused = [&](const std::string& reason) {
        outcome.failed.push_back({file.string(), fmt::format("{}: {}", file.string(), reason)});
    };
    *outcome.corrections += store::merge_by_hand(into, from);
    const store::Saved saved = store::merge_articles(into, from, step, refused);
    outcome.read += looked_at;
    outcome.saved += saved;
}

}  // namespace

int merge_graphs(const Options& options) {
    const auto begun = std::chrono::steady_clock::now();
    watch_interrupts();
    store::Database into{options.db, store::Open::create};
    const std::size_t waiting = count_waiting(into);
    Outcome outcome;
    outcome.corrections = 0;
    {
        ProgressLine progress{options};
        for (const std::filesystem::path& file : options.paths) {
            if (is_interrupted()) break;
            try {
                merge_one(into, file, progress, outcome);
            } catch (const Error& error) {  // says which file it is of
                outcome.failed.push_back({file.string(), error.what()});
            }
        }
        store::settle(into);
    }
    outcome.unchanged = outcome.saved.unchanged;
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(options, outcome);
    for (const read::Rejection& one : outcome.failed)
        fmt::print(stderr, "demarche: {}\n", render::visible(one.reason));
    tell_conflicts(query::conflicts_in(into));
    // Corrections come first: until all articles are in, some wait for those that are to come.
    if (outcome.failed.empty() && !is_interrupted()) report_waiting(more_waiting(into, waiting));
    if (is_interrupted()) {
        fmt::print(stderr,
                   "demarche: interrupted; what was merged is kept, the same command goes on\n");
        return interrupted_status;
    }
    return outcome.failed.empty() ? 0 : 1;
}

}  // namespace demarche::cli
