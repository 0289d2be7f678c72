#include "cli/intake.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "cli/catalogue.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/store/corrections.hpp"
#include "importers/extract/extract.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

void tell(const Extraction& extraction) {
    fmt::print(stderr, "{}: {} {}, {} lines left out, {} events, {} stances\n",
               extraction.article.input, to_text(extraction.article.date),
               to_text(extraction.article.date_basis), extraction.article.dropped.size(),
               extraction.events.size(), extraction.stances.size());
}

ImportOptions import_options(const Options& options, const std::stop_source& stop) {
    ImportOptions how;
    how.read.as = options.as;
    how.read.published = options.published;
    how.read.source = options.source;
    how.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    how.stop = stop.get_token();
    return how;
}

/// In seconds since 1970, and not on the system's clock, whose nanoseconds end in 2262.
std::string rfc3339(std::time_t since_1970_s) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(since_1970_s));
}

}  // namespace

ImportSummary take_in(const Options& options, const std::function<bool(const Article&)>& is_known,
                      const std::function<void(Extraction)>& sink) {
    const catalog::Catalog catalog = catalogue_on_disk(options);
    const language::Engine engine;
    const extract::Extractor extractor{catalog};
    std::stop_source stop;
    watch_interrupts();
    ProgressLine line{options};
    ImportOptions how = import_options(options, stop);
    how.is_known = is_known;
    how.progress = [&](const ImportProgress& progress) {
        if (is_interrupted()) stop.request_stop();
        line.show(progress.articles, "articles", {progress.bytes_read, progress.bytes_total});
    };
    return import_paths(
        options.paths, how,
        [&](Article article) {
            if (!article.coded.empty()) return extractor.adopt(std::move(article));
            const std::size_t from = article.dateline ? article.dateline->where.end : 0;
            const std::vector<Sentence> sentences = engine.parse(article.text, from);
            return extractor.extract(std::move(article), sentences);
        },
        [&](Extraction extraction) {
            // A name of a file may hold any bytes; what is stored and sent is UTF-8.
            extraction.article.input = utf8::repaired(extraction.article.input);
            if (options.detail == Detail::verbose) tell(extraction);
            sink(std::move(extraction));
        });
}

std::string now_utc() {
    return rfc3339(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
}

std::string now_after(const std::string& time) {
    const std::string now = now_utc();
    std::tm parts{};
    if (now > time || strptime(time.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return now;
    return rfc3339(timegm(&parts) + 1);
}

void report(const Options& options, const Outcome& outcome) {
    const store::Saved& saved = outcome.saved;
    if (options.format == render::Format::json || options.format == render::Format::jsonl) {
        nlohmann::ordered_json failed = nlohmann::ordered_json::array();
        for (const read::Rejection& one : outcome.failed)
            failed.push_back({{"input", one.input}, {"reason", one.reason}});
        nlohmann::ordered_json json = {{"read", outcome.read},
                                       {"imported", saved.imported + saved.replaced},
                                       {"unchanged", outcome.unchanged},
                                       {"repeats", saved.repeats},
                                       {"failed", failed},
                                       {"events", saved.events},
                                       {"stances", saved.stances},
                                       {"actors_new", saved.actors_new},
                                       {"seconds", outcome.seconds}};
        if (outcome.corrections) json["corrections"] = *outcome.corrections;
        const int indent = options.format == render::Format::json ? 2 : -1;
        std::cout << json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace)
                  << '\n';
    } else if (options.detail != Detail::quiet) {
        std::cout << fmt::format(
            "{}{} articles read: {} imported, {} unchanged, {} refused; {} events, {} stances, {} "
            "new actors{}\n",
            options.dry_run ? "dry run, nothing is stored: " : "", outcome.read,
            saved.imported + saved.replaced, outcome.unchanged, outcome.failed.size(), saved.events,
            saved.stances, saved.actors_new,
            outcome.corrections.value_or(0) == 0
                ? ""
                : fmt::format(", {} new corrections", *outcome.corrections));
    }
}

std::size_t count_waiting(const store::Database& db) {
    const auto log = store::load_corrections(db);
    return static_cast<std::size_t>(
        std::ranges::count(log, true, &store::LoggedCorrection::is_waiting));
}

std::optional<std::size_t> more_waiting(const store::Database& db, std::size_t before) {
    const std::size_t waiting = count_waiting(db);
    return waiting > before ? std::optional{waiting} : std::nullopt;
}

void report_waiting(const std::optional<std::size_t>& waiting) {
    if (!waiting) return;
    fmt::print(stderr, "demarche: {} in no article; see 'demarche log'\n",
               *waiting == 1
                   ? std::string{"1 correction waits: what it is about is"}
                   : fmt::format("{} corrections wait: what they are about is", *waiting));
}

void report_failed(const std::vector<read::Rejection>& failed) {
    for (const read::Rejection& one : failed)
        fmt::print(stderr, "demarche: {}: {}\n", render::visible(one.input),
                   render::visible(one.reason));
}

}  // namespace demarche::cli
