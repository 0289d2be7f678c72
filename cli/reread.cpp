#include "cli/reread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <iostream>
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
#include "core/store/load.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/import.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

constexpr std::size_t batch_size = 200;  // articles a transaction

std::vector<Article> load_batch(const store::Database& db, std::span<const ArticleId> ids) {
    std::vector<Article> articles;
    for (const ArticleId& id : ids)
        if (auto stored = store::load_article(db, id))
            articles.push_back(std::move(stored->article));
    return articles;
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
std::vector<Reading> extract_all(std::vector<Article> articles, const extract::Extractor& extractor,
                                 const language::Engine& engine, std::size_t jobs) {
    std::vector<Reading> readings(articles.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < articles.size() && !is_interrupted(); i = next++)
            readings[i] = extract_one(std::move(articles[i]), extractor, engine);
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
    threads.clear();
    return readings;
}

void report(const Options& options, std::size_t articles, const store::Totals& before,
            const store::Totals& after) {
    using render::Format;
    if (options.format == Format::json || options.format == Format::jsonl) {
        const nlohmann::ordered_json json = {{"articles", articles},
                                             {"events_before", before.events},
                                             {"events", after.events},
                                             {"stances_before", before.stances},
                                             {"stances", after.stances}};
        std::cout << json.dump(options.format == Format::json ? 2 : -1) << '\n';
    } else if (options.detail != Detail::quiet) {
        std::cout << fmt::format(
            "{} articles read anew: {} events (were {}), {} stances (were {})\n", articles,
            after.events, before.events, after.stances, before.stances);
    }
}

}  // namespace

int reread_articles(const Options& options) {
    watch_interrupts();
    store::Database db{options.db, store::Open::existing};
    const catalog::Catalog catalog = catalogue_of(db);
    const language::Engine engine;
    const extract::Extractor extractor{catalog};
    const std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    const std::vector<ArticleId> ids = store::load_article_ids(db);
    const store::Totals before = store::load_totals(db);
    const std::string now = now_after(store::load_last_import(db));
    std::vector<std::string> failures;
    std::size_t done = 0;
    {
        ProgressLine progress{options};
        for (std::size_t at = 0; at < ids.size() && !is_interrupted(); at += batch_size) {
            const std::size_t size = std::min(batch_size, ids.size() - at);
            std::vector<Extraction> batch;
            for (Reading& one : extract_all(load_batch(db, std::span{ids}.subspan(at, size)),
                                            extractor, engine, jobs)) {
                if (one.extraction) batch.push_back(std::move(*one.extraction));
                if (!one.failure.empty()) failures.push_back(std::move(one.failure));
            }
            store::save_extractions(db, batch, now, store::Known::read_anew);
            done += batch.size();
            progress.show(at + size, "articles", {at + size, ids.size()});
        }
        store::settle(db);
    }
    report(options, done, before, store::load_totals(db));
    for (const std::string& failure : failures) fmt::print(stderr, "demarche: {}\n", failure);
    if (is_interrupted()) {
        fmt::print(stderr,
                   "demarche: interrupted; what was read anew is kept, the same command reads all "
                   "articles once more\n");
        return interrupted_status;
    }
    return failures.empty() ? 0 : 1;
}

}  // namespace demarche::cli
