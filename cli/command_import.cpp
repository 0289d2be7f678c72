#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/model/names.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/import.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

constexpr std::size_t kBatch = 200;  // articles a transaction: what a kill can lose
constexpr int kInterrupted = 130;

std::atomic<bool> interrupted{false};

void on_interrupt(int) { interrupted = true; }

/// A line on the terminal that tells how far the import is and how long it will take; nothing
/// elsewhere.
class ProgressLine {
public:
    explicit ProgressLine(bool is_wanted) : is_shown_{is_wanted && isatty(STDERR_FILENO) == 1} {}
    ~ProgressLine() {
        if (is_shown_) fmt::print(stderr, "\r\033[K");
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const ImportProgress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (!is_shown_ || now - shown_ < std::chrono::milliseconds{200}) return;
        shown_ = now;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        std::string left;
        if (progress.bytes_total > 0 && progress.bytes_read > 0 && seconds > 1) {
            const auto done = static_cast<double>(progress.bytes_read);
            const double rest = seconds * (static_cast<double>(progress.bytes_total) - done) / done;
            left = fmt::format(", {:.0f} %, {:.0f} s left",
                               100 * done / static_cast<double>(progress.bytes_total), rest);
        }
        fmt::print(stderr, "\r\033[K{} articles{}", progress.articles, left);
    }

private:
    bool is_shown_;
    std::chrono::steady_clock::time_point begun_{std::chrono::steady_clock::now()};
    std::chrono::steady_clock::time_point shown_{};
};

std::string now_utc() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

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

void tell(const Extraction& extraction) {
    fmt::print(stderr, "{}: {} {}, {} lines left out, {} events, {} stances\n",
               extraction.article.input, to_text(extraction.article.date),
               to_text(extraction.article.date_basis), extraction.article.dropped.size(),
               extraction.events.size(), extraction.stances.size());
}

void report(const Options& options, const ImportSummary& summary, const store::Saved& saved,
            std::size_t unchanged, double seconds) {
    if (options.format == render::Format::json || options.format == render::Format::jsonl) {
        nlohmann::ordered_json failed = nlohmann::ordered_json::array();
        for (const read::Rejection& one : summary.failed)
            failed.push_back({{"input", one.input}, {"reason", one.reason}});
        const nlohmann::ordered_json json = {
            {"read", summary.read},     {"imported", saved.imported + saved.replaced},
            {"unchanged", unchanged},   {"repeats", saved.repeats},
            {"failed", failed},         {"events", saved.events},
            {"stances", saved.stances}, {"actors_new", saved.actors_new},
            {"seconds", seconds}};
        std::cout << json.dump(options.format == render::Format::json ? 2 : -1) << '\n';
    } else if (options.detail != Detail::quiet) {
        std::cout << fmt::format(
            "{}{} articles read: {} imported, {} unchanged, {} refused; {} events, {} stances, {} "
            "new actors\n",
            options.dry_run ? "dry run, nothing is stored: " : "", summary.read,
            saved.imported + saved.replaced, unchanged, summary.failed.size(), saved.events,
            saved.stances, saved.actors_new);
    }
}

}  // namespace

int import_articles(const Options& options) {
    const auto begun = std::chrono::steady_clock::now();
    store::Database db = graph_of(options);
    const auto known = known_articles(options, db);
    const catalog::Catalog catalog = catalogue_on_disk(options);
    const language::Engine engine;
    const extract::Extractor extractor{catalog};

    std::stop_source stop;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    ProgressLine line{options.shows_progress};
    ImportOptions how;
    how.read.as = options.as;
    how.read.published = options.published;
    how.read.source = options.source;
    how.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    how.stop = stop.get_token();
    how.is_known = [&](const Article& article) {
        const auto at = known.find(article.id);
        return at != known.end() && at->second == store::content_key(article);
    };
    how.progress = [&](const ImportProgress& progress) {
        if (interrupted) stop.request_stop();
        line.show(progress);
    };

    store::Saved saved;
    std::vector<Extraction> batch;
    const auto save = [&] {
        saved += store::save_extractions(db, batch, now_utc());
        batch.clear();
    };
    const ImportSummary summary = import_paths(
        options.paths, how,
        [&](Article article) {
            const std::size_t from = article.dateline ? article.dateline->where.end : 0;
            const std::vector<Sentence> sentences = engine.parse(article.text, from);
            return extractor.extract(std::move(article), sentences);
        },
        [&](Extraction extraction) {
            if (options.detail == Detail::verbose) tell(extraction);
            batch.push_back(std::move(extraction));
            if (batch.size() == kBatch) save();
        });
    save();
    store::settle(db);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(options, summary, saved, summary.unchanged + saved.unchanged, seconds);
    for (const read::Rejection& one : summary.failed)
        fmt::print(stderr, "demarche: {}: {}\n", one.input, one.reason);
    if (summary.stopped) {
        fmt::print(
            stderr,
            "demarche: interrupted; what was read is kept, the same command goes on from there\n");
        return kInterrupted;
    }
    return summary.failed.empty() ? 0 : 1;
}

}  // namespace demarche::cli
