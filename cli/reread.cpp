#include "cli/reread.hpp"

#include <unistd.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "core/store/load.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/import.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

constexpr std::size_t batch_size = 200;  // articles a transaction

std::string time_of_day() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::vector<Article> load_batch(const store::Database& db, std::span<const ArticleId> ids) {
    std::vector<Article> articles;
    for (const ArticleId& id : ids)
        if (auto stored = store::load_article(db, id))
            articles.push_back(std::move(stored->article));
    return articles;
}

/// What became of one article: nothing where it stays as it was, and why, where that is a failure.
struct Outcome {
    std::optional<Extraction> extraction;
    std::string failure;
};

Outcome extract_one(Article article, const extract::Extractor& extractor,
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
std::vector<Outcome> extract_all(std::vector<Article> articles, const extract::Extractor& extractor,
                                 const language::Engine& engine, std::size_t jobs) {
    std::vector<Outcome> outcomes(articles.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < articles.size(); i = next++)
            outcomes[i] = extract_one(std::move(articles[i]), extractor, engine);
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
    threads.clear();
    return outcomes;
}

void show_progress(const Options& options, std::size_t done, std::size_t all) {
    if (!options.shows_progress || isatty(STDERR_FILENO) != 1) return;
    fmt::print(stderr, "\r\033[K{} of {} articles{}", done, all, done == all ? "\r\033[K" : "");
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
    store::Database db{options.db, store::Open::existing};
    const catalog::Catalog catalog = catalogue_of(db);
    const language::Engine engine;
    const extract::Extractor extractor{catalog};
    const std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    const std::vector<ArticleId> ids = store::load_article_ids(db);
    const store::Totals before = store::load_totals(db);
    const std::string now = time_of_day();
    std::vector<std::string> failures;
    for (std::size_t at = 0; at < ids.size(); at += batch_size) {
        const std::size_t size = std::min(batch_size, ids.size() - at);
        std::vector<Extraction> batch;
        for (Outcome& one : extract_all(load_batch(db, std::span{ids}.subspan(at, size)), extractor,
                                        engine, jobs)) {
            if (one.extraction) batch.push_back(std::move(*one.extraction));
            if (!one.failure.empty()) failures.push_back(std::move(one.failure));
        }
        store::save_extractions(db, batch, now, store::Known::replace);
        show_progress(options, at + size, ids.size());
    }
    store::settle(db);
    report(options, ids.size() - failures.size(), before, store::load_totals(db));
    for (const std::string& failure : failures) fmt::print(stderr, "demarche: {}\n", failure);
    return failures.empty() ? 0 : 1;
}

}  // namespace demarche::cli
