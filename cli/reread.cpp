#include "cli/reread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/intake.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/reread_changes.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/import.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

constexpr std::size_t batch_size = 200;  // articles a transaction

std::vector<Extraction> load_batch(const store::Database& db, std::span<const ArticleId> ids) {
    std::vector<Extraction> batch;
    for (const ArticleId& id : ids)
        if (auto stored = store::load_extraction(db, id)) batch.push_back(std::move(*stored));
    return batch;
}

/// What became of one article: nothing where it could not be extracted, and why; neither where it
/// stays as it was, or an interruption came first.
struct Reading {
    std::optional<Extraction> extraction;
    std::string failure;
};

Reading extract_one(Article article, const extract::Extractor& extractor,
                    const language::Engine& engine) {
    const std::string id = article.id.text;
    if (!coder_of(article.kind).empty()) return {};  // coded elsewhere: there is no text to read
    try {
        if (!is_extractable(article))
            return {Extraction{std::move(article), {}, {}, {}, {}, {}}, {}};
        const std::size_t from = article.dateline ? article.dateline->where.end : 0;
        const std::vector<Sentence> sentences = engine.parse(article.text, from);
        return {extractor.extract(std::move(article), sentences), {}};
    } catch (const std::exception& error) {
        return {{}, fmt::format("{}: {}; it stays as it was", id, error.what())};
    }
}

/// In the order of the articles; `jobs` threads share the work.
std::vector<Reading> extract_all(const std::vector<Extraction>& stored,
                                 const extract::Extractor& extractor,
                                 const language::Engine& engine, std::size_t jobs) {
    std::vector<Reading> readings(stored.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < stored.size() && !is_interrupted(); i = next++)
            readings[i] = extract_one(stored[i].article, extractor, engine);
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
    threads.clear();
    return readings;
}

using Json = nlohmann::ordered_json;

/// What became of all of them.
struct RereadOutcome {
    std::size_t done{};
    store::Totals before, after;
    std::vector<Change> changes;  // in the order of the articles
    std::vector<std::string> failures;
    std::optional<std::size_t> waiting;  // corrections, where more wait than before
};

Json row_of(const Change& change) {
    return {{"change", to_text(change.change)}, {"kind", change.is_stance ? "stance" : "event"},
            {"date", to_text(change.date)},     {"statement", change.words},
            {"article", change.article.text},   {"id", change.id},
            {"evidence", change.evidence}};
}

std::string sentence_of(const Options& options, const RereadOutcome& outcome) {
    if (options.dry_run)
        return fmt::format("dry run, nothing is stored: {} articles read anew\n", outcome.done);
    return fmt::format("{} articles read anew: {} events (were {}), {} stances (were {})\n",
                       outcome.done, outcome.after.events, outcome.before.events,
                       outcome.after.stances, outcome.before.stances);
}

/// `catalogue apply` counts; `import --again` lists what changed too.
void report(const Options& options, const RereadOutcome& outcome) {
    using render::Format;
    const bool is_json =
        options.format == Format::json || (options.format == Format::jsonl && !options.again);
    std::vector<Json> rows;
    if (options.again)
        for (const Change& change : outcome.changes) rows.push_back(row_of(change));
    if (is_json) {
        Json json = {{"articles", outcome.done},
                     {"events_before", outcome.before.events},
                     {"events", outcome.after.events},
                     {"stances_before", outcome.before.stances},
                     {"stances", outcome.after.stances}};
        if (options.dry_run) json["events"] = json["stances"] = nullptr;
        if (options.again) json["changes"] = rows;
        std::cout << json.dump(options.format == Format::json ? 2 : -1) << '\n';
        return;
    }
    if (options.detail != Detail::quiet && (!options.again || options.format == Format::table))
        std::cout << sentence_of(options, outcome);
    if (options.again && (!rows.empty() || options.format != Format::table))
        render::write_rows(std::cout, rows, options.format,
                           {"change", "kind", "date", "statement", "article", "id"},
                           options.colour);
}

/// Reads batch after batch, saves each, and tells how far it is.
class Rereader {
public:
    explicit Rereader(const Options& options)
        : options_{options},
          db_{options.db, options.dry_run ? store::Open::read_only : store::Open::existing},
          catalog_{catalogue_of(db_)},
          extractor_{catalog_},
          judgements_{store::load_judgements(db_)},
          jobs_{options.jobs > 0 ? options.jobs
                                 : std::max(1U, std::thread::hardware_concurrency())} {}

    RereadOutcome read_all() { return read_some(store::load_article_ids(db_)); }

    RereadOutcome read_some(const std::vector<ArticleId>& ids) {
        const std::size_t waiting = count_waiting(db_);
        store::lay_corrections(db_);
        outcome_.before = store::load_totals(db_);
        read_articles(ids);
        outcome_.after = store::load_totals(db_);
        outcome_.waiting = more_waiting(db_, waiting);
        return std::move(outcome_);
    }

private:
    void read_articles(const std::vector<ArticleId>& ids) {
        const store::AsExtracted extracted{db_};
        ProgressLine progress{options_};
        for (std::size_t at = 0; at < ids.size() && !is_interrupted(); at += batch_size) {
            const std::size_t size = std::min(batch_size, ids.size() - at);
            read(load_batch(db_, std::span{ids}.subspan(at, size)));
            progress.show(at + size, "articles", {at + size, ids.size()});
        }
        if (!options_.dry_run) store::settle(db_);
    }

    void read(const std::vector<Extraction>& stored) {
        std::vector<Reading> readings = extract_all(stored, extractor_, engine_, jobs_);
        std::vector<Extraction> batch;
        std::vector<Change> changes;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            if (auto& fresh = readings[i].extraction) {
                if (options_.again) list_changes(stored[i], *fresh, changes);
                batch.push_back(std::move(*fresh));
            }
            if (!readings[i].failure.empty())
                outcome_.failures.push_back(std::move(readings[i].failure));
        }
        const std::size_t left_out = options_.dry_run ? 0 : save(batch, changes);
        outcome_.done += batch.size() - left_out;
        outcome_.changes.insert(outcome_.changes.end(), std::make_move_iterator(changes.begin()),
                                std::make_move_iterator(changes.end()));
    }

    /// What has come in with another text meanwhile stays, and nothing of it changed: how many did.
    std::size_t save(const std::vector<Extraction>& batch, std::vector<Change>& changes) {
        const std::size_t left_out =
            store::save_extractions(db_, batch, now_, store::Known::read_anew).unchanged;
        if (left_out > 0)
            std::erase_if(changes, [&](const Change& change) {
                const auto now = store::load_article(db_, change.article);
                return !now || now->imported_at != now_;
            });
        return left_out;
    }

    void list_changes(const Extraction& stored, const Extraction& fresh,
                      std::vector<Change>& changes) {
        for (Change& change :
             changes_between(shown_of(stored, judgements_), shown_of(fresh, judgements_)))
            changes.push_back(std::move(change));
    }

    const Options& options_;
    store::Database db_;
    catalog::Catalog catalog_;
    language::Engine engine_;
    extract::Extractor extractor_;
    Judgements judgements_;
    std::size_t jobs_;
    std::string now_{now_after(store::load_last_import(db_))};
    RereadOutcome outcome_;
};

}  // namespace

int reread_articles(const Options& options) {
    watch_interrupts();
    const RereadOutcome outcome = Rereader{options}.read_all();
    report(options, outcome);
    for (const std::string& failure : outcome.failures)
        fmt::print(stderr, "demarche: {}\n", failure);
    report_waiting(outcome.waiting);
    if (is_interrupted()) {
        fmt::print(stderr,
                   "demarche: interrupted; what was read anew is kept, the same command reads all "
                   "articles once more\n");
        return interrupted_status;
    }
    return outcome.failures.empty() ? 0 : 1;
}

std::vector<std::string> reread_some(const Options& options, const std::vector<ArticleId>& ids) {
    return Rereader{options}.read_some(ids).failures;
}

}  // namespace demarche::cli
